import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.core.management import call_command
from django.db import connection, transaction
from django.template.base import Variable, VariableDoesNotExist
from django.utils import translation

from core import versioned_cache
from search import snapshot

# Templates in a room's own folder, not those of what is installed below var/.
OURS = re.compile(rf"{re.escape(str(settings.BASE_DIR))}/\w+/templates/")
# What a page or an include may leave out, by template.
OPTIONAL = {
    "base.html": {"json_ld", "seo"},
    "components/search.html": {"q", "action", "focused", "kind", "id", "label", "placeholder"},
    "components/sharing.html": {"seo"},
}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """PostgreSQL does not drop a database that somebody still looks into, such as the thread of a test that is
    over: end what is left before it is dropped."""
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


@pytest.fixture(scope="module")
def rows_of_the_module(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A transaction around all tests of a module: what is made within it is there for each of them, and each
    goes back to it. Not for modules whose tests commit for themselves."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def reference(rows_of_the_module: None) -> None:
    """The vocabularies, groups and reviews that come with the portal."""
    call_command("load_reference", verbosity=0)


@pytest.fixture(autouse=True)
def fresh_snapshots() -> None:
    """A test's database is rolled back, its version with it: what an earlier test computed is void, and so is
    the language of its last request."""
    translation.activate(settings.LANGUAGE_CODE)
    snapshot._snapshots.clear()
    versioned_cache.clear()
    cache.clear()
    for name in ("pages", "fragments"):
        caches[name].clear()


def watch_templates(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """A set that fills with the names nobody set and templates of ours ask for, also inside {% if %}, where
    Django itself is silent. An attribute or key that is missing is no undefined variable."""
    undefined: set[str] = set()
    resolve_lookup = Variable._resolve_lookup

    def watch(variable: Any, context: Any) -> Any:
        try:
            return resolve_lookup(variable, context)
        except VariableDoesNotExist:
            name, template = variable.lookups[0], context.render_context.template
            is_ours = template and OURS.match(str(template.origin.name))
            if is_ours and name not in context and name not in OPTIONAL.get(template.name, ()):
                undefined.add(f"{template.name}: {name}")
            raise

    monkeypatch.setattr(Variable, "_resolve_lookup", watch)
    return undefined


@pytest.fixture(autouse=True)
def undefined(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """The watch fails every test that leaves something in it."""
    undefined = watch_templates(monkeypatch)
    yield undefined
    assert not undefined, f"undefined in templates: {', '.join(sorted(undefined))}"
