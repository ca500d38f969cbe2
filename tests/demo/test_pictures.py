import colorsys
import re
from itertools import combinations

import pytest
from PIL import ImageChops, ImageOps, ImageStat

from demo import members, pictures
from demo.pictures import portraits
from demo.pictures.motifs import MOTIFS
from demo.pictures.scene import IN_THE_OPEN, ON_THE_FLOOR
from members.enums import Sector

SMALL = (160, 120)
ROWS = members.files()
PHOTOS = [
    (f"{product['slug']}-{view}", product["family"], photo)
    for row in ROWS
    for product in row["products"]
    for view, photo in enumerate(product["photos"])
]

# What a picture must be of when its English alternative text has this word: the beginnings of the motifs' names.
WORDS = {
    "almonds": ("almonds", "full-basket", "tree"),
    "baskets?": ("basket", "flowers", "bread-basket", "breakfast-basket", "full-", "plaits-", "shopper"),
    "bed": ("bed",),
    "blanket": ("bed", "blanket"),
    "bottles?": ("bottle",),
    "bowls?": ("bowl", "wooden-bowl"),
    "camera": ("camera", "tripod-camera"),
    "caftan": ("caftan",),
    "cheeses?": ("breakfast-table", "cheese", "cut-cheese", "small-cheeses"),
    "couscous": ("couscous", "plain-couscous"),
    "cups": ("cup", "crate"),
    "djellaba": ("djellaba",),
    "figs?": ("fig", "tree"),
    "hands": ("hands-",),
    "hat": ("harvest-hat", "hands-hat", "hat"),
    "hives": ("hives",),
    "jars?": ("jar", "water-jar", "hands-phone", "breakfast-basket"),
    "laptop": ("laptop-",),
    "lattice": ("lattice",),
    "loom": ("loom",),
    "mat": ("mat", "open-phone"),
    "mendil": ("mendil", "loom"),
    "net": ("net-bag",),
    "olives?": ("olives", "jar", "hands-bowl", "tree", "bowl"),
    "oranges": ("oranges",),
    "panels": ("solar",),
    "peppers": ("peppers", "jar"),
    "phone": ("phone-", "open-phone", "hands-phone"),
    "poster": ("poster",),
    "ring": ("ring",),
    "rush": ("pot-mats", "fig-string", "mat"),
    "screen": ("screen-", "laptop-"),
    "soap": ("soap",),
    "strait": ("sea", "bed"),
    "tent": ("tent",),
}  # fmt: skip

# Families whose first picture the name alone decides.
FAMILIES = {
    "babouches": {"slipper"},
    "bijoux": {"earrings", "fibula", "hand-tools", "jewel-box", "necklace", "ring"},
    "fromage-chevre": {"cheese", "cut-cheese", "jar", "small-cheeses"},
    "fromage-vache": {"cheese", "cut-cheese", "grilled-cheese"},
    "huile-olive": {"bottle"},
    "mendil": {"mendil"},
    "miel": {"jar"},
    "nattes-chapeaux": {"harvest-hat", "hat", "mat", "pot-mats"},
    "paniers": {"bread-basket", "full-basket", "shopper"},
    "poterie-jbala": {"couscous", "cup", "water-jar"},
}

# Hues of the words for colours, in degrees of the colour wheel.
HUES = {
    "red": (340, 20),
    "green": (55, 175),
    "blue": (185, 260),
    "indigo": (215, 260),
    "yellow": (35, 60),
    "pink": (330, 20),
    "orange": (15, 45),
}


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


@pytest.mark.parametrize("place", sorted(portraits.PLACES))
def test_every_place_of_work_has_its_women(place):
    for sector in Sector.values:
        picture = pictures.portrait("any", sector, "water-jar", place, women=2, size=SMALL)
        assert picture.size == SMALL


@pytest.mark.django_db
def test_no_two_stalls_look_alike():
    """Light and dark, coarsely, also of a mirrored stall: 30 levels apart at least, 15 with one roof for all."""
    stalls = []
    for row in ROWS:
        if row["portrait"].endswith("stall"):
            wanted = next(members.picture_requests([row]))
            picture = portraits.member(
                wanted["reference"],
                wanted["sector"],
                wanted["motif"],
                wanted["place"],
                wanted["women"],
                SMALL,
                wanted["colours"],
            )
            stalls.append(ImageOps.autocontrast(picture.convert("L").resize((24, 18))))
    assert len(stalls) > 5
    for one, other in combinations(stalls, 2):
        for turned in (other, ImageOps.mirror(other)):
            assert ImageStat.Stat(ImageChops.difference(one, turned)).mean[0] > 22


def test_an_unknown_motif_is_refused():
    with pytest.raises(KeyError):
        pictures.draw("any", "submarine", "crafts", view=0, size=SMALL)


def test_a_thing_s_own_colours_win_over_the_sector_s():
    def share_of_blue(colours):
        picture = pictures.draw("any", "mendil", "crafts", view=0, size=SMALL, colours=colours)
        pixels = picture.crop((50, 35, 110, 85)).getcolors(3000)
        return sum(many for many, (red, _green, blue) in pixels if blue > red + 30) / 3000

    assert share_of_blue(["#22315F", "#22315F"]) > 0.7 > 0.2 > share_of_blue(["#A61E2B", "#FBF7F0"])


def test_every_motif_is_used_and_every_place_too():
    portrayed = {row["portrait"] for row in ROWS}
    used = {photo["motif"] for _name, _family, photo in PHOTOS} | {"pen"}
    assert used | (portrayed - set(portraits.PLACES)) == set(MOTIFS)
    assert portrayed >= set(portraits.PLACES)
    assert set(MOTIFS) >= ON_THE_FLOOR | IN_THE_OPEN


def test_a_picture_is_of_what_its_alternative_text_names():
    wrong = []
    for name, _family, photo in PHOTOS:
        alt, motif = photo["alt"]["en"], photo["motif"]
        for word, motifs in WORDS.items():
            if re.search(rf"\b{word}\b", alt, re.IGNORECASE) and not motif.startswith(motifs):
                wrong.append(f"{name}: {alt!r} is drawn as {motif}")
    assert not wrong, "\n".join(wrong)


def test_the_first_picture_of_a_family_is_of_that_family():
    wrong = [
        f"{name}: {photo['motif']}"
        for name, family, photo in PHOTOS
        if name.endswith("-0") and photo["motif"] not in FAMILIES.get(family, {photo["motif"]})
    ]
    assert not wrong


def test_colours_that_the_alternative_text_names_are_among_the_thing_s():
    def has(colours, word):
        low, high = HUES[word]
        for colour in colours:
            rgb = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
            hue, _lightness, saturation = colorsys.rgb_to_hls(*rgb)
            inside = low <= hue * 360 <= high if low < high else not high < hue * 360 < low
            if inside and saturation > 0.1:
                return True
        return False

    wrong = [
        f"{name}: {photo['alt']['en']!r} in {photo['colours']}"
        for name, _family, photo in PHOTOS
        for word in HUES
        if any(photo.get("colours", [])) and re.search(rf"\b{word}\b", photo["alt"]["en"], re.I)
        if not has([colour for colour in photo["colours"] if colour], word)
    ]
    assert not wrong, "\n".join(wrong)
