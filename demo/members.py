"""Members and their products, from content/members/*.yml to published objects."""

from collections.abc import Iterator
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from catalogue.models import (
    Family,
    Label,
    MemberLabel,
    Product,
    ProductLabel,
    ProductPhoto,
    ProductStep,
    ProductVariant,
    RelatedProduct,
    TourismDetails,
)
from core.languages import LANGUAGES, SOURCE
from core.models import Image
from core.reference import read, translated
from demo.pictures.motifs import MOTIFS
from demo.pictures.portraits import PLACES
from demo.pictures.scene import IN_THE_OPEN, ON_THE_FLOOR
from members.enums import LegalStatus, MembershipState, RegistrationKind, Weekday
from members.models import OpeningHours, Organisation, OrganisationPhoto, SocialLink
from places.models import Town

CONTENT = Path(__file__).parent / "content" / "members"
DAYS = dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), Weekday, strict=True))
REGISTERS = {
    LegalStatus.COOPERATIVE: RegistrationKind.COOPERATIVES,
    LegalStatus.UNION: RegistrationKind.COOPERATIVES,
    LegalStatus.ASSOCIATION: RegistrationKind.ASSOCIATIONS,
    LegalStatus.MICRO_ENTERPRISE: RegistrationKind.COMMERCE,
    LegalStatus.GIE: RegistrationKind.COMMERCE,
    LegalStatus.AUTO_ENTREPRENEUR: RegistrationKind.AUTO_ENTREPRENEURS,
    LegalStatus.ARTISAN: RegistrationKind.CRAFTS,
}
# Pictures by their reference; empty while the demonstration is loaded without pictures.
Pictures = dict[str, Image]


def files(slugs: list[str] | None = None) -> list[dict[str, Any]]:
    """Every member's file in a fixed order, or only those of these slugs."""
    return [read(path) for path in sorted(CONTENT.glob("*.yml")) if not slugs or path.stem in slugs]


def picture_requests(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every picture the files ask for: `reference`, `motif`, `sector`, `view`, `alt`, `title`, and where the
    thing has them its `colours` and `count`; people at a place have that `place` and the number of `women`."""
    sectors = dict(Family.objects.values_list("slug", "sector"))
    for row in rows:
        yield {
            "reference": f"member-{row['slug']}",
            **_portrait(row),
            "sector": row["sectors"][0],
            "title": row["name"]["fr"],
            "alt": row["name"],
        }
        for product in row["products"]:
            for view, photo in enumerate(product["photos"]):
                yield {
                    **photo,
                    "reference": f"{product['slug']}-{view}",
                    "sector": sectors[product["family"]],
                    "view": view,
                    "title": product["name"]["fr"],
                }


def _portrait(row: dict[str, Any]) -> dict[str, Any]:
    """Hands at work, a motif of its own, or people at one of the places, with what they make."""
    if row["portrait"] in PLACES:
        return {"place": row["portrait"], "women": row["women"], **_what_they_make(row)}
    return {"motif": row["portrait"], "view": 0}


def _what_they_make(row: dict[str, Any]) -> dict[str, Any]:
    """The motif and colours of the first thing of theirs that a table can bear, or on a stall a rail; a pen
    for those who make nothing to touch."""
    poses = {"stand", "hang"} if row["portrait"].endswith("stall") else {"stand"}
    photos = [photo for product in row["products"] for photo in product["photos"]]
    small = (p for p in photos if p["motif"] not in ON_THE_FLOOR | IN_THE_OPEN)
    shown = next((p for p in small if poses & set(MOTIFS[p["motif"]].poses)), {"motif": "pen"})
    return {"motif": shown["motif"], "colours": shown.get("colours", ())}


def load(rows: list[dict[str, Any]], pictures: Pictures) -> None:
    """Write and publish the members that are missing, each with its products; also those that were made
    without pictures, once there are some. A second time changes nothing."""
    towns = {town.slug: town for town in Town.objects.all()}
    families = {family.slug: family for family in Family.objects.all()}
    labels = {label.slug: label for label in Label.objects.all()}
    # The newest come from several members and are those told at length: they open the home page and the lists.
    for number, row in enumerate(rows):
        if _is_there(row, pictures):
            continue
        with transaction.atomic():
            organisation = _organisation(row, number, towns[row["town"]], pictures)
            _member_labels(organisation, row, labels)
            for index, product_row in enumerate(row["products"]):
                _product(
                    organisation,
                    product_row,
                    family=families[product_row["family"]],
                    labels=labels,
                    pictures=pictures,
                    published=timezone.now()
                    - timedelta(
                        days=index * 5 + (0 if product_row.get("description") else 90),
                        hours=(number * 7) % 97,
                    ),
                )
    for row in rows:
        for product_row in row["products"]:
            _relate(product_row)


def _is_there(row: dict[str, Any], pictures: Pictures) -> bool:
    members = Organisation.objects.filter(slug=row["slug"])
    return (members.exclude(portrait=None) if pictures else members).exists()


def _organisation(row: dict[str, Any], number: int, town: Town, pictures: Pictures) -> Organisation:
    organisation = Organisation.objects.filter(slug=row["slug"]).first() or Organisation(
        slug=row["slug"], live=False
    )
    registration = row.get("registration") or {}
    latitude, longitude = row.get("point") or (town.latitude, town.longitude)
    contacts = set(row.get("contacts") or [])
    values = {
        **translated(row, "name", "summary", "story", "quote", "quote_by", "address"),
        "legal_status": row["legal_status"],
        "sectors": row["sectors"],
        "membership_state": MembershipState.ACTIVE,
        "founded": row["founded"],
        "women": row["women"],
        "men": row["men"],
        "registration_kind": REGISTERS[LegalStatus(row["legal_status"])],
        "registration_number": registration.get("number", ""),
        "registration_tribunal": registration.get("tribunal", ""),
        "registration_date": registration.get("date"),
        "ice": example_ice(number),
        "town": town,
        "latitude": Decimal(str(latitude)),
        "longitude": Decimal(str(longitude)),
        "point_is_exact": row.get("point_is_exact", False),
        "phone": f"+21253990{number:04d}",
        "whatsapp": f"+21260000{number:04d}",
        "email": f"{row['slug']}@example.org",
        "website": f"https://{row['slug']}.example/" if "website" in contacts else "",
        "publishes_address": row.get("point_is_exact", False),
        "publishes_phone": "phone" in contacts,
        "publishes_whatsapp": "whatsapp" in contacts,
        "publishes_email": "email" in contacts,
        "spoken": row["spoken"],
        "language": next((code for code in row["spoken"] if code in LANGUAGES), SOURCE),
        "is_example": True,
    }
    for name, value in values.items():
        setattr(organisation, name, value)
    portrait = pictures.get(f"member-{row['slug']}")
    if portrait:
        organisation.portrait = portrait
        organisation.photos.set([OrganisationPhoto(image=portrait, sort_order=0)])
    organisation.opening_hours.set(
        [
            OpeningHours(
                weekday=DAYS[day],
                opens=time.fromisoformat(span["opens"]),
                closes=time.fromisoformat(span["closes"]),
            )
            for span in row.get("hours") or []
            for day in span["days"]
        ]
    )
    organisation.social_links.set(
        [
            SocialLink(network="instagram", url=f"https://instagram.example/{row['slug']}")
            for _ in range(number % 3 == 0)
        ]
    )
    organisation.full_clean(exclude=["website"])
    organisation.save()
    organisation.save_revision(log_action=True).publish()
    return organisation


def _member_labels(
    organisation: Organisation, row: dict[str, Any], labels: dict[str, Label]
) -> None:
    organisation.labels.all().delete()
    for award in row.get("labels") or []:
        MemberLabel.objects.create(organisation=organisation, **_award(award, labels))


def _award(row: dict[str, Any], labels: dict[str, Label]) -> dict[str, Any]:
    today = timezone.localdate()
    expires = row.get("expires_in_days")
    issued = row.get("issued_days_ago")
    return {
        "label": labels[row["label"]],
        "number": row.get("number", ""),
        "issuer": _text(row.get("issuer")),
        "issued_on": today - timedelta(days=issued) if issued else None,
        "expires_on": today + timedelta(days=expires) if expires is not None else None,
        "verified_on": today - timedelta(days=30) if row.get("verified") else None,
    }


def _text(value: Any) -> str:
    return value["fr"] if isinstance(value, dict) else value or ""


def _product(
    organisation: Organisation,
    row: dict[str, Any],
    *,
    family: Family,
    labels: dict[str, Label],
    pictures: Pictures,
    published: Any,
) -> None:
    product = Product.objects.filter(slug=row["slug"]).first() or Product(
        slug=row["slug"], live=False
    )
    sides = [Decimal(str(side)) for side in row.get("size_cm") or []]
    values = {
        **translated(row, "name", "summary", "description", "composition", "origin"),
        "organisation": organisation,
        "family": family,
        "kind": row["kind"],
        "allergens": row.get("allergens") or [],
        "price": Decimal(str(row["price"])) if row.get("price") is not None else None,
        "unit": row["unit"],
        "price_confirmed_on": timezone.localdate()
        - timedelta(days=row.get("price_confirmed_days_ago", 30)),
        "weight_g": row.get("weight_g"),
        "volume_ml": row.get("volume_ml"),
        "length_cm": sides[0] if sides else None,
        "width_cm": sides[1] if len(sides) > 1 else None,
        "height_cm": sides[2] if len(sides) > 2 else None,
        "availability": row["availability"],
        "season": row.get("season") or [],
        "lead_time_days": row.get("lead_time_days"),
        "minimum_order": row.get("minimum_order"),
        "first_published_at": product.first_published_at or published,
        "is_example": True,
    }
    for name, value in values.items():
        setattr(product, name, value)
    product.photos.set(
        [
            ProductPhoto(image=pictures[f"{row['slug']}-{view}"], sort_order=view)
            for view, _photo in enumerate(row["photos"])
            if f"{row['slug']}-{view}" in pictures
        ]
        or list(product.photos.all())
    )
    product.variants.set(
        [
            ProductVariant(
                price=Decimal(str(variant["price"])),
                weight_g=variant.get("weight_g"),
                volume_ml=variant.get("volume_ml"),
                sort_order=index,
                **translated(variant, "name"),
            )
            for index, variant in enumerate(row.get("variants") or [])
        ]
    )
    product.steps.set(
        [
            ProductStep(sort_order=index, **translated(step, "title", "text"))
            for index, step in enumerate(row.get("steps") or [])
        ]
    )
    product.labels.set([ProductLabel(**_award(award, labels)) for award in row.get("labels") or []])
    tourism = row.get("tourism")
    product.tourism_details.set(
        [
            TourismDetails(
                kind=tourism["kind"],
                capacity=tourism.get("capacity"),
                minimum_group=tourism.get("minimum_group"),
                duration_hours=tourism.get("duration_hours"),
                **translated(tourism, "meeting_point", "access"),
            )
        ]
        if tourism
        else []
    )
    product.full_clean()
    product.save()
    product.save_revision(log_action=True).publish()


def _relate(row: dict[str, Any]) -> None:
    """Say what goes well with a product, in the file's order. Others' products may not be loaded, and staff may
    have deleted any."""
    slugs = row.get("related") or []
    product = Product.objects.filter(slug=row["slug"]).first()
    if product is None or not slugs or product.related.exists():
        return
    others = {other.slug: other for other in Product.objects.filter(slug__in=slugs)}
    product.related.set(
        [
            RelatedProduct(other=others[slug], sort_order=index)
            for index, slug in enumerate(slugs)
            if slug in others
        ]
    )
    product.save()
    product.save_revision(log_action=True).publish()


def example_ice(number: int) -> str:
    """A number with a right checksum that no enterprise has (they do not begin with 99)."""
    stem = 9_900_000_000_000 + number
    return f"{stem * 100 + (-stem * 100) % 97:015d}"
