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
    assert shown == '<span class="fallback" lang="fr" dir="ltr">Miel &lt;doux&gt;</span>'
