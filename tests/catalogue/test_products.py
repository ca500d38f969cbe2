import re
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext, override
from modelcluster.forms import clusterform_factory

from catalogue import pages
from catalogue.enums import Availability, Kind, TourismKind, Unit
from catalogue.forms import ProductForm
from catalogue.models import Product, ProductPhoto, ProductVariant, TourismDetails
from catalogue.models.prices import comparable_price
from core.enums import Consent
from core.models import Image, PublicVersion
from members.enums import Sector
from tests.factories import ImageFactory, OrganisationFactory, ProductFactory

pytestmark = pytest.mark.django_db


def version() -> int:
    return PublicVersion.objects.values_list("number", flat=True).first() or 0


def test_only_published_products_of_public_members_are_public():
    shown = ProductFactory()
    ProductFactory(draft=True)
    ProductFactory(organisation=OrganisationFactory(draft=True))
    ProductFactory(organisation=OrganisationFactory(suspended=True))
    assert list(Product.objects.public()) == [shown]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "30 × 12,5 cm"),
        ("es", "30 × 12,5 cm"),
        ("en", "30 × 12.5 cm"),
        ("ar", "30 × 12,5 سم"),
    ],
)
@pytest.mark.parametrize("sides", [("30", "12.5"), ("30.0", "12.50")])
def test_dimensions_are_written_as_the_language_writes_numbers(sides, language, words):
    length, width = map(Decimal, sides)
    with override(language):
        assert pages.dimensions(Product(length_cm=length, width_cm=width)) == words


@pytest.mark.parametrize(
    ("price", "weight", "volume", "expected"),
    [
        (Decimal("95"), 250, None, (Decimal("380.00"), Unit.KG)),
        (Decimal("30"), None, 750, (Decimal("40.00"), Unit.LITRE)),
        (Decimal("30"), None, None, None),
        (None, 250, None, None),
    ],
)
def test_comparable_price(price, weight, volume, expected):
    found = comparable_price(price, weight, volume)
    assert (found and (found.amount, found.unit)) == expected


def test_a_price_per_kilogram_needs_no_comparison():
    assert ProductFactory.build(unit=Unit.KG, weight_g=500).comparable_price is None


@pytest.mark.parametrize(
    ("availability", "season", "day", "expected"),
    [
        (Availability.IN_STOCK, [], date(2026, 1, 1), True),
        (Availability.SEASONAL, [11, 12, 1], date(2026, 1, 31), True),
        (Availability.SEASONAL, [11, 12, 1], date(2026, 2, 1), False),
        (Availability.MADE_TO_ORDER, [3], date(2026, 4, 1), False),
        (Availability.OUT_OF_STOCK, [], date(2026, 1, 1), False),
    ],
)
def test_availability_is_asked_of_a_day(availability, season, day, expected):
    product = ProductFactory.build(availability=availability, season=season)
    assert product.available(on=day) is expected


@pytest.mark.parametrize(
    ("kind", "unit", "days", "expected"),
    [
        (Kind.GOODS, Unit.KG, None, ""),
        (Kind.CRAFT, Unit.PIECE, 1, "made in 1 day"),
        (Kind.SERVICE, Unit.FLAT, 4, "ready in 4 days"),
        (Kind.SERVICE, Unit.DAY, 7, "book 7 days ahead"),
        (Kind.TOURISM, Unit.FLAT, 1, "book 1 day ahead"),
        (Kind.TOURISM, Unit.PERSON, 2, "book 2 days ahead"),
    ],
)
def test_a_persons_time_is_booked_a_service_is_done_and_all_else_is_made(
    kind, unit, days, expected
):
    product = ProductFactory.build(kind=kind, unit=unit, lead_time_days=days)
    with override("en"):
        assert product.lead_time_words == expected


@pytest.mark.parametrize(
    ("language", "kind", "unit", "expected"),
    [
        ("fr", Kind.CRAFT, Unit.PIECE, "fabrication\N{NO-BREAK SPACE}: 21 jours"),
        ("fr", Kind.SERVICE, Unit.FLAT, "délai\N{NO-BREAK SPACE}: 21 jours"),
        ("es", Kind.CRAFT, Unit.PIECE, "plazo de elaboración: 21 días"),
        ("es", Kind.SERVICE, Unit.FLAT, "plazo: 21 días"),
    ],
)
def test_a_lead_time_takes_no_gender(language, kind, unit, expected):
    product = ProductFactory.build(kind=kind, unit=unit, lead_time_days=21)
    with override(language):
        assert product.lead_time_words == expected


@pytest.mark.parametrize(
    ("kind", "unit", "expected"),
    [
        (Kind.GOODS, Unit.KG, "In stock"),
        (Kind.SERVICE, Unit.FLAT, "Available"),
        (Kind.SERVICE, Unit.HOUR, "Bookable"),
        (Kind.TOURISM, Unit.FLAT, "Bookable"),
    ],
)
def test_what_can_be_had_is_said_as_people_say_it(kind, unit, expected):
    product = ProductFactory.build(kind=kind, unit=unit, availability=Availability.IN_STOCK)
    with override("en"):
        assert product.availability_words == expected


def test_only_what_can_be_stored_is_in_stock_in_arabic():
    goods, service = (
        ProductFactory.build(kind=kind, unit=Unit.FLAT, availability=Availability.IN_STOCK)
        for kind in (Kind.GOODS, Kind.SERVICE)
    )
    with override("ar"):
        assert (goods.availability_words, service.availability_words) == (
            "في المخزون",
            "رهن الإشارة",
        )


def test_a_price_is_old_after_the_set_time():
    product = ProductFactory.build(price_confirmed_on=date(2026, 1, 1))
    assert not product.price_is_old(30, on=date(2026, 1, 31))
    assert product.price_is_old(30, on=date(2026, 2, 1))


def test_seasonal_needs_months():
    with pytest.raises(ValidationError) as error:
        ProductFactory.build(availability=Availability.SEASONAL, season=[]).clean()
    assert "season" in error.value.message_dict


@pytest.mark.parametrize("model", [Product, ProductVariant])
def test_weight_and_volume_are_not_both_given(model):
    with pytest.raises(ValidationError) as error:
        model(weight_g=1, volume_ml=1).clean()
    assert "volume_ml" in error.value.message_dict


MIXED = [{"weight_g": 250}, {"volume_ml": 500}]
BY_WEIGHT = [{"weight_g": 250}, {"weight_g": 500}]
WITHOUT = [{}, {}]


def product_with(variants: list[dict[str, int]]) -> Product:
    product = ProductFactory()
    product.variants = [
        ProductVariant(name_fr=f"Pot {number}", price=number, **measure)
        for number, measure in enumerate(variants, start=1)
    ]
    product.save()
    return product


@pytest.mark.parametrize("variants", [MIXED, [{}, {"weight_g": 250}], [{"volume_ml": 500}, {}]])
def test_variants_never_mix_units(variants):
    with override("en"), pytest.raises(ValidationError, match="never mix units"):
        product_with(variants).full_clean()


@pytest.mark.parametrize("variants", [[], [{"weight_g": 250}], BY_WEIGHT, WITHOUT])
def test_variants_are_all_sold_by_one_measure_or_by_none(variants):
    product_with(variants).full_clean()


def test_each_format_of_what_is_eaten_says_its_price_per_kilogram_or_litre(client):
    product = ProductFactory(
        price=None, kind=Kind.GOODS, unit=Unit.PIECE, family__sector=Sector.TERROIR
    )
    product.variants = [
        ProductVariant(name_fr="Petit", price=30, weight_g=250),
        ProductVariant(name_fr="Un kilo", price=100, weight_g=1000),
        ProductVariant(name_fr="Grand", price=450, weight_g=5000),
    ]
    product.save()
    text = (
        client.get(f"/fr/catalogue/{product.slug}/")
        .text.replace("\xa0", " ")
        .replace("\u202f", " ")
    )
    assert re.findall(r"soit (\d+) MAD le kg", text) == ["120", "90"]


@pytest.mark.parametrize(
    ("prices", "unit", "shown"),
    [
        ([], Unit.PIECE, "100 MAD / pièce"),
        ([100], Unit.PIECE, "100 MAD / pièce"),
        ([100, 250], Unit.PIECE, "à partir de 100 MAD / pièce"),
        ([95, 250], Unit.PIECE, "à partir de 95 MAD / pièce"),
        # A bag's price is none for a kilogram.
        ([38, 100], Unit.KG, "100 MAD / kg"),
    ],
)
def test_of_several_prices_the_lowest_is_told_on_card_and_page(client, prices, unit, shown):
    product = ProductFactory(price=100, unit=unit)
    product.variants = [ProductVariant(name_fr=f"Pot {p}", price=p) for p in prices]
    product.save()
    page = f"/fr/catalogue/{product.slug}/"
    for address, part in [
        ("/fr/catalogue/", ".card .price"),
        (page, ".detail-aside .price"),
        (page, ".contact-bar .price"),
    ]:
        found = BeautifulSoup(client.get(address).text, "html.parser").select_one(part)
        assert " ".join(found.text.split()) == shown


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "à partir de"), ("ar", "ابتداء من"), ("es", "desde"), ("en", "from")],
)
def test_several_prices_are_told_in_four_languages(client, language, words):
    product = ProductFactory(price=100, unit=Unit.PIECE)
    product.variants = [ProductVariant(name_fr="Grand", price=250)]
    product.save()
    assert f'<span class="price-from">{words}</span>' in client.get(f"/{language}/catalogue/").text


@pytest.mark.parametrize(
    ("kind", "sector", "origin", "prices"),
    [
        (Kind.GOODS, Sector.TERROIR, "Origine", "Formats et prix"),
        (Kind.CRAFT, Sector.CRAFTS, "Origine", "Formats et prix"),
        (Kind.SERVICE, Sector.COMMUNICATION, "Lieu", "Tarifs"),
        (Kind.TOURISM, Sector.TOURISM, "Lieu", "Tarifs"),
    ],
)
def test_a_service_and_a_stay_have_a_place_and_prices(client, kind, sector, origin, prices):
    product = ProductFactory(kind=kind, family__sector=sector, origin_fr="Tétouan")
    product.variants = [ProductVariant(name_fr="Grand", price=250)]
    product.save()
    page = BeautifulSoup(client.get(f"/fr/catalogue/{product.slug}/").text, "html.parser")
    assert page.find("dd", string="Tétouan").find_previous_sibling("dt").text == origin
    assert page.select_one(".variants caption").text == prices


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (None, None, ""),
        (4, 4, "4 people"),
        (1, 8, "from 1 to 8 people"),
        (2, 8, "from 2 to 8 people"),
        (None, 1, "at most 1 person"),
        (3, None, "at least 3 people"),
    ],
)
def test_a_group_is_said_in_words(least, most, words):
    with override("en"):
        assert TourismDetails(minimum_group=least, capacity=most).group_words == words


@pytest.mark.parametrize(
    ("least", "words"), [(1, "من شخص واحد إلى 24 شخصا"), (2, "من 2 إلى 24 شخصا")]
)
def test_the_group_from_one_person_on_is_said_in_arabic_words(client, least, words):
    product = ProductFactory(kind=Kind.TOURISM, family__sector=Sector.TOURISM)
    product.tourism_details = [
        TourismDetails(kind=TourismKind.LODGING, minimum_group=least, capacity=24)
    ]
    product.save()
    assert f"<dd>{words}</dd>" in client.get(f"/ar/catalogue/{product.slug}/").text


def variants_form(product: Product, rows: list[dict[str, object]]) -> ProductForm:
    """The variants' part of the admin's form, with these rows typed below what is stored."""
    form_class = clusterform_factory(
        Product,
        form=ProductForm,
        fields=["price"],
        formsets={"variants": {"fields": ["name_fr", "price", "weight_g", "volume_ml"]}},
    )
    stored = [{"id": row.pk} for row in product.variants.all()]
    stored += [{}] * (len(rows) - len(stored))
    typed = {
        f"variants-{number}-{name}": value
        for number, row in enumerate(rows)
        for name, value in ({"name_fr": f"Pot {number}", "price": 5} | stored[number] | row).items()
    }
    counts = {"TOTAL_FORMS": len(rows), "INITIAL_FORMS": product.variants.count()}
    data = typed | {f"variants-{name}": value for name, value in counts.items()}
    return form_class({"price": "120", **data}, instance=product)


@pytest.mark.parametrize(
    ("stored", "typed", "kept"),
    [
        ([], MIXED, None),
        (BY_WEIGHT, MIXED, None),
        (BY_WEIGHT, [*BY_WEIGHT, {"volume_ml": 500}], None),
        ([], BY_WEIGHT, [250, 500]),
        (MIXED, BY_WEIGHT, [250, 500]),  # what was wrong can be put right
        (MIXED, [{"weight_g": 250}, {"volume_ml": 500, "DELETE": "on"}], [250]),
        (BY_WEIGHT, [*BY_WEIGHT, {"weight_g": 1000}], [250, 500, 1000]),
    ],
)
def test_the_form_compares_the_variants_that_are_typed(stored, typed, kept):
    product = product_with(stored)
    form = variants_form(product, typed)
    assert form.is_valid() is (kept is not None)
    if kept is None:
        assert form.non_field_errors()
    else:
        form.save()
        fresh = Product.objects.get(pk=product.pk)
        assert [row.weight_g for row in fresh.variants.all()] == kept


def test_the_cover_follows_the_first_photo():
    first, second = ImageFactory(), ImageFactory()
    product = ProductFactory()
    product.photos = [
        ProductPhoto(image=first, sort_order=1),
        ProductPhoto(image=second, sort_order=0),
    ]
    product.save()
    assert product.cover == second


@pytest.mark.parametrize("how", ["delete", "queryset delete"])
def test_the_cover_follows_a_deleted_picture(how):
    first, second, third = ImageFactory(), ImageFactory(), ImageFactory()
    product = ProductFactory(
        photos=[
            ProductPhoto(image=image, sort_order=index)
            for index, image in enumerate((first, third, second))
        ]
    )
    before = version()
    if how == "delete":
        first.delete()
        third.delete()
    else:
        Image.objects.filter(pk__in=[first.pk, third.pk]).delete()
    product.refresh_from_db()
    assert product.cover == second
    assert version() > before
    second.delete()
    product.refresh_from_db()
    assert product.cover is None


@pytest.mark.parametrize("change", ["save", "delete", "queryset delete", "publish", "unpublish"])
def test_every_way_to_change_a_product_raises_the_public_version(change):
    product = ProductFactory()
    before = version()
    match change:
        case "save":
            product.save()
        case "delete":
            product.delete()
        case "queryset delete":
            Product.objects.all().delete()
        case "publish":
            product.save_revision().publish()
        case "unpublish":
            product.unpublish()
    assert version() > before


def test_a_failed_save_raises_nothing():
    product = ProductFactory()
    product.slug = ProductFactory().slug
    before = version()
    with pytest.raises(IntegrityError), transaction.atomic():
        product.save()
    assert version() == before


def test_slugs_are_made_and_unique():
    first = ProductFactory(slug="", name_fr="Savon à l’huile d’olive")
    second = ProductFactory(slug="", name_fr="Savon à l’huile d’olive")
    assert first.slug == "savon-a-lhuile-dolive"
    assert second.slug == "savon-a-lhuile-dolive-2"


def test_an_emptied_short_name_keeps_the_address():
    product = ProductFactory()
    slug = product.slug
    product.slug = ""
    product.name_fr = "Un autre nom"
    product.save()
    assert product.slug == slug


def test_a_draft_without_a_name_gets_its_address_with_its_name():
    product = ProductFactory(draft=True, slug="", name_fr="", name="")
    assert product.slug == "product"
    product.name_fr = "Tapis de Tétouan"
    product.clean()  # as the form does
    product.save_revision()
    product.latest_revision.publish()
    product.refresh_from_db()
    assert product.slug == "tapis-de-tetouan"
    product.name_fr = "Tapis"
    product.clean()
    assert product.slug == "tapis-de-tetouan"


def test_of_two_drafts_with_one_short_name_the_second_gets_another():
    drafts = [ProductFactory(draft=True, slug="", name_fr="", name="") for _ in range(2)]
    for draft in drafts:
        draft.name_fr = "Tapis de Tétouan"
        draft.clean()
        draft.save_revision()
    for draft in drafts:
        draft.latest_revision.publish()
        draft.refresh_from_db()
    assert [draft.slug for draft in drafts] == ["tapis-de-tetouan", "tapis-de-tetouan-2"]


@pytest.mark.parametrize(
    ("alt", "expected"), [("", "Couverture de laine"), ("Deux mains tissent", "Deux mains tissent")]
)
def test_a_photo_without_words_says_the_products_name(
    client, django_capture_on_commit_callbacks, alt, expected
):
    with django_capture_on_commit_callbacks(execute=True):
        image = ImageFactory(alt_fr=alt, alt_ar="", alt_es="", alt_en="")
    photos = [ProductPhoto(image=image)]
    product = ProductFactory(name_fr="Couverture de laine", photos=photos)
    for address in ("/fr/catalogue/", f"/fr/catalogue/{product.slug}/"):
        page = client.get(address).text
        assert f'alt="{expected}"' in page
        assert 'alt=""' not in page


def test_a_picture_without_consent_is_not_shown(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = ImageFactory(consent=Consent.ASKED)
    product = ProductFactory(photos=[ProductPhoto(image=image)])
    address = f"/fr/catalogue/{product.slug}/"
    assert "/media/images/" not in client.get(address).text
    image.refresh_from_db()
    image.consent = Consent.GIVEN
    image.save()
    assert "/media/images/" in client.get(address).text


@pytest.mark.parametrize(
    ("kind", "availability", "in_season", "state", "icon"),
    [
        (Kind.TOURISM, Availability.IN_STOCK, True, "in_stock", "in_stock"),
        (Kind.TOURISM, Availability.MADE_TO_ORDER, True, "in_stock", "in_stock"),
        (Kind.TOURISM, Availability.MADE_TO_ORDER, False, "off_season", "seasonal"),
        (Kind.GOODS, Availability.SEASONAL, True, "in_season", "seasonal"),
        (Kind.GOODS, Availability.SEASONAL, False, "off_season", "seasonal"),
        (Kind.GOODS, Availability.OUT_OF_STOCK, False, "out_of_stock", "out_of_stock"),
        (Kind.CRAFT, Availability.MADE_TO_ORDER, True, "made_to_order", "made_to_order"),
    ],
)
def test_words_colour_and_icon_of_availability_agree(kind, availability, in_season, state, icon):
    month = timezone.localdate().month
    season = [month] if in_season else [month % 12 + 1]
    product = ProductFactory(kind=kind, availability=availability, season=season)
    assert (product.availability_state, product.availability_icon) == (state, icon)
    assert (product.availability_words == gettext("Not in season now")) == (state == "off_season")


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("fr", ["Du lundi au jeudi", "Vendredi", "Du samedi au dimanche"]),
        ("ar", ["من الاثنين إلى الخميس", "الجمعة", "من السبت إلى الأحد"]),
        ("es", ["De lunes a jueves", "Viernes", "De sábado a domingo"]),
        ("en", ["Monday to Thursday", "Friday", "Saturday to Sunday"]),
    ],
)
def test_days_with_the_same_hours_are_one_line(language, labels):
    organisation = OrganisationFactory()
    for day in (1, 2, 3, 4):
        for opens, closes in ((time(15), time(18)), (time(9), time(13))):
            organisation.opening_hours.create(weekday=day, opens=opens, closes=closes)
    organisation.opening_hours.create(weekday=5, opens=time(9), closes=time(13))
    with override(language):
        rows = pages.opening_hours(organisation)
        assert [row["label"] for row in rows] == labels
    morning, afternoon = (time(9), time(13)), (time(15), time(18))
    assert [row["spans"] for row in rows] == [[morning, afternoon], [morning], []]


@pytest.mark.parametrize(
    ("unit", "least", "language", "words"),
    [
        (Unit.KG, 3, "fr", "commande minimale\u00a0: 3 kg"),
        (Unit.HOUR, 3, "ar", "الحد الأدنى للطلبية: 3 ساعات"),
        (Unit.LINE, 10, "es", "pedido mínimo: 10 líneas"),
        (Unit.FLAT, 2, "en", "minimum order: 2"),
        (Unit.KG, 1, "fr", ""),
    ],
)
def test_a_minimum_order_says_of_what(unit, least, language, words):
    with override(language):
        assert Product(unit=unit, minimum_order=least).minimum_order_words == words


def test_a_price_is_not_confirmed_on_a_day_to_come():
    """2062 for 2026 would look fresh for ever."""
    product = ProductFactory(price_confirmed_on=timezone.localdate() + timedelta(days=1))
    with pytest.raises(ValidationError, match="vérifiez l’année"):
        product.full_clean()
    product.price_confirmed_on = timezone.localdate()
    product.full_clean()
