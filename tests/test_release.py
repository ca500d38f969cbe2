"""Pages that one release kept are not found by the next, whose static files have other names."""

import pytest

from portal import release
from portal.settings import base


@pytest.fixture
def code(tmp_path):
    (tmp_path / "room" / "templates").mkdir(parents=True)
    (tmp_path / "room" / "views.py").write_text("x = 1")
    (tmp_path / "room" / "templates" / "page.html").write_text("<h1>")
    (tmp_path / "staticfiles.json").write_text("{}")
    return tmp_path


def digest(code) -> str:
    return release.digest([code / "room", code / "missing"], code / "staticfiles.json")


def test_the_same_code_has_the_same_name(code):
    assert digest(code) == digest(code)


@pytest.mark.parametrize("path", ["room/views.py", "room/templates/page.html", "staticfiles.json"])
def test_each_change_gives_another_name(code, path):
    before = digest(code)
    (code / path).write_text("changed")
    assert digest(code) != before


def test_pages_are_kept_under_the_release():
    folders = [base.BASE_DIR / name for name in (*base.INSTALLED_APPS, "locale")]
    of_now = release.digest(folders, base.VAR_DIR / "static" / "staticfiles.json")
    assert base.CACHES["pages"]["KEY_PREFIX"] == f"pages-{of_now}"
