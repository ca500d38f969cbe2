"""Whatever the public sees raises the public version when it changes."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import TextField
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.models import DraftStateMixin, Page, Site

from catalogue.models import Family, Label, MemberLabel, Product, ProductLabel, ProductPhoto
from core.models import Document, Image, PublicModel, PublicVersion, SiteSettings
from home.models import ContentPage, HomePage
from members.models import Organisation
from places.models import Province, Town
from search import engine
from search.models import PinnedResult, SynonymGroup
from tests.factories import (
    FamilyFactory,
    ImageFactory,
    LabelFactory,
    MemberLabelFactory,
    OrganisationFactory,
    ProductFactory,
    ProductLabelFactory,
    ProvinceFactory,
    TownFactory,
)

pytestmark = pytest.mark.django_db


def page() -> Page:
    title = f"Page {Page.objects.count()}"
    return Page.objects.get(depth=2).add_child(instance=ContentPage(title=title))


def document() -> Document:
    made = Document(title="Statuts", file=ContentFile(b"Article premier", "statuts.txt"))
    made.save()
    return made


def site_settings() -> SiteSettings:
    site = Site.objects.create(hostname=f"{uuid4()}.example", root_page_id=2)
    return SiteSettings.objects.create(site=site)


MAKERS = {
    Document: document,
    Family: lambda: FamilyFactory(slug=str(uuid4())),
    HomePage: lambda: Page.objects.get(depth=1).add_child(
        instance=HomePage(title="Accueil", slug=str(uuid4()), hero_title="Miel", hero_text="…")
    ),
    ContentPage: page,
    Image: ImageFactory,
    Label: lambda: LabelFactory(slug=str(uuid4())),
    MemberLabel: MemberLabelFactory,
    Organisation: OrganisationFactory,
    PinnedResult: lambda: PinnedResult.objects.create(words="miel", kind="product", object_id=1),
    Product: ProductFactory,
    ProductLabel: ProductLabelFactory,
    Province: ProvinceFactory,
    SiteSettings: site_settings,
    SynonymGroup: lambda: SynonymGroup.objects.create(terms="amlou, أملو"),
    Town: TownFactory,
}


def version() -> int:
    return PublicVersion.objects.values_list("number", flat=True).first() or 0


def test_every_public_model_is_tried():
    public = {model for model in apps.get_models() if issubclass(model, PublicModel)}
    assert public == set(MAKERS)


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("change", ["make", "save", "delete", "queryset delete"])
def test_every_change_raises_the_version(model, change, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    thing = MAKERS[model]() if change != "make" else None
    before = version()
    match change:
        case "make":
            MAKERS[model]()
        case "save":
            thing.save()
        case "delete":
            thing.delete()
        case "queryset delete":
            type(thing).objects.filter(pk=thing.pk).delete()
    assert version() > before


DRAFTED = [model for model in MAKERS if issubclass(model, DraftStateMixin)]


@pytest.mark.parametrize("model", DRAFTED, ids=lambda model: model.__name__)
def test_a_draft_changes_nothing_that_the_public_sees(model, settings, tmp_path):
    """Neither a column of the live row nor the version, under which pages are kept."""
    settings.MEDIA_ROOT = tmp_path
    thing = MAKERS[model]()
    if model is Product:
        thing.photos.add(ProductPhoto(image=ImageFactory(), sort_order=0))
    thing.save_revision().publish()
    row = model.objects.filter(pk=thing.pk)
    seen = row.values().get()
    draft = row.get().get_latest_revision_as_object()
    for field in model._meta.concrete_fields:
        if isinstance(field, TextField):
            setattr(draft, field.attname, "Non lu")
    if model is Product:
        draft.photos.set([ProductPhoto(image=ImageFactory(), sort_order=0)])
    before = version()
    draft.save_revision()
    changed = {name for name, value in row.values().get().items() if value != seen[name]}
    assert changed - {"latest_revision_created_at", "draft_title"} == {
        *("latest_revision_id", "has_unpublished_changes"),
    }
    assert version() == before


def test_all_that_a_facet_source_reads_is_public():
    """Who writes a model that a snapshot is made of tells so, or the snapshot stays stale."""
    ProductLabelFactory(product=ProductFactory(organisation=MemberLabelFactory().organisation))
    with CaptureQueriesContext(connection) as queries:
        for source in engine.all_listed():
            list(source.entries(timezone.localdate(), None))
    sql = " ".join(query["sql"] for query in queries)
    read = {model for model in apps.get_models() if f'"{model._meta.db_table}"' in sql}
    assert len(read) > 5
    read.discard(PublicVersion)  # what is cached of the families stands under it
    # The rows of a product are saved with it.
    rows = {model for model in read if any(isinstance(f, ParentalKey) for f in model._meta.fields)}
    # What Wagtail changes of pages is told by signals (core.signal_handlers, home.signal_handlers).
    others = {m for m in read - rows if m._meta.app_label != "wagtailcore"}
    assert {m.__name__ for m in others if not issubclass(m, PublicModel)} == set()
