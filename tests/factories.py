"""Objects for tests. `OrganisationFactory()` and `ProductFactory()` are public; traits change that."""

import io
import time
from decimal import Decimal
from typing import Any

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from PIL import Image as Pillow
from wagtail.models import WorkflowState

from accounts.models import User
from catalogue.enums import Availability, Kind, Unit
from catalogue.models import Family, Label, MemberLabel, Product, ProductLabel
from catalogue.visitor_forms import new_ticket
from core.enums import Consent
from core.models import Image, ModeratedModel
from members.enums import LegalStatus, MembershipState, Sector
from members.models import Organisation
from places.models import Province, Town


def texts(field: str, text: str) -> dict[str, str]:
    """The four columns of a translated field, each its own text."""
    return {
        f"{field}_fr": f"{text} (français)",
        f"{field}_ar": f"{text} (عربية)",
        f"{field}_es": f"{text} (español)",
        f"{field}_en": f"{text} (English)",
    }


def picture_bytes(
    format: str = "JPEG", size: tuple[int, int] = (640, 480), **options: Any
) -> bytes:
    out = io.BytesIO()
    Pillow.new("RGB", size, (166, 30, 43)).save(out, format, **options)
    return out.getvalue()


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = "Houda"

    class Params:
        admin = factory.Trait(is_superuser=True)


class ProvinceFactory(DjangoModelFactory):
    class Meta:
        model = Province
        django_get_or_create = ("slug",)

    slug = "tetouan"
    code = "01.571"
    is_founding = True
    latitude, longitude = Decimal("35.57"), Decimal("-5.37")
    name_fr, name_ar, name_es, name_en = "Tétouan", "تطوان", "Tetuán", "Tetouan"


class TownFactory(DjangoModelFactory):
    class Meta:
        model = Town
        django_get_or_create = ("slug",)

    slug = "oued-laou"
    province = factory.SubFactory(ProvinceFactory)
    latitude, longitude = Decimal("35.45"), Decimal("-5.09")
    name_fr, name_ar, name_es, name_en = "Oued Laou", "واد لو", "Río Laou", "Oued Laou town"


class ImageFactory(DjangoModelFactory):
    class Meta:
        model = Image

    title = factory.Sequence(lambda n: f"Photo {n}")
    alt_fr, alt_ar, alt_es, alt_en = "Un pot", "جرة", "Un tarro", "A jar"
    consent = Consent.NOT_NEEDED
    width, height = 640, 480
    file = factory.LazyFunction(lambda: ContentFile(picture_bytes(), name="photo.jpg"))


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name_fr = factory.Sequence(lambda n: f"Coopérative {n}")
    name_ar = factory.Sequence(lambda n: f"تعاونية {n}")
    name_es = factory.Sequence(lambda n: f"Cooperativa {n}")
    name_en = factory.Sequence(lambda n: f"Co-operative {n}")
    slug = factory.Sequence(lambda n: f"cooperative-{n}")
    legal_status = LegalStatus.COOPERATIVE
    sectors = factory.LazyFunction(lambda: [Sector.TERROIR.value])
    town = factory.SubFactory(TownFactory)
    membership_state = MembershipState.ACTIVE
    live = True
    women = 5

    class Params:
        draft = factory.Trait(live=False)
        suspended = factory.Trait(membership_state=MembershipState.SUSPENDED)
        reachable = factory.Trait(
            phone="+212539900001",
            whatsapp="+212600000001",
            email="membre@example.org",
            publishes_phone=True,
            publishes_whatsapp=True,
            publishes_email=True,
        )


class FamilyFactory(DjangoModelFactory):
    class Meta:
        model = Family
        django_get_or_create = ("slug",)

    sector = Sector.TERROIR
    slug = "miel"
    name_fr, name_ar, name_es, name_en = "Miel", "عسل", "Mieles", "Honey"


class ProductFactory(DjangoModelFactory):
    class Meta:
        model = Product

    organisation = factory.SubFactory(OrganisationFactory)
    family = factory.SubFactory(FamilyFactory)
    kind = Kind.GOODS
    name_fr = factory.Sequence(lambda n: f"Miel d’arbousier {n}")
    name_ar = factory.Sequence(lambda n: f"عسل {n}")
    name_es = factory.Sequence(lambda n: f"Miel de madroño {n}")
    name_en = factory.Sequence(lambda n: f"Strawberry-tree honey {n}")
    slug = factory.Sequence(lambda n: f"miel-arbousier-{n}")
    price = Decimal("120")
    unit = Unit.KG
    availability = Availability.IN_STOCK
    live = True

    class Params:
        draft = factory.Trait(live=False)


class LabelFactory(DjangoModelFactory):
    class Meta:
        model = Label
        django_get_or_create = ("slug",)

    slug = "bio"
    name_fr, name_ar, name_es, name_en = "Bio Maroc", "بيو", "Ecológico", "Organic"


class ProductLabelFactory(DjangoModelFactory):
    class Meta:
        model = ProductLabel

    product = factory.SubFactory(ProductFactory)
    label = factory.SubFactory(LabelFactory)


class MemberLabelFactory(DjangoModelFactory):
    class Meta:
        model = MemberLabel

    organisation = factory.SubFactory(OrganisationFactory)
    label = factory.SubFactory(LabelFactory)


def send_to_review(thing: ModeratedModel, user: User) -> WorkflowState:
    """What "Submit" does in Wagtail's form: a draft that was returned goes on where it was."""
    if thing.current_workflow_state:
        thing.current_workflow_state.resume(user)
        return thing.current_workflow_state
    return thing.get_workflow().start(thing, user)


# A form that one of our own pages sends.
OWN = {"HTTP_ORIGIN": "http://testserver"}


def filled(*, age: float = 60, **changes: str) -> dict[str, str]:
    """The form to a member, which a person had before them for `age` seconds and filled in well."""
    return {
        "ticket": new_ticket(at=time.time() - age),
        "message": "Avez-vous encore du miel ?",
        "name": "Marta",
        "email": "marta@example.es",
        "phone": "",
        "consent": "on",
        "website": "",
    } | changes
