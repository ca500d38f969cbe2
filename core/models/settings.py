from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable, Page

from core.admin.forms import SeenForm
from core.admin.panels import translated_panels
from core.enums import MenuArea
from core.models.public import PublicModel


@register_setting(icon="site", order=100)
class SiteSettings(PublicModel, BaseSiteSetting, ClusterableModel):
    """What stands on every page: name, contact, menus, partners' line."""

    in_listings = False
    name = models.CharField(_("name of the portal"), max_length=120)
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    address = models.TextField(_("postal address"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("telephone"), blank=True)
    social_image = models.ForeignKey(
        "core.Image",
        verbose_name=_("picture when a page without one is shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    price_is_old_after = models.PositiveSmallIntegerField(
        _("a price is marked old after (days)"),
        default=180,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
    )

    select_related = ["social_image"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(translated_panels("name"), heading=_("Name of the portal")),
            MultiFieldPanel(translated_panels("tagline"), heading=_("Tagline")),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
                    *translated_panels("address"),
                ],
                heading=_("Contact"),
            ),
            FieldPanel("social_image"),
            FieldPanel("price_is_old_after"),
            InlinePanel("menu_items", heading=_("Menus"), label=_("menu item")),
        ],
        base_form_class=SeenForm,
    )

    class Meta:
        verbose_name = _("portal settings")


class MenuItem(Orderable):
    """An entry of a menu: a French page, shown through its live translation or left out, or a fixed
    address of the portal such as `catalogue/`."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="menu_items")
    area = models.CharField(_("menu"), max_length=10, choices=MenuArea, default=MenuArea.HEADER)
    page = models.ForeignKey(
        Page,
        verbose_name=_("page (the French one)"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    path = models.CharField(
        _("or address in the portal"),
        max_length=100,
        blank=True,
        help_text=_("Without the language, for instance: catalogue/"),
    )
    label = models.CharField(
        pgettext_lazy("menu item", "label"),
        max_length=60,
        blank=True,
        help_text=_("Empty: the page's own title."),
    )

    panels = [
        FieldPanel("area"),
        FieldPanel("page"),
        FieldPanel("path"),
        *translated_panels("label"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("menu item")
        verbose_name_plural = _("menu items")

    def clean(self) -> None:
        super().clean()
        if bool(self.page_id) == bool(self.path):
            raise ValidationError(_("Choose a page or give an address: one of the two."))
        if self.path and not self.label_fr:
            raise ValidationError({"label_fr": _("An address needs a label.")})
