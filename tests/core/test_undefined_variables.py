"""The watch over templates that tests/conftest.py sets up."""

import pytest
from django.conf import settings
from django.template import Context, Origin, engines


def render(text: str, **context: str) -> None:
    """Render a template that stands in a folder of ours."""
    template = engines["django"].from_string(text).template
    template.name = "x.html"
    template.origin = Origin(str(settings.BASE_DIR / "core" / "templates" / "x.html"))
    template.render(Context(context))


@pytest.mark.parametrize(
    "text", ["{{ nobody }}", "{% if nobody %}x{% endif %}", "{{ nobody|default:1 }}"]
)
def test_a_name_that_nobody_set_is_found(undefined, text):
    render(text)
    assert undefined == {"x.html: nobody"}
    undefined.clear()


def test_a_missing_key_is_no_undefined_variable(undefined):
    render("{{ thing.nothing }}{% if thing.nothing %}x{% endif %}", thing="a")
    assert undefined == set()
