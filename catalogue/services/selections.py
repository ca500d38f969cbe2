from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from catalogue.models import Product, Selection, SelectionItem
from catalogue.models.selections import MOST_ITEMS


class ListIsFullError(Exception):
    """A list holds at most MOST_ITEMS products."""


@transaction.atomic
def keep(*, product: Product, selection: Selection | None) -> Selection:
    """Put a product at the end of a list, or of a new one; one that is there already stays where it is.

    Raises ListIsFullError.
    """
    selection = selection or Selection.objects.create()
    _touch(selection)
    if not selection.items.filter(product=product).exists():
        if selection.items.count() >= MOST_ITEMS:
            raise ListIsFullError
        last = selection.items.aggregate(last=Max("position"))["last"] or 0
        SelectionItem.objects.get_or_create(
            selection=selection, product=product, defaults={"position": last + 1}
        )
    return selection


@transaction.atomic
def arrange(
    *,
    selection: Selection,
    name: str | None = None,
    notes: Mapping[int, str],
    up: int | None = None,
    down: int | None = None,
    remove: int | None = None,
) -> None:
    """Write the name, where one is given, and notes (by item id) of a list, and move or remove one of its
    items (by id)."""
    _touch(selection)
    if name is not None:
        selection.name = name
        selection.save(update_fields=["name"])
    items = list(selection.items.select_for_update())
    for item in items:
        item.note = notes.get(item.pk, item.note)
    for moved, step in ((up, -1), (down, 1)):
        index = next((n for n, item in enumerate(items) if item.pk == moved), None)
        if index is not None and 0 <= index + step < len(items):
            items[index], items[index + step] = items[index + step], items[index]
    for position, item in enumerate(items, start=1):
        item.position = position
    SelectionItem.objects.bulk_update(items, ["note", "position"])
    if remove is not None:
        selection.items.filter(pk=remove).delete()


def _touch(selection: Selection) -> None:
    """Tell that a list is used, which also takes its row's lock: two changes follow each other."""
    Selection.objects.filter(pk=selection.pk).update(used_at=timezone.now())
