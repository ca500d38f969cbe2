from collections.abc import Sequence
from typing import Any, Self

from django.db.models import PROTECT, ForeignKey
from modelcluster.models import get_all_child_relations
from wagtail.models import RevisionMixin


class RestorableRevisionMixin(RevisionMixin):
    """Revisions whose child rows can come back after they were removed.

    A revision keeps the ids of its rows. The form's hidden id field refuses an id that is not in the
    table any more, without a word that anybody sees (Wagtail's issue 188), so such a row becomes a new one.
    """

    class Meta:
        abstract = True

    # What the draft named and nobody can give back, as labels; staff are told (core.wagtail_hooks).
    lost_targets: Sequence[str] = ()

    def with_content_json(self, content: dict[str, Any]) -> Self:
        content, lost = self._without_lost_targets(content)
        draft: Self = super().with_content_json(content)
        draft.lost_targets = lost
        for relation in get_all_child_relations(draft):
            rows = list(getattr(draft, relation.get_accessor_name()).all())
            known = set(
                relation.related_model._base_manager.filter(
                    pk__in=[row.pk for row in rows if row.pk]
                ).values_list("pk", flat=True)
            )
            for row in rows:
                if row.pk not in known:
                    row.pk = None
        return draft

    def _without_lost_targets(self, content: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        """`content` without rows whose label or the like was deleted while only this draft named it, and with
        what is stored in the place of a family or the like; and what was lost. Modelcluster reads neither."""
        content, lost = dict(content), []
        for field in _protected(self):
            if _gone(field, [content]):
                content[field.name] = getattr(self, field.attname)
                lost.append(str(field.verbose_name))
        for relation in get_all_child_relations(self):
            name = relation.get_accessor_name()
            rows = kept = content.get(name) or []
            for field in _protected(relation.related_model):
                gone = _gone(field, rows)
                kept = [row for row in kept if row.get(field.name) not in gone]
            if len(kept) < len(rows):
                content[name] = kept
                lost.append(str(relation.related_model._meta.verbose_name))
        return content, lost


def _protected(model: Any) -> list[ForeignKey[Any, Any]]:
    """The keys that keep a row from being deleted, as far as rows name it."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.remote_field.on_delete is PROTECT
    ]


def _gone(field: ForeignKey[Any, Any], rows: Sequence[dict[str, Any]]) -> set[Any]:
    """What these rows of a draft name in `field` and is not there any more."""
    named = {row[field.name] for row in rows if row.get(field.name) is not None}
    targets = field.remote_field.model._base_manager.filter(pk__in=named)
    return named - set(targets.values_list("pk", flat=True)) if named else named
