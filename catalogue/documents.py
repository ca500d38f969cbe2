"""What can be found of products and members: their public texts, with the words of their place, their family and the
labels that hold on the day they are written (`search_sync`, each night, takes out those that are over)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import override

from catalogue.models import Family, Label, MemberLabel, Product, ProductLabel
from core.languages import LANGUAGES
from members.models import Organisation
from places.models import Province, Town
from search.documents import Kind, Source, Texts


def _ids(public: QuerySet[Any], ids: Iterable[int] | None) -> set[int]:
    found = public if ids is None else public.filter(pk__in=list(ids))
    return set(found.values_list("pk", flat=True))


def _joined(language: str, *told: tuple[Any, tuple[str, ...]]) -> str:
    """The texts in one language of these fields of these objects, each on a line of its own."""
    texts = (getattr(instance, f"{name}_{language}") for instance, names in told for name in names)
    return "\n".join(text for text in texts if text)


def _place(town: Town) -> str:
    """Whatever a town and its province are called."""
    return "\n".join([*town.all_names, *town.province.all_names])


def _of_products(ids: Iterable[int]) -> dict[int, list[Label]]:
    """The labels that hold today of each of these products."""
    awards = ProductLabel.objects.valid().filter(product__in=ids).select_related("label")
    return _by_holder((award.product_id, award.label) for award in awards)


def _of_members(ids: Iterable[int]) -> dict[int, list[Label]]:
    """The labels that hold today of each of these members."""
    awards = MemberLabel.objects.valid().filter(organisation__in=ids).select_related("label")
    return _by_holder((award.organisation_id, award.label) for award in awards)


def _by_holder(held: Iterable[tuple[int, Label]]) -> dict[int, list[Label]]:
    labels: dict[int, list[Label]] = defaultdict(list)
    for holder, label in sorted(held, key=lambda each: each[1].slug):
        labels[holder].append(label)
    return labels


def _product_texts(ids: Iterable[int]) -> dict[int, dict[str, Texts]]:
    products = Product.objects.public().filter(pk__in=list(ids))
    products = products.select_related("organisation__town__province", "family__parent")
    found = list(products.prefetch_related("variants"))
    own = _of_products(product.pk for product in found)
    theirs = _of_members({product.organisation_id for product in found})
    return {
        product.pk: _of_product(product, [*own[product.pk], *theirs[product.organisation_id]])
        for product in found
    }


def _of_product(product: Product, labels: Iterable[Label]) -> dict[str, Texts]:
    maker, family = product.organisation, product.family
    families = [family.parent, family] if family.parent else [family]
    own = (product, ("description", "composition", "origin"))
    named = [*product.variants.all(), *families, maker, *labels]
    return {
        language: Texts(
            getattr(product, f"name_{language}") or "",
            getattr(product, f"summary_{language}") or "",
            "\n".join(
                [
                    _joined(language, own, *((each, ("name",)) for each in named)),
                    _place(maker.town),
                    product.reference,
                ]
            ),
        )
        for language in LANGUAGES
    }


def _member_texts(ids: Iterable[int]) -> dict[int, dict[str, Texts]]:
    members = list(Organisation.objects.public().with_place().filter(pk__in=list(ids)))
    families, labels = _families_of(members), _of_members(member.pk for member in members)
    return {
        member.pk: {
            language: Texts(
                getattr(member, f"name_{language}") or "",
                getattr(member, f"summary_{language}") or "",
                "\n".join(
                    [
                        _joined(
                            language,
                            (member, ("story", "quote", "quote_by")),
                            *((f, ("name",)) for f in [*families[member.pk], *labels[member.pk]]),
                        ),
                        _place(member.town),
                        _status(member, language),
                    ]
                ),
            )
            for language in LANGUAGES
        }
        for member in members
    }


def _status(member: Organisation, language: str) -> str:
    with override(language):
        return str(member.get_legal_status_display())


def _families_of(members: Iterable[Organisation]) -> dict[int, list[Family]]:
    """What they make, by member: a weaver is looked for by her trade."""
    families: dict[int, dict[Family, None]] = defaultdict(dict)
    products = Product.objects.public().filter(organisation__in=members)
    for product in products.select_related("family__parent").order_by("family__slug", "pk"):
        for family in (product.family.parent, product.family):
            if family:
                families[product.organisation_id][family] = None
    return defaultdict(list, {member: list(found) for member, found in families.items()})


def _products_of(**which: Any) -> Iterable[int]:
    return Product.objects.filter(**which).values_list("pk", flat=True)


PRODUCTS = Source(
    kind=Kind("product", 1),
    model=Product,
    public_ids=lambda ids: _ids(Product.objects.public(), ids),
    texts=_product_texts,
    tells={
        Organisation: lambda member: _products_of(organisation=member),
        Family: lambda family: [*_products_of(family=family), *_products_of(family__parent=family)],
        Town: lambda town: _products_of(organisation__town=town),
        Province: lambda province: _products_of(organisation__town__province=province),
        ProductLabel: lambda award: [award.product_id],
        MemberLabel: lambda award: _products_of(organisation=award.organisation_id),
        Label: lambda label: [
            *_products_of(labels__label=label),
            *_products_of(organisation__labels__label=label),
        ],
    },
)
MEMBERS = Source(
    kind=Kind("member", 2),
    model=Organisation,
    public_ids=lambda ids: _ids(Organisation.objects.public(), ids),
    texts=_member_texts,
    tells={
        Town: lambda town: town.organisations.values_list("pk", flat=True),
        Province: lambda province: Organisation.objects.filter(town__province=province).values_list(
            "pk", flat=True
        ),
        Product: lambda product: [product.organisation_id],
        Family: lambda family: Organisation.objects.filter(
            Q(products__family=family) | Q(products__family__parent=family)
        ).values_list("pk", flat=True),
        MemberLabel: lambda award: [award.organisation_id],
        Label: lambda label: Organisation.objects.filter(labels__label=label).values_list(
            "pk", flat=True
        ),
    },
)
