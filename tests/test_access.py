"""Who may open what: every address of the portal, by method and role. A new one is declared here or fails."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.contrib.admindocs.views import simplify_regex
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.roles import EDITORS, MODERATORS
from catalogue.models import Enquiry
from catalogue.services.selections import keep
from core.enums import Audience
from core.models import Document
from tests.factories import ImageFactory, OrganisationFactory, ProductFactory, UserFactory

VISITOR, PERSON, EDITOR, MODERATOR, ADMINISTRATOR = range(5)
ROLES = ("visitor", "person", "editor", "moderator", "administrator")

# The first that matches says from which role on an address may answer with content.
TABLE = [
    # Wagtail's words for scripts and its sign-out say nothing of anybody.
    (r"/admin/(jsi18n|login|logout|password_reset)", VISITOR),
    (r"/admin/(sprite|icons)/", VISITOR),
    # Wagtail lets whoever edits choose a review's task; she changes none.
    (r"/admin/workflows/task_chooser/", EDITOR),
    (
        r"/admin/(users|groups|sites|locales|workflows|redirects|courriers|collections)/",
        ADMINISTRATOR,
    ),
    (r"/admin/reports/(site-history|aging-pages|page-types-usage)/", EDITOR),
    (r"/admin/guide/", EDITOR),
    (r"/admin/", EDITOR),
    (r"/(documents|media|sitemap(-1)?\.xml|robots\.txt|favicon\.ico)", VISITOR),
    (r"/fr/compte/(login|signup|password/reset|confirm-email|inactive|logout)", VISITOR),
    (r"/fr/compte/(2fa/authenticate|login/code|verify|password/reset/key)", VISITOR),
    (r"/fr/compte/", PERSON),
    (r"/fr/(catalogue|membres|saisons|demande|ma-liste|liste)/", VISITOR),
    (r"/fr/_util/", VISITOR),
    (r"/fr/", VISITOR),
]


def addresses() -> Iterator[str]:
    """A sample of each address of the URLconf, every variable part a 1."""

    def walk(patterns: list, prefix: str) -> Iterator[str]:
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, route)
            elif isinstance(pattern, URLPattern):
                yield re.sub(r"<[^>]+>|\(\\d\)", "1", simplify_regex(route)).replace("\\", "")

    yield from sorted(set(walk(get_resolver().url_patterns, "")))


def needed(address: str) -> int | None:
    return next((role for pattern, role in TABLE if re.match(pattern, address)), None)


@pytest.fixture
def world(db):
    """What belongs to somebody else, so that every address of the walk leads somewhere: a member and its product
    that are not public, an enquiry, a picture, a document for staff, a person, another's list."""
    member = OrganisationFactory(pk=1, slug="1", draft=True)
    product = ProductFactory(pk=1, slug="1", draft=True, organisation=member)
    Enquiry.objects.create(
        pk=1,
        key=uuid4(),
        organisation=member,
        name="Marta",
        phone="+212600000009",
        message="…",
        language="fr",
    )
    ImageFactory(pk=1)
    Document(
        pk=1, title="PV", file=ContentFile(b"secret", "pv.txt"), audience=Audience.STAFF
    ).save()
    UserFactory(pk=1)
    return keep(product=product, selection=None)


@pytest.fixture
def people(world):
    call_command("load_reference", verbosity=0)
    people = [None, UserFactory(), UserFactory(), UserFactory(), UserFactory(admin=True)]
    for person, name in ((people[EDITOR], EDITORS), (people[MODERATOR], MODERATORS)):
        person.groups.add(Group.objects.get(name=name))
    return people


def test_every_address_is_declared():
    assert [address for address in addresses() if needed(address) is None] == []
    assert sum(1 for _address in addresses()) > 300


@pytest.mark.parametrize("role", range(ADMINISTRATOR), ids=ROLES[:-1])
@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_no_address_answers_whom_it_is_not_for(client, people, role, method):
    if people[role]:
        client.force_login(people[role])
    client.raise_request_exception = False
    wrong = []
    for address in addresses():
        if needed(address) <= role:
            continue
        response = getattr(client, method)(address)
        if 200 <= response.status_code < 300:
            wrong.append(f"{method} {address}: {response.status_code} for {ROLES[role]}")
    assert wrong == []


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
        *("/fr/catalogue/1/signaler/", "/fr/catalogue/1/signaler/merci/"),
        *("/fr/membres/1/signaler/", "/fr/membres/1/signaler/merci/"),
        *("/fr/demande/1/", "/fr/liste/1/", "/fr/ma-liste/1/", "/fr/ma-liste/1/demande/"),
        # Whoever was given a list to read cannot change it with that address.
        f"/fr/ma-liste/{world.share_key}/",
        f"/fr/ma-liste/{world.share_key}/demande/",
        f"/fr/liste/{world.edit_key}/",
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
