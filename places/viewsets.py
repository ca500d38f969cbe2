from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.admin.panels import translated_panels
from core.admin.viewsets import SeenViewSet
from places.models import Province, Town


class TownViewSet(SeenViewSet):
    model = Town
    icon = "place"
    menu_label = _("Towns")
    list_display = ["name", "province", "latitude", "longitude"]
    list_filter = ["province"]
    ordering = "slug"
    panels = [
        *translated_panels("name"),
        FieldPanel("other_names"),
        FieldPanel("slug"),
        FieldPanel("province"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ]


class ProvinceViewSet(SeenViewSet):
    model = Province
    icon = "place"
    menu_label = _("Provinces")
    list_display = ["name", "code", "is_founding"]
    ordering = "code"
    panels = [
        *translated_panels("name"),
        FieldPanel("other_names"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("code"), FieldPanel("is_founding")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ]


class PlacesGroup(SnippetViewSetGroup):
    menu_label = _("Places")
    menu_icon = "place"
    menu_order = 140
    items = (TownViewSet, ProvinceViewSet)
