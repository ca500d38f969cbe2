"""Who may open what: every address of the portal, by method and role. A new one is declared here or fails."""

import re
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.admindocs.views import simplify_regex
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management.color import no_style
from django.db import connection
from django.test import override_settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Page, Site
from wagtail_localize.models import Translation, TranslationSource

from accounts.models import User
from catalogue.models import (
    Enquiry,
    ErrorReport,
    Family,
    Label,
    MemberLabel,
    Product,
    Selection,
    SoughtItem,
)
from catalogue.services.selections import keep
from core.enums import Audience
from core.models import Document, Image, ModeratedModel, SiteSettings
from core.perms import EDITORS, MODERATORS
from home.models import ContentPage
from members.models import Organisation
from places.models import Province, Town
from search.models import PinnedResult, SynonymGroup
from tests.factories import (
    ImageFactory,
    MemberLabelFactory,
    OrganisationFactory,
    ProductFactory,
    UserFactory,
    send_to_review,
)
from tests.test_architecture import LEVEL, addresses

pytestmark = pytest.mark.django_db

VISITOR, PERSON, EDITOR, MODERATOR, ADMINISTRATOR = range(5)
ROLES = ("visitor", "person", "editor", "moderator", "administrator")

# Addresses of the rooms' own views, each by itself, and from which role on they answer with content.
OURS = {
    "/robots.txt": VISITOR,
    "/media/<path>": VISITOR,
    "/fr/catalogue/": VISITOR,
    "/fr/catalogue/<slug:slug>/": VISITOR,
    "/fr/catalogue/<slug:slug>/demande/": VISITOR,
    "/fr/catalogue/<slug:slug>/signaler/": VISITOR,
    "/fr/membres/": VISITOR,
    "/fr/membres/<slug:slug>/": VISITOR,
    "/fr/membres/<slug:slug>/demande/": VISITOR,
    "/fr/membres/<slug:slug>/signaler/": VISITOR,
    "/fr/recherche/": VISITOR,
    "/fr/recherche/suggestions/": VISITOR,
    "/fr/saisons/": VISITOR,
    "/fr/demande/<str:token>/": VISITOR,
    "/fr/signalement/<str:token>/": VISITOR,
    "/fr/je-cherche/": VISITOR,
    "/fr/je-cherche/<str:token>/": VISITOR,
    "/fr/liste/<str:share_key>/": VISITOR,
    "/fr/ma-liste/": VISITOR,
    "/fr/ma-liste/etat/": VISITOR,
    "/fr/ma-liste/demande/": VISITOR,
    "/fr/ma-liste/garder/<slug:slug>/": VISITOR,
    "/fr/ma-liste/<str:edit_key>/": VISITOR,
    "/fr/ma-liste/<str:edit_key>/demande/": VISITOR,
    "/fr/compte/reprendre/": PERSON,
    "/admin/guide/": EDITOR,
    "/admin/design/": EDITOR,
    "/admin/localize/jsi18n/": EDITOR,
    "/admin/localize/translate/<int:translation_id>/strings/<int:string_segment_id>/edit/": EDITOR,
    "/admin/localize/translate/<int:translation_id>/pofile/download/": EDITOR,
    "/admin/localize/translate/<int:translation_id>/pofile/upload/": EDITOR,
    "/admin/recherche/essai/": EDITOR,
    "/admin/reports/recherches-sans-reponse/": EDITOR,
    "/admin/reports/recherches-sans-reponse/results/": EDITOR,
    "/admin/courriers/": ADMINISTRATOR,
    "/admin/courriers/<str:name>/": ADMINISTRATOR,
}
# What libraries serve, also of our models: the first that matches. Who shows another model in the admin adds it.
THEIRS = [
    (
        r"/admin/snippets/(choose/)?(catalogue/(enquiry|errorreport|family|label|memberlabel|product"
        r"|soughtitem)"
        r"|members/organisation|places/(province|town))/",
        EDITOR,
    ),
    (r"/admin/snippets/(choose/)?search/(synonymgroup|pinnedresult)/", EDITOR),
    (r"/admin/snippets/$", EDITOR),
    # Wagtail's words for scripts and its sign-out say nothing of anybody.
    (r"/admin/(jsi18n|login|logout|password_reset)", VISITOR),
    (r"/admin/(sprite|icons)/", VISITOR),
    # Wagtail lets whoever edits choose a review's task; she changes none.
    (r"/admin/workflows/task_chooser/", EDITOR),
    (r"/admin/(users|groups|sites|locales|workflows|redirects|collections)/", ADMINISTRATOR),
    (r"/admin/(?!snippets/)", EDITOR),
    (r"/(documents|sitemap(-<slug:section>)?\.xml|favicon\.ico)", VISITOR),
    (r"/fr/compte/(login|signup|password/reset|confirm-email|inactive|logout)", VISITOR),
    (r"/fr/compte/(2fa/authenticate|login/code|verify|password/reset/key)", VISITOR),
    (r"/fr/compte/", PERSON),
    (r"/fr/_util/", VISITOR),
    (r"/fr/$|/fr/<path>|/fr/<", VISITOR),  # pages of the tree
]


Things = dict[str, int | str]  # a parameter of an address → what is there

# Where an administrator as well finds nothing: what Wagtail offers and nobody uses here, or gives only to scripts.
NOT_THERE = (
    r"/admin/(\./|block-preview/|bulk/|failwhale/|password_reset/|tag-autocomplete/)",
    r"/admin/api/main/(documents|images|pages)/find/",
    r"/admin/(images/1/(generate_url|preview)|settings/core/sitesettings/\d+/preview)/",
    # Products are translated by their columns, pages are published by whoever edits them.
    r"/admin/localize/(api/snippets|submit/snippet|page/\d+/convert_to_alias)/",
    r"/admin/localize/translate/\d+/preview/1/",  # has one way to look, with no name
    r"/admin/localize/translate/\d+/pofile/",  # nobody translates in files
    r"/admin/pages/\d+/(convert_alias|workflow_history/detail)/",
    # Mail that was not sent; the second factor of who has one: tests of their own.
    r"/(admin/courriers|fr/compte/2fa/(recovery-codes|totp/deactivate))/",
)


def routes() -> dict[str, int | None]:
    """Each address of the URLconf, with its parameters in <>, and the role that it is declared for."""
    found = {simplify_regex(route).replace("\\", ""): p.callback for route, p in addresses()}
    return {path: needed(path, ours=is_ours(view, path)) for path, view in sorted(found.items())}


def is_ours(view: Any, path: str) -> bool:
    """Whether a room wrote the view; a library's page that a room changed stays where the library serves it."""
    changed = path.startswith(("/admin/snippets/", "/admin/users/"))
    room = getattr(view, "view_class", view).__module__.partition(".")[0]
    return room in LEVEL and not changed


def needed(path: str, *, ours: bool) -> int | None:
    if ours:
        return OURS.get(path)
    return next((role for pattern, role in THEIRS if re.match(pattern, path)), None)


def address(route: str, things: Things | None = None) -> str:
    """A sample: what is known by the name of a parameter, 1 for the others."""
    known = things or {}
    return re.sub(
        r"<(?:\w+:)?(\w+)>", lambda match: str(known.get(match[1].rstrip("_ab"), 1)), route
    )


class World(NamedTuple):
    selection: Selection
    things: dict[str, Things]  # the beginning of an address → what is there

    def addresses(self) -> dict[str, int]:
        """A sample of each, with the role that it is for."""
        return {
            address(
                route, next((t for p, t in self.things.items() if route.startswith(p)), None)
            ): (ADMINISTRATOR if role is None else role)
            for route, role in routes().items()
        }


@pytest.fixture(scope="module")
def world(reference, tmp_path_factory):
    """What belongs to somebody else, so that every address of the walk leads somewhere: a member and its product
    that are not public and wait for review, a page, messages of visitors, files, a person, another's list."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield made()


def made() -> World:
    UserFactory(pk=1)
    member = OrganisationFactory(pk=1, slug="1", draft=True)
    product = ProductFactory(pk=1, slug="1", draft=True, organisation=member)
    MemberLabelFactory(pk=1, organisation=member)
    message = {"organisation": member, "message": "…", "language": "fr"}
    Enquiry.objects.create(pk=1, key=uuid4(), name="Marta", phone="+212600000009", **message)
    ErrorReport.objects.create(pk=1, key=uuid4(), **message)
    SoughtItem.objects.create(pk=1, key=uuid4(), message="…", language="fr")
    ImageFactory(pk=1)
    Document(
        pk=1, title="PV", file=ContentFile(b"secret", "pv.txt"), audience=Audience.STAFF
    ).save()
    count_on()
    return World(selection=keep(product=product, selection=None), things=things(member, product))


def count_on() -> None:
    """PostgreSQL counts on from its own last key, and has not seen those that were given."""
    given = [User, Organisation, Product, MemberLabel, Enquiry, ErrorReport, SoughtItem]
    given += [Image, Document]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), given):
            cursor.execute(statement)


def things(member: Organisation, product: Product) -> dict[str, Things]:
    """The beginning of an address → its parameters that lead somewhere."""
    home, author = Page.objects.get(depth=2), User.objects.get(pk=1)
    page = home.add_child(instance=ContentPage(title="Le cluster", live=False))
    below = home.add_child(instance=ContentPage(title="Les statuts"))
    source, _created = TranslationSource.update_or_create_from_instance(below)
    arabic = Locale.objects.get_or_create(language_code="ar")[0]
    translation = Translation.objects.create(source=source, target_locale=arabic)
    translation.save_target()
    SynonymGroup.objects.create(terms="amlou, أملو")
    PinnedResult.objects.create(words="miel", kind="product", object_id=product.pk)
    redirect = Redirect.objects.create(old_path="/ancien", redirect_link="/fr/")
    waiting = in_review(product, author)
    a_page = {
        **dict.fromkeys(("page_id", "pk", "page_to_move_id"), page.pk),
        **dict.fromkeys(("parent_page_id", "destination_id"), home.pk),
        **dict.fromkeys(("app_label", "content_type_app_name"), "home"),
        **dict.fromkeys(("model_name", "content_type_model_name"), "contentpage"),
        "revision_id": page.save_revision().pk,
        "task_state_id": waiting["task_state_id"],
    }
    return {
        **{
            f"/admin/snippets/{chosen}{model._meta.label_lower.replace('.', '/')}/": {
                "pk": model._base_manager.first().pk
            }
            for model in (Family, Label, PinnedResult, Province, SynonymGroup, Town)
            for chosen in ("", "choose/")
        },
        "/admin/snippets/catalogue/product/": waiting,
        "/admin/snippets/members/organisation/": in_review(member, author),
        "/admin/pages/": a_page,
        "/admin/api/main/pages/": a_page,
        "/admin/localize/": {
            **a_page,
            "translation_id": translation.pk,
            "translation_source_id": source.pk,
        },
        "/admin/collections/": {"pk": Collection.get_first_root_node().add_child(name="PV").pk},
        "/admin/redirects/": {"redirect_id": redirect.pk},
        "/admin/settings/": {
            "app_name": "core",
            "model_name": "sitesettings",
            "pk": SiteSettings.for_site(Site.objects.get()).site_id,
        },
        "/admin/workflows/tasks/add/": {"app_label": "core", "model_name": "moderationtask"},
    }


def in_review(thing: ModeratedModel, author: User) -> Things:
    revision = thing.save_revision(user=author)
    state = send_to_review(thing, author)
    return {
        "revision_id": revision.pk,
        "workflow_state_id": state.pk,
        "task_state_id": state.current_task_state_id,
        "task_id": state.current_task_state.task_id,
    }


@pytest.fixture
def people(world):
    people = [None, UserFactory(), UserFactory(), UserFactory(), UserFactory(admin=True)]
    for person, name in ((people[EDITOR], EDITORS), (people[MODERATOR], MODERATORS)):
        person.groups.add(Group.objects.get(name=name))
    return people


def rows() -> dict[str, list]:
    """Everything that is there, but for what each visit leaves behind."""
    visits = {"sessions", "wagtailadmin", "wagtailcore_referenceindex", "usersessions"}
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models()
        if not visits & {model._meta.app_label, model._meta.db_table}
    }


def test_every_address_is_declared():
    declared = routes()
    assert [route for route, role in declared.items() if role is None] == []
    assert len(declared) > 300
    assert set(OURS) <= set(declared)  # none that is gone


@pytest.mark.parametrize("path", ["/fr/espace/", "/admin/registre/", "/admin/snippets/desk/call/"])
def test_an_address_nobody_declared_is_found(path):
    assert needed(path, ours=True) is None
    assert needed("/admin/snippets/desk/call/", ours=False) is None


@pytest.mark.thorough
def test_every_address_of_the_walk_leads_somewhere(client, people, world):
    """Who may not come in hears the same where nothing is: the walk below would tell nothing of it."""
    client.raise_request_exception = False
    nothing = []
    for place, role in world.addresses().items():
        if role == VISITOR or any(re.match(path, place) for path in NOT_THERE):
            continue
        client.force_login(people[ADMINISTRATOR])
        if client.get(place).status_code == 404:
            nothing.append(place)
    assert nothing == []


@pytest.mark.parametrize("role", range(ADMINISTRATOR), ids=ROLES[:-1])
@pytest.mark.parametrize(
    "method",
    [
        "get",
        "post",
        *(pytest.param(name, marks=pytest.mark.thorough) for name in ("put", "delete")),
    ],
)
def test_no_address_answers_whom_it_is_not_for(client, people, world, role, method):
    client.raise_request_exception = False
    if people[role]:
        client.force_login(people[role])
    closed = [place for place, needs in world.addresses().items() if needs > role]
    before, wrong = rows(), []
    for place in closed:
        response = getattr(client, method)(place)
        if 200 <= response.status_code < 300:
            wrong.append(f"{method} {place}: {response.status_code} for {ROLES[role]}")
    assert wrong == []
    assert rows() == before
    assert bool(people[role]) == ("_auth_user_id" in client.session)  # nothing signed her out


def test_the_walk_finds_an_open_door(client, people):
    """The control: what an administrator may open, an editor would be told of."""
    client.force_login(people[ADMINISTRATOR])
    opened = [a for a in ("/admin/users/", "/admin/groups/") if client.get(a).status_code == 200]
    assert len(opened) == 2


@pytest.mark.parametrize("role", range(ADMINISTRATOR), ids=ROLES[:-1])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_public_or_anothers_is_not_there(client, people, world, role, method):
    if people[role]:
        client.force_login(people[role])
    hidden = [
        *("/fr/catalogue/1/", "/fr/catalogue/1/demande/", "/fr/ma-liste/garder/1/"),
        *("/fr/membres/1/", "/fr/membres/1/demande/"),
        *("/fr/catalogue/1/signaler/", "/fr/membres/1/signaler/"),
        *(
            "/fr/demande/1/",
            "/fr/je-cherche/1/",
            "/fr/liste/1/",
            "/fr/ma-liste/1/",
            "/fr/ma-liste/1/demande/",
        ),
        # Whoever was given a list to read cannot change it with that address.
        f"/fr/ma-liste/{world.selection.share_key}/",
        f"/fr/ma-liste/{world.selection.share_key}/demande/",
        f"/fr/liste/{world.selection.edit_key}/",
    ]
    answers = {address: getattr(client, method)(address).status_code for address in hidden}
    assert {a: code for a, code in answers.items() if 200 <= code < 300} == {}


def test_a_document_for_staff_opens_for_staff_alone(client, people):
    opens = []
    address = Document.objects.get(pk=1).url
    for person in people:
        client.logout()
        if person:
            client.force_login(person)
        opens.append(client.get(address).status_code == 200)
    assert opens == [False, False, True, True, True]


def test_ones_own_list_is_there_and_nobody_elses(client, world):
    other = keep(product=ProductFactory(), selection=None)
    mine = client.post(f"/fr/ma-liste/garder/{ProductFactory(slug='mien').slug}/")
    assert mine.status_code == 302
    page = client.get("/fr/ma-liste/").text
    assert "mien" in page
    assert other.edit_key not in page
    assert client.post(f"/fr/liste/{other.share_key}/", {"name": "Volée"}).status_code == 405
