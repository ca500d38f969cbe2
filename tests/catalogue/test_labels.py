from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Collection

from catalogue.enums import LabelScope
from catalogue.models import MemberLabel, Product, ProductLabel
from catalogue.todo import todos
from core.enums import Audience
from core.models import Document
from search import engine, snapshot
from search.query import Query
from tests.factories import (
    LabelFactory,
    MemberLabelFactory,
    OrganisationFactory,
    ProductFactory,
    ProductLabelFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        (date(2026, 1, 1), False),
        (date(2026, 1, 2), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_a_label_holds_from_its_first_to_its_last_day(day, valid):
    award = ProductLabelFactory(issued_on=date(2026, 1, 2), expires_on=date(2026, 6, 30))
    assert award.is_valid(on=day) is valid
    assert ProductLabel.objects.valid(on=day).exists() is valid


@pytest.mark.parametrize(
    ("scope", "to_products", "to_members"),
    [
        (LabelScope.PRODUCT, True, False),
        (LabelScope.MEMBER, False, True),
        (LabelScope.BOTH, True, True),
    ],
)
def test_a_label_is_given_to_whom_it_is_meant_for(scope, to_products, to_members):
    label = LabelFactory(scope=scope)
    product = ProductFactory()
    for award, allowed in (
        (ProductLabel(product=product, label=label), to_products),
        (MemberLabel(organisation=product.organisation, label=label), to_members),
    ):
        with nullcontext() if allowed else pytest.raises(ValidationError) as error:
            award.full_clean()
        assert allowed or "label" in error.value.message_dict


def test_staff_read_in_their_language_whom_a_label_is_for(client):
    label, product = LabelFactory(scope=LabelScope.MEMBER), ProductFactory()
    said = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            with pytest.raises(ValidationError) as error:
                ProductLabel(product=product, label=label).full_clean()
            said |= set(error.value.message_dict["label"])
    assert len(said) == 4
    client.force_login(UserFactory(admin=True))
    response = client.post(
        "/admin/snippets/catalogue/memberlabel/add/",
        {
            "organisation": product.organisation.pk,
            "label": LabelFactory(slug="igp", scope=LabelScope.PRODUCT).pk,
        },
    )
    assert "Ce label se donne à des produits, pas à des membres." in response.text


@pytest.mark.parametrize("issued", [None, date(2026, 1, 2), date(2026, 1, 3)])
@pytest.mark.parametrize("expires", [None, date(2026, 1, 1), date(2026, 1, 2)])
def test_the_database_and_the_object_agree_on_what_is_valid(issued, expires):
    award = ProductLabelFactory(issued_on=issued, expires_on=expires)
    day = date(2026, 1, 2)
    assert award.is_valid(on=day) is ProductLabel.objects.valid(on=day).exists()


def test_an_expired_label_leaves_the_facet_at_midnight(monkeypatch):
    ProductLabelFactory(expires_on=date(2026, 6, 30))
    today = date(2026, 6, 30)
    monkeypatch.setattr(snapshot.timezone, "localdate", lambda: today)
    assert engine.find("product", Query()).counts["label"] == {"bio": 1}
    today = date(2026, 7, 1)
    assert engine.find("product", Query()).counts["label"] == {}


def test_a_members_label_counts_for_its_products():
    award = MemberLabelFactory()
    product = ProductFactory(organisation=award.organisation)
    found = engine.find("product", Query(values={"label": frozenset({"bio"})}))
    assert found.ids == [product.pk]


def test_a_products_page_shows_its_labels_and_its_members(client):
    own = ProductLabelFactory()
    MemberLabelFactory(
        organisation=own.product.organisation,
        label=LabelFactory(slug="onssa", name_fr="Autorisation ONSSA"),
    )
    page = client.get(f"/fr/catalogue/{own.product.slug}/")
    assert own.label.name_fr in page.text
    assert "Autorisation ONSSA" in page.text
    assert page.text.count("Détenu par le membre") == 1


@pytest.mark.parametrize(
    ("own", "shown"), [("", "Ministère de l’agriculture"), ("Bureau de Larache", "Bureau")]
)
def test_a_label_says_what_it_certifies_and_who_gives_it(client, own, shown):
    label = LabelFactory(description_fr="Sans pesticides.", issuer_fr="Ministère de l’agriculture")
    award = ProductLabelFactory(label=label, issuer=own)
    page = client.get(f"/fr/catalogue/{award.product.slug}/").text
    assert "Sans pesticides." in page
    assert f"<bdi>{shown}" in page


def test_a_printed_listing_says_which_part_it_is(client):
    ProductFactory.create_batch(30, organisation=OrganisationFactory())
    assert "25–30 / 30" in client.get("/fr/catalogue/?page=2").text


def test_each_label_that_expires_soon_leads_to_where_it_is_renewed(client):
    soon = timezone.localdate() + timedelta(days=30)
    of_product, of_member = (
        ProductLabelFactory(expires_on=soon),
        MemberLabelFactory(expires_on=soon),
    )
    MemberLabelFactory(expires_on=soon + timedelta(days=400))
    urls = [
        todo.url
        for todo in todos(UserFactory(admin=True))
        if "label" in todo.url or todo.count == 1
    ]
    assert f"/admin/snippets/catalogue/memberlabel/edit/{of_member.pk}/" in urls
    product = f"/admin/snippets/catalogue/product/edit/{of_product.product_id}/"
    assert f"{product}#tab-labels" in urls
    for language in ("ar", "fr"):
        client.force_login(UserFactory(admin=True, language=language))
        form = BeautifulSoup(client.get(product).text, "html.parser")
        assert form.select('#tab-labels [name="labels-TOTAL_FORMS"]')
    assert sum("memberlabel/edit" in url for url in urls) == 1


@pytest.mark.parametrize("verified", [date(2026, 1, 5), None])
def test_an_expired_label_vanishes_the_same_day_everywhere(client, monkeypatch, verified):
    own = ProductLabelFactory(
        label=LabelFactory(slug="igp", name_fr="Label du produit"),
        expires_on=date(2026, 6, 30),
        verified_on=verified,
    )
    product, member = own.product, own.product.organisation
    MemberLabelFactory(
        organisation=member,
        label=LabelFactory(slug="onssa", name_fr="Label du membre"),
        expires_on=date(2026, 6, 30),
    )
    pages = {
        "/fr/catalogue/": ["Label du produit"],
        "/fr/catalogue/?label=igp": ["Label du produit"],
        f"/fr/catalogue/{product.slug}/": ["Label du produit", "Label du membre"],
        f"/fr/membres/{member.slug}/": ["Label du produit", "Label du membre"],
    }
    for today, shown in ((date(2026, 6, 30), True), (date(2026, 7, 1), False)):
        monkeypatch.setattr(timezone, "localdate", lambda *_args, today=today: today)
        for address, names in pages.items():
            text = client.get(address).text
            if "?" in address:  # the name stays as a filter that finds nothing
                assert (product.name_fr in text) is shown, address
                continue
            for name in names:
                assert (name in text) is shown, (address, name, today)


def test_checked_and_declared_are_told_apart(client):
    checked = ProductLabelFactory(verified_on=date(2026, 1, 5))
    declared = ProductLabelFactory(
        product=checked.product, label=LabelFactory(slug="igp", name_fr="IGP")
    )
    for address in ("/fr/catalogue/", f"/fr/catalogue/{declared.product.slug}/"):
        text = client.get(address).text
        assert "#seal" in text and "#declared" in text
    # Before the name: what is cut is its end.
    assert "Déclaré\N{NO-BREAK SPACE}: <bdi>" in client.get("/fr/catalogue/").text
    page = client.get(f"/fr/catalogue/{declared.product.slug}/").text
    assert "Vérifié par le cluster le" in page and "Déclaré par le membre" in page


@pytest.fixture
def proof(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = Document(
        title="Certificat", audience=Audience.STAFF, collection=Collection.get_first_root_node()
    )
    document.file.save("certificat.txt", ContentFile(b"Certificat 12", name="certificat.txt"))
    return document


def test_a_proof_is_for_staff_whoever_is_let_in_later(client, proof):
    award = MemberLabelFactory(proof=proof)
    award.full_clean()
    Document.objects.update(audience=Audience.PUBLIC)  # somebody's slip
    with pytest.raises(ValidationError, match="D’autres peuvent ouvrir"):
        MemberLabel.objects.get().full_clean()
    assert client.get(proof.url).status_code == 302
    assert client.get(f"/media/{proof.file.name}").status_code == 404
    assert "Certificat" not in client.get(f"/fr/membres/{award.organisation.slug}/").text
    client.force_login(UserFactory())
    assert client.get(proof.url).status_code == 404
    client.force_login(UserFactory(admin=True))
    assert client.get(proof.url).status_code == 200


def test_a_document_that_proves_nothing_opens_as_it_says(client, proof):
    Document.objects.update(audience=Audience.PUBLIC)
    assert client.get(proof.url).status_code == 200


def test_what_was_read_for_a_page_keeps_the_labels_that_are_over_when_it_is_saved():
    product = ProductFactory()
    label = LabelFactory()
    yesterday = timezone.localdate() - timedelta(days=1)
    ProductLabel.objects.create(product=product, label=label, expires_on=yesterday)
    for query in ("for_pages", "for_cards", "with_surroundings"):
        read = getattr(Product.objects.public(), query)().get(pk=product.pk)
        assert read.valid_awards == []
        read.save_revision().publish()
        assert ProductLabel.objects.filter(product=product).count() == 1
