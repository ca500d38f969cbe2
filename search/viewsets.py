from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.admin.viewsets import SeenViewSet
from search.models import SynonymGroup


class SynonymViewSet(SeenViewSet):
    model = SynonymGroup
    icon = "tag"
    menu_label = _("Synonyms")
    menu_order = 150
    add_to_admin_menu = True
    list_display = ["terms"]
    panels = [FieldPanel("terms")]
