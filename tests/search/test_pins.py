"""What staff put first where visitors ask for certain words."""

import pytest
from wagtail.models import Locale, Page

from core.languages import LANGUAGES
from home.models import ContentPage
from search import pins, trials
from search.models import PinnedResult, SynonymGroup
from tests.factories import FamilyFactory, OrganisationFactory, ProductFactory, UserFactory

pytestmark = pytest.mark.django_db


def pin(thing, words: str, *, kind: str = "product", position: int = 1) -> PinnedResult:
    return PinnedResult.objects.create(
        words=words, kind=kind, object_id=thing.pk, position=position
    )


@pytest.fixture
def honeys():
    """The first by its words is the first here."""
    return [
        ProductFactory(name_fr=name, name_ar="عسل")
        for name in ("Miel", "Miel de thym", "Cake au miel")
    ]


@pytest.fixture
def soap():
    """Of which nothing says honey, in whatever language."""
    family = FamilyFactory(
        slug="savon", name_fr="Savon", name_ar="صابون", name_es="Jabón", name_en="Soap"
    )
    return ProductFactory(
        family=family, name_fr="Savon noir", name_ar="صابون", name_es="Jabón", name_en="Soap"
    )


def order(client, honeys, address: str) -> list[str]:
    """The honeys in the order in which a page shows them."""
    text = client.get(address).text
    return sorted((honey.slug for honey in honeys), key=lambda slug: text.index(f"/{slug}/"))


@pytest.mark.parametrize("address", ["/fr/catalogue/?q=miel", "/fr/recherche/?q=miel"])
def test_what_is_pinned_comes_first_and_counts_stay(client, honeys, address):
    before = order(client, honeys, address)
    assert before[-1] == honeys[-1].slug
    pin(honeys[-1], "miel")
    assert order(client, honeys, address) == [honeys[-1].slug, *before[:-1]]
    assert "3 produits" in client.get(address).text


def test_several_stand_in_their_order(client, honeys):
    pin(honeys[1], "miel", position=2)
    pin(honeys[2], "miel", position=1)
    slugs = [honeys[number].slug for number in (2, 1, 0)]
    assert order(client, honeys, "/fr/catalogue/?q=miel") == slugs


def test_another_order_is_the_visitors(client, honeys):
    before = order(client, honeys, "/fr/catalogue/?q=miel&sort=newest")
    pin(honeys[0], "miel")
    assert order(client, honeys, "/fr/catalogue/?q=miel&sort=newest") == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_the_same_in_another_form_in_any_language(language):
    product = ProductFactory()
    pin(product, "huiles d’olive, زيت الزيتون")
    for words in ("huile d'olives", "Huile, olive !", "زيت زيتون"):
        assert pins.pinned("product", words, language) == (product.pk,)


@pytest.mark.parametrize(
    "words", ["huile", "huile d’olive vierge", "olive huile", "de", "", "miel"]
)
def test_other_words_are_another_question(words):
    pin(ProductFactory(), "huile d’olive, de")
    assert pins.pinned("product", words, "fr") == ()


def test_what_the_words_do_not_find_is_not_there(client, honeys, soap):
    for other in (soap, ProductFactory(name_fr="Miel", live=False)):
        pin(other, "miel")
        text = client.get("/fr/catalogue/?q=miel").text
        assert "3 produits" in text and f"/{other.slug}/" not in text


def test_a_kind_is_pinned_among_its_own(client, honeys):
    member = OrganisationFactory(name_fr="Les amies du miel")
    pin(member, "miel", kind="member")
    assert pins.pinned("member", "miel", "fr") == (member.pk,)
    assert pins.pinned("product", "miel", "fr") == ()


def test_a_page_stands_for_its_translations(reference, client):
    home = Page.objects.get(depth=2)
    page = home.add_child(instance=ContentPage(title="Le miel et la ruche", introduction="…"))
    arabic = page.copy_for_translation(
        Locale.objects.get_or_create(language_code="ar")[0], copy_parents=True
    )
    pin(page, "miel", kind="page")
    assert pins.pinned("page", "miel", "ar") == (page.pk, arabic.pk)


def test_an_object_that_two_pins_bring_stands_once(honeys):
    for words in ("miel", "autre, miel"):
        pin(honeys[0], words)
    pin(honeys[1], "miel", position=2)
    assert pins.pinned("product", "miel", "fr") == (honeys[0].pk, honeys[1].pk)


def test_a_pin_costs_a_listing_one_query_after_a_change(honeys, django_assert_num_queries):
    pin(honeys[0], "miel")
    pins.pinned("product", "miel", "fr")
    with django_assert_num_queries(1):  # the version
        pins.pinned("product", "miel", "fr")


# --- the admin ----------------------------------------------------------------------------------------------

PINS = "/admin/snippets/search/pinnedresult/"


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(admin=True))
    return client


def sent(**changes: object) -> dict[str, object]:
    objects = {f"object_of_{kind}": "" for kind in ("product", "member", "page")}
    return {"words": "miel", "position": "1", "seen": "", **objects, **changes}


def test_an_editor_chooses_the_object_of_a_pin(admin, honeys):
    form = admin.get(f"{PINS}add/").text
    assert 'data-chooser-url="/admin/snippets/choose/catalogue/product/"' in form
    assert 'data-chooser-url="/admin/choose-page/"' in form
    assert admin.post(f"{PINS}add/", sent(object_of_product=honeys[2].pk)).status_code == 302
    made = PinnedResult.objects.get()
    assert (made.kind, made.object_id) == ("product", honeys[2].pk)
    assert "Cake au miel" in admin.get(PINS).text
    form = admin.get(f"{PINS}edit/{made.pk}/").text
    assert "Cake au miel" in form and f'value="{honeys[2].pk}"' in form
    member = OrganisationFactory()
    assert admin.post(f"{PINS}edit/{made.pk}/", sent(object_of_member=member.pk)).status_code == 302
    made.refresh_from_db()
    assert (made.kind, made.object_id) == ("member", member.pk)


@pytest.mark.parametrize("chosen", [(), ("product", "member")])
def test_one_object_is_chosen_neither_none_nor_two(admin, chosen):
    things = {"product": ProductFactory().pk, "member": OrganisationFactory().pk}
    answer = admin.post(
        f"{PINS}add/", sent(**{f"object_of_{name}": things[name] for name in chosen})
    )
    assert "Choisissez un seul objet" in answer.text
    assert not PinnedResult.objects.exists()


@pytest.mark.parametrize("words", ["!!!", "de la, في"])
def test_words_that_nobody_can_look_for_are_told(admin, honeys, words):
    answer = admin.post(f"{PINS}add/", sent(words=words, object_of_product=honeys[2].pk))
    assert "Écrivez au moins un mot" in answer.text and words in answer.text
    assert not PinnedResult.objects.exists()


def test_what_is_no_longer_public_is_told_in_the_list(admin, honeys):
    pin(ProductFactory(draft=True), "miel")
    assert "(non public)" in admin.get(PINS).text


# --- a question on trial ------------------------------------------------------------------------------------

TRIAL = "/admin/recherche/essai/"


def sides(text: str) -> list[tuple[str, str]]:
    """What stands on one side and on the other, kind by kind."""
    halves = [half.split("</section>")[0] for half in text.split('class="trial-side"')[1:]]
    return list(zip(halves[::2], halves[1::2], strict=True))


def test_without_anything_written_all_that_is_saved_is_tried(admin, honeys):
    SynonymGroup.objects.create(terms="assel, miel")
    pin(honeys[2], "assel")
    without, with_it = sides(admin.get(TRIAL, {"q": "assel", "q_language": "fr"}).text)[0]
    assert "Aucun résultat." in without
    assert "3 résultats" in with_it and with_it.count("nouveau") == 3
    assert with_it.index("Cake au miel") < with_it.index("Miel de thym")
    assert "épinglé" in with_it


def test_synonyms_are_tried_before_they_are_saved(admin, honeys, soap):
    group = SynonymGroup.objects.create(terms="assel, savon")
    asked = {"q": "assel", "q_language": "fr", "stored": group.pk}
    without, with_it = sides(admin.post(TRIAL, asked | {"terms": "assel, miel"}).text)[0]
    assert "Aucun résultat." in without  # nor what is stored of this very group
    assert "Miel de thym" in with_it and "Savon" not in with_it
    assert "Savon" in sides(admin.post(TRIAL, asked | {"terms": group.terms}).text)[0][1]
    group.refresh_from_db()
    assert group.terms == "assel, savon"


def test_a_pin_is_tried_before_it_is_saved(admin, honeys):
    asked = {"q": "miels", "q_language": "fr", "stored": "", "words": "miel"}
    text = admin.post(TRIAL, asked | {"object_of_product": honeys[2].pk, "position": 1}).text
    without, with_it = sides(text)[0]
    assert "épinglé" not in without
    assert with_it.index("Cake au miel") < with_it.index("Miel de thym")
    assert "était n°\N{NO-BREAK SPACE}3" in with_it
    assert not PinnedResult.objects.exists()
    # And it is asked again from there.
    assert f'name="object_of_product" value="{honeys[2].pk}"' in text


def test_what_stood_below_those_that_are_ranked_is_not_called_new(honeys, monkeypatch):
    monkeypatch.setattr(trials, "MOST_RANKED", 2)
    last = pins.Pin(kind="product", ids=(honeys[2].pk,), questions=("miel",))
    tried = trials.Help(pins=[last])
    products = trials.compare("miel", "fr", before=trials.NONE, after=tried)[0]
    first = products.after[0]
    assert (first.title, first.other, first.is_only_here) == ("Cake au miel", None, False)


def test_a_pin_that_the_words_do_not_find_is_told(admin, honeys, soap):
    pin(soap, "miel")
    text = admin.get(TRIAL, {"q": "miel", "q_language": "fr"}).text
    assert "ces mots ne le trouvent pas" in text and "Savon noir" in text


def test_the_names_are_those_of_the_language_that_is_asked_in(admin):
    ProductFactory(name_fr="Miel de thym", name_ar="عسل الزعتر")
    text = admin.get(TRIAL, {"q": "عسل", "q_language": "ar"}).text
    assert "عسل الزعتر" in text and "Miel de thym" not in text


def test_what_is_wrong_is_told(admin):
    for asked in ({"q": "", "q_language": "fr"}, {"q": "miel", "q_language": "xx"}):
        answer = admin.get(TRIAL, asked)
        assert answer.status_code == 200 and "trial-error" in answer.text
    assert "trial-error" not in admin.get(TRIAL).text


@pytest.mark.parametrize("address", [f"{PINS}add/", "/admin/snippets/search/synonymgroup/add/"])
def test_a_form_is_sent_on_trial_after_its_own_buttons(admin, address):
    """Enter in a field presses a form's first button, which must be the one that saves."""
    text = admin.get(address).text
    assert f'form="w-editor-form" formaction="{TRIAL}"' in text
    assert text.index("</form>", text.index("w-editor-form")) < text.index("formaction")
