import pytest

from demo import pictures
from demo.pictures.motifs import MOTIFS
from members.enums import Sector

SMALL = (160, 120)


def test_the_same_reference_gives_the_same_picture():
    first, second = (
        pictures.draw("miel-0", "jar", "terroir", view=0, size=SMALL) for _ in range(2)
    )
    assert first.tobytes() == second.tobytes()
    other = pictures.draw("figues-0", "jar", "terroir", view=0, size=SMALL)
    assert other.tobytes() != first.tobytes()


@pytest.mark.parametrize("motif", sorted(MOTIFS))
def test_every_motif_is_drawn(motif):
    picture = pictures.draw("any", motif, "crafts", view=0, size=SMALL)
    assert picture.size == SMALL
    assert len(picture.getcolors(SMALL[0] * SMALL[1])) > 200


@pytest.mark.parametrize("sector", Sector.values)
def test_every_sector_has_its_women(sector):
    assert pictures.portrait("any", sector, "pot", SMALL).size == SMALL


def test_an_unknown_motif_is_refused():
    with pytest.raises(KeyError):
        pictures.draw("any", "submarine", "crafts", view=0, size=SMALL)
