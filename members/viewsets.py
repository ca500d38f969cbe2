import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn

from core.admin.panels import translated_panels
from core.languages import columns
from core.moderation.views import ModeratedViewSet
from members.models import Organisation
from places.models import Province


class OrganisationFilterSet(WagtailFilterSet):
    town__province = django_filters.ModelChoiceFilter(
        queryset=Province.objects.all(), label=_("Province")
    )

    class Meta:
        model = Organisation
        fields = ["membership_state", "legal_status", "town__province", "live"]


class OrganisationViewSet(ModeratedViewSet):
    model = Organisation
    icon = "group"
    menu_label = _("Members")
    menu_order = 110
    add_to_admin_menu = True
    list_display = [
        "name",
        Column("town", label=_("Town"), sort_key="town__slug"),
        Column("get_legal_status_display", label=_("Legal status"), sort_key="legal_status"),
        Column("get_membership_state_display", label=_("Membership"), sort_key="membership_state"),
        LiveStatusTagColumn(),
        UpdatedAtColumn(),
    ]
    list_per_page = 50
    filterset_class = OrganisationFilterSet
    search_fields = columns("name", "town__name")
    ordering = "name"
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    MultiFieldPanel(translated_panels("name"), heading=_("Name")),
                    MultiFieldPanel(
                        translated_panels("summary"),
                        heading=_("In one sentence"),
                        help_text=_("What visitors read on the card: who, what, where."),
                    ),
                    MultiFieldPanel(translated_panels("story"), heading=_("Story")),
                    MultiFieldPanel(
                        translated_panels("quote", "quote_by"), heading=_("In their own words")
                    ),
                ],
                heading=_("Presentation"),
            ),
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("legal_status"), FieldPanel("membership_state")]),
                    FieldPanel("sectors"),
                    FieldRowPanel([FieldPanel("founded"), FieldPanel("women"), FieldPanel("men")]),
                    MultiFieldPanel(
                        [
                            FieldRowPanel(
                                [FieldPanel("registration_kind"), FieldPanel("registration_number")]
                            ),
                            FieldRowPanel(
                                [
                                    FieldPanel("registration_tribunal"),
                                    FieldPanel("registration_date"),
                                ]
                            ),
                            FieldPanel("ice"),
                        ],
                        heading=_("Registration"),
                        help_text=_("Not shown to visitors."),
                    ),
                    FieldPanel("slug"),
                    FieldPanel("is_example"),
                ],
                heading=_("Identity"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("phone"), FieldPanel("publishes_phone")]),
                            FieldRowPanel(
                                [FieldPanel("whatsapp"), FieldPanel("publishes_whatsapp")]
                            ),
                            FieldRowPanel([FieldPanel("email"), FieldPanel("publishes_email")]),
                            FieldPanel("website"),
                        ],
                        heading=_("Ways of contact"),
                        help_text=_("A contact is shown only if the member agreed to publish it."),
                    ),
                    FieldRowPanel([FieldPanel("language"), FieldPanel("spoken")]),
                    InlinePanel("social_links", heading=_("Social networks"), label=_("network")),
                ],
                heading=_("Ways of contact"),
            ),
            ObjectList(
                [
                    FieldPanel("town"),
                    FieldPanel("publishes_address"),
                    MultiFieldPanel(translated_panels("address"), heading=_("Address")),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                    FieldPanel("point_is_exact"),
                    InlinePanel(
                        "opening_hours", heading=_("Opening hours"), label=_("span of hours")
                    ),
                ],
                heading=_("Place and hours"),
            ),
            ObjectList(
                [
                    FieldPanel("portrait"),
                    FieldPanel("logo"),
                    InlinePanel("photos", heading=_("Photos"), label=_("photo"), max_num=12),
                ],
                heading=_("Photos"),
            ),
        ]
    )
