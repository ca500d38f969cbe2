"""What the main pages weigh on a phone, cold: the budgets of a slow network."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import MEMBERS, fill, running_portal
from tools.weight import weigh

pytestmark = pytest.mark.thorough

MORE_MEMBERS = [
    "ruchers-de-moulay-abdessalam",
    "femmes-de-la-mer-mdiq",
    "vannieres-de-khemis-sahel",
]
KB = 1000
# Before scrolling, in all.
BUDGETS = {"": (150, 350), "catalogue/": (300, 300)}
SCRIPTS = 30


@pytest.fixture(scope="module")
def full_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """With more than a page of products."""
    folder = tmp_path_factory.mktemp("full")
    # As it is served: files compressed beforehand.
    fill(folder, [*MEMBERS, *MORE_MEMBERS], "portal.settings.dev")
    with running_portal(folder, settings="portal.settings.dev") as address:
        yield address


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("path", BUDGETS)
def test_a_page_keeps_its_budget(
    browser: Browser, full_portal: str, language: str, path: str
) -> None:
    weight = weigh(browser, f"{full_portal}/{language}/{path}")
    first, total = BUDGETS[path]
    assert weight.first <= first * KB
    assert weight.total <= total * KB
    assert weight.scripts <= SCRIPTS * KB
    assert not weight.foreign
    if path:
        assert weight.pictures == 24
