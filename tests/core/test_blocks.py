"""What is typed into the blocks of a page."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from wagtail import blocks

from core.blocks import CleanText, HeadingBlock
from home.models import ContentPage


def within(block: blocks.Block) -> Iterator[blocks.Block]:
    yield block
    children = getattr(block, "child_blocks", {}).values()
    for child in [*children, *filter(None, [getattr(block, "child_block", None)])]:
        yield from within(child)


def test_every_block_for_words_keeps_no_hidden_character():
    body = ContentPage._meta.get_field("body").stream_block
    plain = [b for b in within(body) if isinstance(b, blocks.CharBlock | blocks.TextBlock)]
    assert len(plain) > 15
    assert [block for block in plain if not isinstance(block, CleanText)] == []


def test_a_heading_is_stored_clean():
    block = HeadingBlock()
    assert (
        block.clean(block.to_python({"text": " Miel\u202e d’ici\x00\x07 "}))["text"] == "Miel d’ici"
    )
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"text": "\u202e\x00"}))
