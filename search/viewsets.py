from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.admin.viewsets import SeenViewSet
from core.languages import active
from search import pins
from search.admin_views import may_try
from search.models import PinnedResult, PublicDocument, SynonymGroup
from search.pin_forms import field_name, panel_form


class TriedViewSet(SeenViewSet):
    """Whose forms have a question below them, on which what they say can be tried."""

    create_template_name = "search/admin/create_with_trial.html"
    edit_template_name = "search/admin/edit_with_trial.html"


class SynonymViewSet(TriedViewSet):
    model = SynonymGroup
    icon = "tag"
    menu_label = _("Synonyms")
    list_display = ["terms"]
    panels = [FieldPanel("terms")]


class KindColumn(Column):
    def get_value(self, instance: PinnedResult) -> str:
        model = pins.models().get(instance.kind)
        return str(model._meta.verbose_name).capitalize() if model else ""


class PinnedResultViewSet(TriedViewSet):
    model = PinnedResult
    icon = "thumbtack"
    menu_label = _("Pinned results")
    list_display = [
        "words",
        Column("title", label=_("What comes first")),
        KindColumn("kind", label=_("Kind"), sort_key="kind"),
        "position",
    ]
    copy_view_enabled = False

    @cached_property
    def edit_handler(self) -> ObjectList:
        return ObjectList(
            [
                FieldPanel("words"),
                MultiFieldPanel(
                    [FieldPanel(field_name(kind)) for kind in pins.models()],
                    heading=_("What comes first"),
                    help_text=_(
                        "One of them. It comes first where the words find it, and only as long as visitors leave the"
                        " order “best match first”: if the words do not find it, write them into its text or into"
                        " synonyms. “See what it changes” below shows it."
                    ),
                ),
                FieldPanel("position"),
            ],
            base_form_class=panel_form(),
        )

    def get_queryset(self, request: Any) -> QuerySet[PinnedResult]:
        """With the title of what is pinned, empty where it is not public."""
        titles = PublicDocument.objects.filter(
            kind=OuterRef("kind"), object_id=OuterRef("object_id")
        ).exclude(title="")
        return PinnedResult.objects.annotate(
            title=Coalesce(
                Subquery(titles.filter(language=active()).values("title")[:1]),
                Subquery(titles.order_by("pk").values("title")[:1]),
                Value(gettext("(not public)"), output_field=TextField()),
            )
        )


class TrialMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return may_try(request.user)


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Search aids")
    menu_icon = "sliders"
    menu_order = 150
    items = (SynonymViewSet, PinnedResultViewSet)

    def get_submenu_items(self) -> list[MenuItem]:
        trial = TrialMenuItem(
            _("Try a question"), reverse("search_trial"), icon_name="help", order=50
        )
        return [*super().get_submenu_items(), trial]
