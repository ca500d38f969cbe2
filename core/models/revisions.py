from typing import Any, Self

from modelcluster.models import get_all_child_relations
from wagtail.models import RevisionMixin


class RestorableRevisionMixin(RevisionMixin):
    """Revisions whose child rows can come back after they were removed.

    A revision keeps the ids of its rows. The form's hidden id field refuses an id that is not in the
    table any more, without a word that anybody sees (Wagtail's issue 188), so such a row becomes a new one.
    """

    class Meta:
        abstract = True

    def with_content_json(self, content: dict[str, Any]) -> Self:
        draft: Self = super().with_content_json(content)
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
