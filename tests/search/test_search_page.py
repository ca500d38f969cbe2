"""One box over all that can be found."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags
from wagtail.models import Page

from catalogue.models import Product
from home.models import ContentPage, HomePage
from members.enums import Sector
from search import trials
from search.highlights import LONGEST_EXCERPT, excerpt, marked
from search.models import SynonymGroup
from search.origins import longest_name
from search.questions import MOST_CHARACTERS, Meaning, read_synonyms, understand
from tests.factories import OrganisationFactory, ProductFactory, TownFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(reference) -> ContentPage:
    return Page.objects.get(depth=2).add_child(
        instance=ContentPage(
            title="Statuts", introduction="Le miel est <à tous>.", search_description=""
        )
    )


def ask(client, words: str, language: str = "fr") -> str:
    answer = client.get(f"/{language}/recherche/", {"q": words})
    assert answer.status_code == 200
    return answer.text


def headings(client, words: str) -> list[str]:
    return re.findall(r"<h2>(Produits|Membres|Pages)</h2>", ask(client, words))


def test_products_members_and_pages_stand_under_their_names(client, page):
    product = ProductFactory(name_fr="Miel de thym")
    OrganisationFactory(name_fr="Les amies du miel")
    text = ask(client, "miel")
    places = [text.index(f"<h2>{name}</h2>") for name in ("Produits", "Membres", "Pages")]
    assert places == sorted(places)
    assert f"/fr/catalogue/{product.slug}/" in text and "Les amies du <mark>miel</mark>" in text
    assert "Le <mark>miel</mark> est &lt;à tous&gt;." in text


@pytest.mark.parametrize("words", ["mentions légales", "MENTION LEGALE", "les mentions légales"])
def test_the_kind_that_bears_just_these_words_as_its_name_stands_first(client, reference, words):
    home = Page.objects.get(depth=2)
    home.add_child(instance=ContentPage(title="Mentions légales"))
    ProductFactory(name_fr="Étiquettes", description_fr="Avec les mentions légales du produit.")
    assert headings(client, words) == ["Pages", "Produits"]
    assert headings(client, f"{words} produit") == ["Produits", "Pages"]
    assert headings(client, "mentions") == ["Produits", "Pages"]


def test_of_several_of_that_name_the_kinds_keep_their_order(client, page):
    OrganisationFactory(name_fr="Statuts")
    ProductFactory(name_fr="Statuts reliés")
    assert headings(client, "statuts") == ["Membres", "Pages", "Produits"]


def test_of_many_products_some_are_shown_and_a_link_leads_to_all(client):
    ProductFactory.create_batch(9, name_fr="Miel de thym")
    text = ask(client, "miel thym")
    assert text.count('class="card"') + text.count("<article") >= 8
    assert 'href="/fr/catalogue/?q=miel+thym"' in text and "9 produits" in text


def test_the_link_to_the_list_stands_also_where_all_are_shown(client):
    """Some widths leave out what would begin a row."""
    ProductFactory.create_batch(7, name_fr="Miel de thym", organisation=OrganisationFactory())
    assert 'href="/fr/catalogue/?q=miel"' in ask(client, "miel")


def test_what_is_shown_in_french_says_so(client, page):
    assert 'data-words="بالفرنسية"' in ask(client, "statuts", "ar")
    assert "fallback" not in ask(client, "statuts")


def test_nothing_found_says_so_and_keeps_what_was_typed(client):
    text = ask(client, "<b>zzzz")
    assert "Aucun résultat pour «\N{NO-BREAK SPACE}&lt;b&gt;zzzz\N{NO-BREAK SPACE}»" in text
    assert 'value="&lt;b&gt;zzzz"' in text


@pytest.mark.parametrize("page", ["recherche", "catalogue"])
@pytest.mark.parametrize(("language", "words"), [("fr", "zzxa, zzxb"), ("ar", "zzxa، zzxb")])
def test_words_without_a_result_are_listed_as_the_language_does(client, page, language, words):
    ProductFactory(name_fr="Amlou")
    assert words in client.get(f"/{language}/{page}/", {"q": "amlou zzxa zzxb"}).text


def test_without_a_question_nothing_is_listed(client):
    ProductFactory()
    for words in ("", "   ", "\u202e"):
        assert "result-group" not in ask(client, words)


@pytest.mark.parametrize("words", ["", "zzzz"])
def test_where_nothing_is_shown_the_sectors_lead_on(client, words):
    text = ask(client, words)
    for sector in Sector:
        assert f'href="/fr/catalogue/?sector={sector.value}"' in text


def test_results_stand_without_sectors_and_examples(client, reference):
    ProductFactory(name_fr="Miel")
    text = ask(client, "miel")
    assert 'class="tiles"' not in text and 'class="examples"' not in text


def test_an_empty_search_page_has_the_examples_of_the_home_page(client):
    home = Page.get_first_root_node().add_child(
        instance=HomePage(
            title="Accueil",
            slug="accueil",
            hero_title="Au pied du Rif",
            hero_text="Ce que nous faisons.",
            search_examples="miel d’arbousier, , gîte",
        )
    )
    text = ask(client, "")
    assert re.findall(r'href="/fr/recherche/\?q=([^"]+)"><bdi>([^<]+)', text) == [
        ("miel+d%E2%80%99arbousier", "miel d’arbousier"),
        ("g%C3%AEte", "gîte"),
    ]
    assert "arbousier" not in ask(client, "", "es")
    home.unpublish()
    assert "arbousier" not in ask(client, "")


def test_the_box_takes_what_is_looked_at(client):
    assert f'maxlength="{MOST_CHARACTERS}"' in client.get("/fr/recherche/").text


def test_an_empty_search_page_is_no_heavier_than_its_words(client):
    assert "catalogue.css" not in ask(client, "")


def test_a_slip_is_found_and_told(client):
    ProductFactory(name_fr="Djellaba de ville")
    assert 'href="/fr/recherche/?q=djellaba"' in ask(client, "djelaba")


def test_what_no_one_may_see_is_in_no_group(client, page):
    ProductFactory(name_fr="Miel caché", live=False)
    OrganisationFactory(name_fr="Miel suspendu", suspended=True)
    page.unpublish()
    assert "result-group" not in ask(client, "miel")


@pytest.mark.parametrize(
    ("text", "asked", "language", "expected"),
    [
        ("Des olives à l’huile", "olive", "fr", "Des <mark>olives</mark> à l’huile"),
        ("L’huile d’olive", "huile", "fr", "<mark>L’huile</mark> d’olive"),
        ("زيت الزَّيتون", "زيتون", "ar", "زيت <mark>الزَّيتون</mark>"),
        ("Savon <noir>", "noir", "fr", "Savon &lt;<mark>noir</mark>&gt;"),
        ("Amlou aux amandes", "أملو", "fr", "<mark>Amlou</mark> aux amandes"),
        ("Savon", "", "fr", "Savon"),
    ],
)
def test_the_words_that_were_asked_for_are_marked(text, asked, language, expected):
    synonyms = read_synonyms([["amlou", "أملو"]])
    meaning = Meaning("fr", tuple(understand(asked, "fr", synonyms)))
    html = marked(text, meaning, written_in=language)
    assert html == expected
    assert strip_tags(html).replace("&lt;", "<").replace("&gt;", ">") == text


COLD = "Pressée à froid dans le moulin du village, puis laissée au repos, "
SUMMER = "هذا العسل الحر تجمعه نساء الجبل في قرية صغيرة قرب شفشاون كل صيف منذ سنوات طويلة جدا، "


@pytest.mark.parametrize(
    ("text", "asked", "language", "expected"),
    [
        # The line that has it, whole where it is short.
        ("Savon.\nÀ l’huile <pure>", "huile", "fr", "À <mark>l’huile</mark> &lt;pure&gt;"),
        (
            f"L’huile, {COLD * 2}",
            "huile",
            "fr",
            "<mark>L’huile</mark>, Pressée à froid dans le moulin du village, puis laissée au repos, Pressée à froid…",
        ),
        (
            f"{COLD * 2}d’huile\N{NO-BREAK SPACE}!",
            "huile",
            "fr",
            "…au repos, Pressée à froid dans le moulin du village, puis laissée au repos,"
            " <mark>d’huile</mark>\N{NO-BREAK SPACE}!",
        ),
        (
            f"{COLD}d’huile, {COLD}",
            "huile",
            "fr",
            "…puis laissée au repos, <mark>d’huile</mark>, Pressée à froid dans le moulin du village, puis laissée au…",
        ),
        (
            f"{SUMMER}وبالزَّيتُونِ كذلك {SUMMER}",
            "زيتون",
            "ar",
            "…كل صيف منذ سنوات طويلة جدا، <mark>وبالزَّيتُونِ</mark> كذلك هذا العسل الحر تجمعه نساء الجبل في قرية…",
        ),
        (f"{'x' * 300} l’huile {'y' * 300}", "huile", "fr", "…<mark>l’huile</mark>…"),
        (COLD, "huile", "fr", ""),
        (
            "The tea of the north",
            "thé",
            "en",
            "",
        ),  # bare "the" is no word that anything is found by
        ("", "huile", "fr", ""),
        (COLD, "", "fr", ""),
    ],
)
def test_an_excerpt_is_a_line_around_the_first_of_the_words(text, asked, language, expected):
    html = excerpt(text, Meaning("fr", tuple(understand(asked, "fr", ()))), language)
    assert html == expected
    assert len(strip_tags(html).strip("…")) <= LONGEST_EXCERPT


def test_hits_say_why_they_are_hits(client, page):
    """Each kind in its own way: what stands there anyway is marked, what does not is quoted."""
    ProductFactory(name_fr="Miel de thym", summary_fr="Du miel.")
    ProductFactory(name_fr="Savon", summary_fr="Au <miel> doux.")
    OrganisationFactory(name_fr="Les amies", summary_fr="Leur miel.", story_fr="Le miel du col.")
    OrganisationFactory(name_fr="Les cousines", summary_fr="", story_fr="Le miel du bois.")
    page.search_description = "Les règles."
    page.save_revision().publish()
    with CaptureQueriesContext(connection) as queries:
        text = ask(client, "miel")
    assert "<mark>Miel</mark> de thym</a>" in text
    assert excerpts(text) == {
        "Au &lt;<mark>miel</mark>&gt; doux.",
        "Le <mark>miel</mark> du bois.",
        "Le <mark>miel</mark> est &lt;à tous&gt;.",
    }
    assert "Leur <mark>miel</mark>." in text
    of_texts = [q for q in queries.captured_queries if '_publicdocument"."body"' in q["sql"]]
    assert len(of_texts) == 1


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "Du <mark>miel</mark>."),
        (
            "ar",
            '<span class="fallback" lang="fr" dir="ltr" data-words="بالفرنسية"><mark>miel</mark></span>',
        ),
    ],
)
def test_a_reason_in_another_language_is_the_word_and_its_language(client, language, expected):
    ProductFactory(name_fr="Savon", name_ar="صابون", summary_fr="Du miel.", summary_ar="للجسم")
    assert excerpts(ask(client, "miel", language)) == {expected}


def test_a_reason_may_be_in_a_language_that_is_not_shown(client):
    ProductFactory(name_fr="Savon", name_ar="صابون بالعسل")
    (line,) = excerpts(ask(client, "عسل"))
    assert 'lang="ar" dir="rtl" data-words="en arabe"><mark>بالعسل</mark><' in line


def excerpts(text: str) -> set[str]:
    return set(re.findall(r'<p class="excerpt small">(.*?)</p>', text))


def test_a_group_of_synonyms_reaches_the_page(client):
    ProductFactory(name_fr="Amlou aux amandes")
    SynonymGroup.objects.create(terms="amlou, crème berbère")
    assert "Amlou aux amandes" in ask(client, "crème berbère")


TETOUAN = {"name_fr": "Tétouan", "name_ar": "تطوان", "latitude": 35.57, "longitude": -5.37}


LARACHE = {"name_fr": "Larache", "name_ar": "العرائش", "latitude": 35.19, "longitude": -6.16}


@pytest.fixture
def honeys(db) -> list[Product]:
    """One in Tétouan, which says least of honey, and one in Larache, which speaks of Tétouan."""
    tetouan, larache = (
        TownFactory(slug="tetouan", **TETOUAN),
        TownFactory(slug="larache", **LARACHE),
    )
    tetouan.other_names = "Titaouine, Arzila, Tetuán"
    tetouan.save()
    return [
        ProductFactory(name_fr="Cire et miel", name_ar="شمع وعسل", organisation__town=tetouan),
        ProductFactory(
            name_fr="Miel",
            name_ar="عسل",
            description_fr="Vendu aussi à Tétouan",
            organisation__town=larache,
        ),
    ]


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        (
            "fr",
            "miel près de Tetouan",
            "«\u00a0miel\u00a0»\u00a0: les plus pertinents, puis les plus proches (Tétouan).",
        ),
        ("fr", "miel titaouine", "les plus proches (Tétouan)."),
        ("fr", "miel près d’Arzila", "«\u00a0miel\u00a0»\u00a0: les plus pertinents"),
        ("fr", "miel autour de Tétouan", "«\u00a0miel\u00a0»\u00a0: les plus pertinents"),
        ("fr", "miel aux environs de Tetuán", "«\u00a0miel\u00a0»\u00a0: les plus pertinents"),
        ("ar", "عسل بالقرب من تطوان", "«عسل»: الأكثر ملاءمة"),
        ("fr", "mieel tetouan", "«\u00a0miel\u00a0»\u00a0: les plus pertinents"),
        ("ar", "عسل قرب تطوان", "«عسل»: الأكثر ملاءمة ثم الأقرب إلى تطوان."),
        ("ar", "عسل بتطوان", "«عسل»: الأكثر ملاءمة ثم الأقرب إلى تطوان."),
    ],
)
def test_a_town_beside_what_is_looked_for_brings_the_nearest(client, honeys, language, words, told):
    text = ask(client, words, language)
    assert told in text
    titles = [f"/{language}/catalogue/{product.slug}/" for product in honeys]
    assert text.index(titles[0]) < text.index(titles[1])
    assert re.search(r'class="distance">\D*8\d', text)  # kilometres to the other
    (address,) = re.findall(r'<a class="more" href="([^"]+near=tetouan)">', text)
    assert client.get(address.replace("&amp;", "&")).context["total"] == 2


def test_what_bears_the_word_stands_before_what_is_near_and_mentions_it(client, honeys):
    near = ProductFactory(
        **{"name_fr": "Bougie", "name_ar": "شمعة", "name_es": "Vela", "name_en": "Candle"},
        description_fr="À côté du miel",
        organisation__town=honeys[0].organisation.town,
    )
    found = client.get("/fr/catalogue/", {"q": "miel", "near": "tetouan"}).context["products"]
    assert [product.pk for product in found] == [*(honey.pk for honey in honeys), near.pk]


def test_the_longest_name_is_the_one_that_is_meant():
    names = {"beni": 1, "beni arouss": 2, "arouss": 3}
    assert longest_name("miel Beni Arouss bon", names) == (2, ["miel", "bon"])
    assert longest_name("miel", names) is None


def test_who_tries_words_is_shown_the_same(honeys):
    products = trials.compare("miel tetouan", "fr", before=trials.NONE, after=trials.NONE)[0]
    assert [hit.title for hit in products.after] == ["Cire et miel", "Miel"]


@pytest.mark.parametrize("words", ["miel", "Tétouan", "près de Tétouan", "trottinette Tétouan"])
def test_without_a_town_or_anything_else_it_is_searched_for_as_it_stands(client, honeys, words):
    text = ask(client, words)
    assert "plus proches" not in text
    assert "/fr/catalogue/" + honeys[1].slug in text


@pytest.mark.parametrize("words", ["miel près de Tetouan", "miel tetoaun", "mieel Tétouan"])
def test_a_list_shows_the_nearest(client, honeys, words):
    near = client.get("/fr/catalogue/", {"q": words, "available": "1"}, follow=True)
    ((address, _status),) = near.redirect_chain
    assert re.fullmatch(r"/fr/catalogue/\?available=1&q=mie+l&near=tetouan", address)
    assert [product.pk for product in near.context["products"]] == [p.pk for p in honeys]
    assert client.get("/fr/catalogue/", {"q": words, "near": "larache"}).status_code == 200


@pytest.mark.parametrize("words", ["Tétouan", "trottinette Tétouan"])
def test_a_list_stays_where_a_town_is_all_or_nothing_else_is_found(client, honeys, words):
    assert client.get("/fr/catalogue/", {"q": words}).status_code == 200


def test_a_slip_in_the_name_of_a_town_is_mended(client, honeys):
    text = ask(client, "miel tetoaun")
    assert "«\u00a0miel\u00a0»\u00a0: les plus pertinents, puis les plus proches (Tétouan)." in text
    assert re.search(r'Voici les résultats pour «\u00a0<a href="[^"]+">miel Tétouan</a>', text)


def test_a_word_that_nothing_has_is_told_once_and_the_cluster_is_asked(client):
    product = ProductFactory(name_fr="Miel")
    OrganisationFactory(name_fr="Miel et cire", town=product.organisation.town)
    text = ask(client, "miel trottinette")
    assert text.count("Absent de ces résultats\u00a0: trottinette") == 1
    assert '/je-cherche/?q=miel%20trottinette"' in text
