"""What templates of every room use."""

from django.template import Context, Template
from django.utils.translation import override


def test_a_text_that_is_missing_is_shown_in_french_and_says_so():
    class Thing:
        name_fr, name_ar = "Miel <doux>", ""

    with override("ar"):
        shown = Template("{% load display %}{% localized thing 'name' %}").render(
            Context({"thing": Thing()})
        )
    assert (
        shown
        == '<span class="fallback" lang="fr" dir="ltr" data-words="بالفرنسية">Miel &lt;doux&gt;</span>'
    )


def test_a_long_text_says_once_that_it_is_in_french():
    class Thing:
        story_fr, story_es = "Un.\n\nDeux.", ""

    with override("es"):
        shown = Template("{% load display %}{% localized_paragraphs thing 'story' %}").render(
            Context({"thing": Thing()})
        )
    assert shown.count("<p ") == shown.count('lang="fr"') == 2
    assert shown.count('data-words="en francés"') == 1
