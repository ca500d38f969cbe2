"""Whatever the public sees raises the public version when it changes."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models import PublicModel, PublicVersion
from search import engine
from tests.factories import (
    FamilyFactory,
    LabelFactory,
    MemberLabelFactory,
    OrganisationFactory,
    ProductFactory,
    ProductLabelFactory,
    ProvinceFactory,
    TownFactory,
)

pytestmark = pytest.mark.django_db

FACTORIES = [
    FamilyFactory,
    LabelFactory,
    MemberLabelFactory,
    OrganisationFactory,
    ProductFactory,
    ProductLabelFactory,
    ProvinceFactory,
    TownFactory,
]


def version() -> int:
    return PublicVersion.objects.values_list("number", flat=True).first() or 0


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory.__name__)
@pytest.mark.parametrize("change", ["make", "save", "delete", "queryset delete"])
def test_every_change_raises_the_version(factory, change):
    thing = factory() if change != "make" else None
    before = version()
    match change:
        case "make":
            factory()
        case "save":
            thing.save()
        case "delete":
            thing.delete()
        case "queryset delete":
            type(thing).objects.filter(pk=thing.pk).delete()
    assert version() > before


def test_all_that_a_facet_source_reads_is_public():
    """Who writes a model that a snapshot is made of tells so, or the snapshot stays stale."""
    ProductLabelFactory(product=ProductFactory(organisation=MemberLabelFactory().organisation))
    with CaptureQueriesContext(connection) as queries:
        for source in engine._sources.values():
            list(source.entries(timezone.localdate()))
    sql = " ".join(query["sql"] for query in queries)
    read = {model for model in apps.get_models() if f'"{model._meta.db_table}"' in sql}
    assert len(read) > 5
    read.discard(PublicVersion)  # what is held of the families stands under it
    assert {model.__name__ for model in read if not issubclass(model, PublicModel)} == set()
