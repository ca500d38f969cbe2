"""What people and machines send that nobody meant: an answer in words, or 400 or 404, never a 500."""

import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings
from django.utils.translation import override

from core.languages import LANGUAGES
from tests.factories import OrganisationFactory, ProductFactory, UserFactory

HTML = "<script>alert(1)</script><b onclick=x>Miel</b> & \"'"
RIGHT_TO_LEFT_OVERRIDE = "\u202e"

pytestmark = pytest.mark.django_db


@pytest.fixture
def product(db):
    return ProductFactory(slug="miel")


def notice(response) -> str:
    """What the page tells the visitor about the question."""
    found = re.search(r'<div class="notice" role="alert">(.*?)</div></div>', response.text, re.S)
    return re.sub(r"<svg.*?</svg>|<[^>]+>", "", found.group(1)).strip() if found else ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "question",
    [
        *("sector=nuages", "province=atlantide", "price_min=abc", "price_min=nan", "price_max=-3"),
        *("price_min=1_000", "price_max=1e5", "price_max=.", "price_min=10000000"),
    ],
)
def test_a_wrong_filter_is_told_in_words_and_the_rest_is_answered(
    client, product, language, question
):
    response = client.get(f"/{language}/catalogue/?{question}")
    assert response.status_code == 200
    assert notice(response)
    assert f"/{language}/catalogue/miel/" in response.text


def test_each_language_tells_it_in_its_own_words(client, product):
    said = {notice(client.get(f"/{language}/catalogue/?price_min=abc")) for language in LANGUAGES}
    assert len(said) == 4


def test_what_was_typed_is_still_there(client, product):
    response = client.get("/fr/catalogue/?price_min=abc&q=miel")
    assert 'name="price_min" value="abc"' in response.text
    assert 'value="miel"' in response.text


@pytest.mark.parametrize("page", ["1000000", "0", "-1", "abc", "9" * 40, "2", "٢"])
def test_a_page_that_is_not_there(client, product, page):
    assert client.get(f"/fr/catalogue/?page={page}").status_code == 404


def test_a_nul_in_a_path_is_refused_at_the_door(client, product):
    response = client.get("/fr/%00")
    assert response.status_code == 400
    assert "Cette demande n’est pas lisible" in response.text


@pytest.mark.parametrize("query", ["q=%00", "sector=a%00", "q=mi%00el"])
def test_a_nul_in_what_is_asked_for_is_left_out(client, product, query):
    response = client.get(f"/fr/catalogue/?{query}")
    assert response.status_code == 200
    assert "/fr/catalogue/miel/" in response.text


def test_direction_characters_are_taken_out(client, product):
    response = client.get(f"/fr/catalogue/?q={RIGHT_TO_LEFT_OVERRIDE}miel")
    assert response.status_code == 200
    assert RIGHT_TO_LEFT_OVERRIDE not in response.text
    assert "/fr/catalogue/miel/" in response.text


@pytest.mark.parametrize(
    "query", ["q=" + "a" * 5000, "q=%ff%fe", "sort=zzz", "q=%25%27%22%5C", "&&=&"]
)
def test_odd_questions_are_answered(client, product, query):
    assert client.get(f"/fr/catalogue/?{query}").status_code == 200
    assert client.get(f"/fr/membres/?{query}").status_code == 200


def test_a_calendar_of_an_unknown_province_is_the_whole_one(client, product):
    assert client.get("/fr/saisons/?province=atlantide").status_code == 200


@override_settings(ALLOWED_HOSTS=["portal.example.org"])
def test_a_forged_host_is_refused(client):
    response = client.get("/fr/catalogue/", headers={"host": "evil.example.com"})
    assert response.status_code == 400
    assert "evil.example.com" not in response.text


def test_html_in_every_text_is_only_text(client):
    words = {
        f"{field}_{language}": HTML
        for field in ("name", "summary", "description", "composition", "origin")
        for language in LANGUAGES
    }
    member = OrganisationFactory(
        slug="membre",
        **{f"{f}_{code}": HTML for f in ("name", "summary", "story") for code in LANGUAGES},
    )
    ProductFactory(slug="html", organisation=member, **words)
    for address in ("catalogue/html/", "catalogue/", "membres/membre/", "membres/", "saisons/"):
        for language in LANGUAGES:
            page = client.get(f"/{language}/{address}").text
            assert "<script>alert" not in page
            assert "<b onclick" not in page
    page = client.get("/fr/catalogue/html/").text
    assert "&lt;script&gt;alert(1)" in page
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert json.loads(data.group(1))["name"] == HTML


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_of_400_characters_is_refused_with_words(language):
    product = ProductFactory.build(
        organisation=OrganisationFactory(), name_fr="é" * 400, name_ar="", name_es="", name_en=""
    )
    with override(language), pytest.raises(ValidationError) as error:
        product.full_clean(exclude=["family", "slug"])
    assert "120" in error.value.message_dict["name_fr"][0]


def test_a_long_name_comes_back_to_the_person_who_typed_it(client):
    client.force_login(UserFactory(admin=True))
    name = "Huile " * 70
    response = client.post(
        "/admin/snippets/catalogue/family/add/",
        {"sector": "terroir", "name_fr": name, "name_ar": "زيت", "slug": "huile", "position": "1"},
    )
    assert response.status_code == 200
    assert name.strip() in response.text
    assert "زيت" in response.text


@pytest.mark.parametrize("path", ["/fr/nulle-part/", "/ar/catalogue/none/", "/en/membres/none/"])
def test_what_is_not_there_says_so_in_the_language_of_the_address(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert f'<html lang="{path[1:3]}"' in response.text


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_other_methods_are_refused(client, product, method):
    assert getattr(client, method)("/fr/catalogue/").status_code == 405


@pytest.mark.parametrize("words", ['"', '"" OR *', "mot " * 400, "\u202eliem", "NEAR(", "'"])
@pytest.mark.parametrize("address", ["/admin/pages/", "/admin/images/", "/admin/documents/"])
def test_the_admins_search_boxes_take_any_words(client, words, address):
    client.force_login(UserFactory(admin=True))
    assert client.get(address, {"q": words}, follow=True).status_code == 200
