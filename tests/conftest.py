import pytest
from django.core.cache import cache, caches

from core import public
from search import facets


@pytest.fixture(autouse=True)
def fresh_snapshots() -> None:
    """A test's database is rolled back, its version with it: what an earlier test computed is void."""
    facets._snapshots.clear()
    public.forget()
    cache.clear()
    for name in ("pages", "fragments"):
        caches[name].clear()
