"""What the editor of rich texts sends, odd as no browser of ours would: published, it would fail before visitors."""

import json

import pytest
from django.core.exceptions import SuspiciousOperation

from core.admin.rich_text import CleanRichTextArea

pytestmark = pytest.mark.django_db


def sent(text: str = "Miel", link: dict | None = None) -> str:
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
    entities = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": link}} if link else {}
    ranges = [{"key": 0, "offset": 0, "length": 4}] if link else []
    return json.dumps({"blocks": [block | {"entityRanges": ranges}], "entityMap": entities})


def stored(value: str) -> str:
    area = CleanRichTextArea(features=["bold", "link", "document-link"])
    return area.value_from_datadict({"body": value}, {}, "body")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Miel \ud83d", "Miel "),
        ("Miel\u202e\u0000", "Miel"),
        ("عسل 🍯", "عسل 🍯"),
    ],
)
def test_what_cannot_be_shown_is_not_stored(typed, kept):
    html = stored(sent(typed))
    assert html.encode()
    assert f">{kept}</p>" in html


@pytest.mark.parametrize(
    ("id", "stored_as"), [(12, "12"), ("12", "12"), ("abc", "0"), ("9" * 30, "0"), (-1, "0")]
)
def test_a_link_to_what_cannot_be_anything_leads_nowhere(id, stored_as):
    html = stored(sent(link={"id": id, "url": "/fr/"}))
    assert f'<a linktype="page" id="{stored_as}">Miel</a>' in html
    assert 'href="https://example.org/?a=b"' in stored(
        sent(link={"url": "https://example.org/?a=b"})
    )


@pytest.mark.parametrize(
    "value", ["[]", "nonsense", "[" * 5000, sent(link={"url": 5}).replace('"0":', '"7":')]
)
def test_what_no_editor_sends_is_a_bad_request(value):
    with pytest.raises(SuspiciousOperation):
        stored(value)
