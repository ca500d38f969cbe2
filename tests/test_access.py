"""Who may open what: every address of the portal, by method and role. A new one is declared here or fails."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.admindocs.views import simplify_regex
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.roles import EDITORS, MODERATORS
from tests.factories import UserFactory

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
    (r"/(documents|media|sitemap\.xml|robots\.txt|favicon\.ico)", VISITOR),
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
                yield re.sub(r"<[^>]+>", "1", simplify_regex(route))

    yield from sorted(set(walk(get_resolver().url_patterns, "")))


def needed(address: str) -> int | None:
    return next((role for pattern, role in TABLE if re.match(pattern, address)), None)


@pytest.fixture
def people(db):
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
