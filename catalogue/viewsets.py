from typing import Any

import django_filters
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import (
    Column,
    DateColumn,
    LiveStatusTagColumn,
    UpdatedAtColumn,
)
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import IndexView, SnippetViewSetGroup

from catalogue.forms import ProductForm
from catalogue.models import (
    Enquiry,
    ErrorReport,
    Family,
    Label,
    MemberLabel,
    Product,
    SoughtItem,
)
from catalogue.models.product_rows import MOST_RELATED
from core.admin.exports import SafeExportMixin
from core.admin.panels import BooleanPanel, Tab, translated_panels
from core.admin.tables import BooleanColumn
from core.admin.viewsets import SeenViewSet
from core.languages import columns
from core.moderation.views import ModeratedViewSet
from members.enums import Sector
from places.models import Province

AWARD_PANELS = [
    FieldRowPanel([FieldPanel("label"), FieldPanel("number")]),
    FieldPanel("issuer"),
    FieldRowPanel([FieldPanel("issued_on"), FieldPanel("expires_on")]),
    FieldRowPanel([FieldPanel("verified_on"), FieldPanel("verified_by")]),
    FieldPanel("proof"),
]


class ProductFilterSet(WagtailFilterSet):
    family__sector = django_filters.ChoiceFilter(choices=Sector.choices, label=_("Sector"))
    organisation__town__province = django_filters.ModelChoiceFilter(
        queryset=Province.objects.all(), label=_("Province")
    )

    class Meta:
        model = Product
        fields = [
            *("family__sector", "organisation__town__province", "kind", "availability"),
            *("live", "has_unpublished_changes"),
        ]


class CoverColumn(Column):
    cell_template_name = "catalogue/admin/cover_cell.html"


class ProductViewSet(ModeratedViewSet):
    model = Product
    icon = "pick"
    menu_label = _("Products")
    list_display = [
        "name",
        CoverColumn("cover", label=_("Photo")),
        Column("reference", label=_("Reference"), sort_key="pk"),
        Column("organisation", label=_("Member"), sort_key="organisation__slug"),
        Column("family", label=_("Family"), accessor="family.name", sort_key="family__slug"),
        Column("price", label=_("Price (MAD)"), sort_key="price"),
        Column("get_availability_display", label=_("Availability"), sort_key="availability"),
        LiveStatusTagColumn(),
        UpdatedAtColumn(),
    ]
    list_per_page = 50
    filterset_class = ProductFilterSet
    search_fields = columns("name", "organisation__name")
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("organisation"), FieldPanel("kind")]),
                    FieldPanel("family"),
                    MultiFieldPanel(translated_panels("name"), heading=_("Name")),
                    MultiFieldPanel(
                        translated_panels("summary"),
                        heading=_("In one sentence"),
                        help_text=_("What it is, and what makes this one particular."),
                    ),
                    MultiFieldPanel(translated_panels("description"), heading=_("Description")),
                    FieldPanel("slug"),
                    FieldPanel("is_example"),
                ],
                heading=_("Presentation"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("price"), FieldPanel("unit")]),
                            FieldRowPanel([FieldPanel("weight_g"), FieldPanel("volume_ml")]),
                            FieldPanel("price_confirmed_on"),
                        ],
                        heading=_("Price"),
                        help_text=_(
                            "The price for one kg or litre is computed from weight or volume."
                        ),
                    ),
                    InlinePanel(
                        "variants",
                        [
                            *translated_panels("name"),
                            FieldRowPanel(
                                [
                                    FieldPanel("price"),
                                    FieldPanel("weight_g"),
                                    FieldPanel("volume_ml"),
                                ]
                            ),
                        ],
                        heading=_("Variants"),
                        label=_("variant"),
                        help_text=_(
                            "Sizes or versions of what the name says; something else is a product of its own. "
                            "All by weight, all by volume, or none: never mixed."
                        ),
                    ),
                    MultiFieldPanel(
                        [
                            FieldPanel("availability"),
                            FieldPanel("season"),
                            FieldRowPanel(
                                [FieldPanel("lead_time_days"), FieldPanel("minimum_order")]
                            ),
                        ],
                        heading=_("Availability"),
                    ),
                ],
                heading=_("Price and availability"),
            ),
            ObjectList(
                [
                    # Not MultipleChooserPanel: it drops what is beyond the most without a word (Wagtail 11561).
                    InlinePanel(
                        "photos",
                        heading=_("Photos"),
                        label=_("photo"),
                        min_num=0,
                        max_num=8,
                        help_text=_("One to eight; the first one is shown on the card."),
                    )
                ],
                heading=_("Photos"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "steps",
                        translated_panels("title", "text"),
                        heading=_("How it is made"),
                        label=_("step"),
                    ),
                    MultiFieldPanel(
                        translated_panels("composition"), heading=_("Materials or ingredients")
                    ),
                    MultiFieldPanel(
                        translated_panels("origin"),
                        heading=_("Origin of the material"),
                        help_text=_("For a service or a stay: where it takes place."),
                    ),
                    FieldPanel("allergens"),
                    FieldRowPanel(
                        [
                            FieldPanel("length_cm"),
                            FieldPanel("width_cm"),
                            FieldPanel("height_cm"),
                        ]
                    ),
                ],
                heading=_("How it is made"),
            ),
            Tab(
                [
                    InlinePanel("labels", AWARD_PANELS, heading=_("Labels"), label=_("label")),
                    InlinePanel(
                        "related",
                        heading=_("Goes well with"),
                        label=_("product"),
                        max_num=MOST_RELATED,
                    ),
                ],
                heading=_("Labels and links"),
                name="labels",
            ),
            ObjectList(
                [
                    InlinePanel(
                        "tourism_details",
                        [
                            FieldPanel("kind"),
                            FieldRowPanel(
                                [
                                    FieldPanel("capacity"),
                                    FieldPanel("minimum_group"),
                                    FieldPanel("duration_hours"),
                                ]
                            ),
                            *translated_panels("meeting_point", "access"),
                        ],
                        heading=_("Rural tourism"),
                        label=_("details"),
                        max_num=1,
                    )
                ],
                heading=_("Rural tourism"),
            ),
        ],
        base_form_class=ProductForm,
    )

    def get_queryset(self, request: Any) -> Any:
        return Product.objects.select_related("cover", "organisation", "family")


class FamiliesAsTree:
    """Each family followed by its sub-families."""

    ordering = (
        "sector",
        Coalesce("parent__position", "position"),
        Coalesce("parent__slug", "slug"),
        F("parent").asc(nulls_first=True),
        "position",
        "slug",
    )

    def get_object_list(self) -> Any:
        return super().get_object_list().select_related("parent")  # type: ignore[misc]


class FamilyChooseView(FamiliesAsTree, ChooseView):
    pass


class FamilyChooseResultsView(FamiliesAsTree, ChooseResultsView):
    pass


class FamilyChooserViewSet(SnippetChooserViewSet):
    choose_view_class = FamilyChooseView
    choose_results_view_class = FamilyChooseResultsView


class FamilyViewSet(SeenViewSet):
    model = Family
    chooser_viewset_class = FamilyChooserViewSet
    chooser_per_page = 200  # all on one page
    icon = "folder-open-inverse"
    menu_label = _("Families")
    list_display = [
        "name",
        Column("get_sector_display", label=_("Sector"), sort_key="sector"),
        Column("parent", label=_("Family above"), sort_key="parent__slug"),
        "position",
    ]
    list_filter = ["sector", "parent"]
    search_backend_name = None  # as in ModeratedViewSet
    search_fields = columns("name")
    panels = [
        FieldRowPanel([FieldPanel("sector"), FieldPanel("parent")]),
        *translated_panels("name", "description"),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("position")]),
    ]


class LabelViewSet(SeenViewSet):
    model = Label
    icon = "tag"
    menu_label = _("Labels")
    list_display = ["name", "issuer", Column("get_scope_display", label=_("Given to"))]
    list_filter = ["scope"]
    panels = [
        *translated_panels("name", "description", "issuer"),
        FieldRowPanel([FieldPanel("scope"), FieldPanel("slug")]),
    ]


class MemberLabelViewSet(SeenViewSet):
    model = MemberLabel
    icon = "tag"
    menu_label = _("Members’ labels")
    list_display = ["organisation", "label", "number", "expires_on", "verified_on"]
    list_filter = ["label"]
    panels = [FieldPanel("organisation"), *AWARD_PANELS]


PAGES_PANEL = HelpPanel(template="catalogue/admin/pages_panel.html", heading=_("Pages"))


class EnquiryIndexView(SafeExportMixin, IndexView):
    pass


# Of a message to the team: what was sent, and what the team made of it.
MESSAGE_PANELS = [
    FieldPanel("message", read_only=True),
    FieldRowPanel([FieldPanel("email", read_only=True), FieldPanel("phone", read_only=True)]),
    FieldPanel("language", read_only=True),
]
AS_SENT = _("As the visitor sent it; erased twelve months after it came.")
SETTLED_PANEL = MultiFieldPanel(
    [FieldPanel("settled"), FieldPanel("note")], heading=_("What became of it")
)
SETTLED_COLUMNS = [
    BooleanColumn("settled", label=_("Settled"), sort_key="settled"),
    DateColumn("created_at", label=_("Received"), sort_key="created_at"),
]


class EnquiryViewSet(SeenViewSet):
    model = Enquiry
    icon = "mail"
    menu_label = _("Enquiries")
    index_view_class = EnquiryIndexView
    list_display = [
        "name",  # leads to the form
        Column("reference", label=_("Reference"), sort_key="pk"),
        Column("organisation", label=_("Member"), sort_key="organisation__slug"),
        Column("subject", label=_("About")),
        Column("get_state_display", label=_("What became of it"), sort_key="state"),
        DateColumn("created_at", label=_("Received"), sort_key="created_at"),
    ]
    list_filter = ["state", "language", "organisation"]
    list_export = [
        "reference",
        "created_at",
        "organisation",
        "subject",
        "name",
        "email",
        "phone",
        "language",
        "message",
        "get_state_display",
        "note",
    ]
    export_headings = {
        "reference": _("Reference"),
        "subject": _("About"),
        "get_state_display": _("What became of it"),
    }
    export_filename = "demandes"
    search_fields = ["name", "email", "message"]
    inspect_view_enabled = True
    copy_view_enabled = False
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("organisation", read_only=True),
                PAGES_PANEL,
                FieldPanel("name", read_only=True),
                FieldRowPanel(
                    [FieldPanel("email", read_only=True), FieldPanel("phone", read_only=True)]
                ),
                FieldPanel("message", read_only=True),
                FieldPanel("language", read_only=True),
            ],
            heading=_("Enquiry"),
            help_text=AS_SENT,
        ),
        MultiFieldPanel([FieldPanel("state"), FieldPanel("note")], heading=_("What became of it")),
    ]

    def get_queryset(self, request: Any) -> Any:
        return Enquiry.objects.select_related("organisation").prefetch_related("items")


class ErrorReportViewSet(SeenViewSet):
    model = ErrorReport
    icon = "warning"
    menu_label = _("Reported errors")
    list_display = [
        "__str__",  # leads to the form
        Column("organisation", label=_("Member"), sort_key="organisation__slug"),
        BooleanColumn("own_listing", label=_("Own listing"), sort_key="own_listing"),
        *SETTLED_COLUMNS,
    ]
    list_filter = ["settled", "own_listing", "language", "organisation"]
    ordering = ["settled", "-own_listing", "-created_at", "-pk"]  # members' own wait least
    search_fields = ["message", "email", "phone"]
    copy_view_enabled = False
    panels = [
        MultiFieldPanel(
            [
                PAGES_PANEL,
                BooleanPanel("own_listing", read_only=True),
                *MESSAGE_PANELS,
            ],
            heading=_("Reported error"),
            help_text=AS_SENT,
        ),
        SETTLED_PANEL,
    ]

    def get_queryset(self, request: Any) -> Any:
        return ErrorReport.objects.select_related("organisation", "product")


class SoughtItemViewSet(SeenViewSet):
    model = SoughtItem
    icon = "help"
    menu_label = _("Items wanted by visitors")
    list_display = [
        "__str__",  # leads to the form
        Column("opening", label=_("Message"), sort_key="message"),
        Column("get_language_display", label=_("Language"), sort_key="language"),
        *SETTLED_COLUMNS,
    ]
    list_filter = ["settled", "language"]
    ordering = ["settled", "-created_at", "-pk"]
    search_fields = ["message", "email", "phone"]
    copy_view_enabled = False
    panels = [
        MultiFieldPanel(
            MESSAGE_PANELS,
            heading=_("Item wanted by a visitor"),
            help_text=AS_SENT,
        ),
        SETTLED_PANEL,
    ]


class CatalogueGroup(SnippetViewSetGroup):
    menu_label = _("Catalogue")
    menu_icon = "pick"
    menu_order = 100
    items = (
        EnquiryViewSet,
        ErrorReportViewSet,
        SoughtItemViewSet,
        ProductViewSet,
        FamilyViewSet,
        LabelViewSet,
        MemberLabelViewSet,
    )
