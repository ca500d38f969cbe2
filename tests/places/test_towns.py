import pytest
from django.utils.translation import override

from search.origins import Origin, origins
from tests.factories import TownFactory

pytestmark = pytest.mark.django_db


def test_towns_are_points_that_distances_are_counted_from():
    TownFactory()
    with override("ar"):
        assert origins() == [
            Origin(key="oued-laou", name="واد لو", latitude=35.45, longitude=-5.09)
        ]
