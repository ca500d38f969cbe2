import pytest
from django.utils.translation import override

from search.origins import Origin, origins
from tests.factories import ProvinceFactory, TownFactory

pytestmark = pytest.mark.django_db


def test_towns_are_points_that_distances_are_counted_from():
    TownFactory()
    with override("ar"):
        assert origins() == [
            Origin(
                key="oued-laou",
                name="واد لو",
                all_names=("Oued Laou", "واد لو", "Río Laou", "Oued Laou town"),
                latitude=35.45,
                longitude=-5.09,
            )
        ]


def test_a_province_without_a_town_is_a_point():
    TownFactory()
    ProvinceFactory(slug="chefchaouen", code="01.151", name_fr="Chefchaouen")
    with override("fr"):
        assert [origin.name for origin in origins()] == ["Oued Laou", "Chefchaouen"]


def test_a_province_is_not_named_again_after_its_chief_town():
    tetouan = ProvinceFactory(slug="tetouan", name_fr="Tétouan")
    chief = TownFactory(slug="tetouan", name_fr="Tétouan", province=tetouan)
    other = TownFactory(slug="azla", name_fr="Azla", province=tetouan)
    with override("fr"):
        assert [town.name_with_province for town in (chief, other)] == ["Tétouan", "Azla, Tétouan"]
