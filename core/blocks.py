"""Blocks of content pages. None of them queries another room; live blocks live with what they show."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from core.links import page_or_path_url
from core.text import clean

__all__ = [
    "AccordionBlock",
    "CallToActionBlock",
    "DocumentsBlock",
    "FigureBlock",
    "GalleryBlock",
    "HeadingBlock",
    "LineBlock",
    "LinesBlock",
    "QuotationBlock",
    "StepsBlock",
    "TextBlock",
    "content_blocks",
]

RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


def anchor(heading: str) -> str:
    """What follows # in the address of a heading."""
    return slugify(heading, allow_unicode=True)


class CleanText:
    """Keeps no hidden character, as fields for words keep none (core.forms.CleanCharField)."""

    def clean(self, value: str) -> Any:
        return super().clean(clean(value or ""))  # type: ignore[misc]


class LineBlock(CleanText, blocks.CharBlock):
    pass


class LinesBlock(CleanText, blocks.TextBlock):
    pass


class HeadingBlock(blocks.StructBlock):
    text = LineBlock(label=_("Heading"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "core/blocks/heading.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["anchor"] = anchor(value["text"])
        return context


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "core/blocks/text.html"


class FigureBlock(blocks.StructBlock):
    number = LineBlock(label=_("Number"), max_length=20)
    label = LineBlock(label=_("What it counts"), max_length=120)
    note = LineBlock(label=_("Source or note"), max_length=200, required=False)

    class Meta:
        icon = "order"
        label = _("Figure with number")
        template = "core/blocks/figure.html"


class StepBlock(blocks.StructBlock):
    title = LineBlock(label=_("Title"), max_length=80)
    text = LinesBlock(label=_("Text"))


class StepsBlock(blocks.StructBlock):
    title = LineBlock(label=_("Title"), max_length=120, required=False)
    items = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "core/blocks/steps.html"


class QuestionBlock(blocks.StructBlock):
    question = LineBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Answer"), features=RICH_TEXT_FEATURES)


class AccordionBlock(blocks.StructBlock):
    items = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "collapse-down"
        label = _("Questions and answers")
        template = "core/blocks/accordion.html"


class GalleryItemBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    caption = LineBlock(label=_("Caption"), max_length=200, required=False)


class GalleryBlock(blocks.StructBlock):
    images = blocks.ListBlock(GalleryItemBlock(), label=_("Pictures"), min_num=1)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "core/blocks/gallery.html"


class DocumentsBlock(blocks.StructBlock):
    title = LineBlock(label=_("Title"), max_length=120, required=False)
    documents = blocks.ListBlock(DocumentChooserBlock(label=_("Document")), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "core/blocks/documents.html"


class QuotationBlock(blocks.StructBlock):
    text = LinesBlock(label=_("Words"))
    source = LineBlock(label=_("Who said it"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "core/blocks/quotation.html"


class CallToActionBlock(blocks.StructBlock):
    title = LineBlock(label=_("Title"), max_length=120)
    text = LinesBlock(label=_("Text"), required=False)
    label = LineBlock(label=_("Label of the button"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    path = LineBlock(
        label=_("or address in the portal"),
        max_length=100,
        required=False,
        help_text=_("Without the language, for instance: catalogue/"),
    )

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        template = "core/blocks/call_to_action.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["url"] = page_or_path_url(
            value["page"] and value["page"].pk,
            value["path"],
            request=(parent_context or {}).get("request"),
        )
        return context


class ContactBlock(blocks.StructBlock):
    """How the cluster is reached, as the portal's settings say: changed there, it changes here."""

    title = LineBlock(label=_("Title"), max_length=120)

    class Meta:
        icon = "mail"
        label = _("Contact details of the cluster")
        template = "core/blocks/contact.html"


def content_blocks() -> list[tuple[str, blocks.Block]]:
    """The blocks of every content page; a room adds its live ones."""
    return [
        ("heading", HeadingBlock()),
        ("text", TextBlock()),
        ("figure", FigureBlock()),
        ("steps", StepsBlock()),
        ("accordion", AccordionBlock()),
        ("gallery", GalleryBlock()),
        ("documents", DocumentsBlock()),
        ("quotation", QuotationBlock()),
        ("call_to_action", CallToActionBlock()),
        ("contact", ContactBlock()),
    ]
