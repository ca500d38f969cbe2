from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import WorkflowState

from catalogue.models import (
    Enquiry,
    ErrorReport,
    MemberLabel,
    Product,
    ProductLabel,
    SoughtItem,
)
from core.formats import day
from core.models import ModeratedModel
from core.todo import Todo

SOON = timedelta(days=60)


def todos(user: Any) -> Iterable[Todo]:
    """Enquiries that nobody followed up, errors and wishes that nobody settled, drafts and changes of products that nobody
    sent, and labels that expire within SOON."""
    today = timezone.localdate()
    if user.has_perm("catalogue.change_enquiry"):
        unanswered = Enquiry.objects.unanswered().count()
        yield Todo(
            label=ngettext(
                "%(count)d enquiry without a noted answer",
                "%(count)d enquiries without a noted answer",
                unanswered,
            )
            % {"count": unanswered},
            count=unanswered,
            url=reverse("wagtailsnippets_catalogue_enquiry:list") + "?state=new",
        )
    if user.has_perm("catalogue.change_errorreport"):
        reported = ErrorReport.objects.open().count()
        yield Todo(
            label=ngettext(
                "%(count)d reported error to settle",
                "%(count)d reported errors to settle",
                reported,
            )
            % {"count": reported},
            count=reported,
            url=reverse("wagtailsnippets_catalogue_errorreport:list") + "?settled=false",
        )
    if user.has_perm("catalogue.change_soughtitem"):
        sought = SoughtItem.objects.open().count()
        yield Todo(
            label=ngettext(
                "%(count)d visitor is looking for what they did not find",
                "%(count)d visitors are looking for what they did not find",
                sought,
            )
            % {"count": sought},
            count=sought,
            url=reverse("wagtailsnippets_catalogue_soughtitem:list") + "?settled=false",
        )
    if user.has_perm("catalogue.change_product"):
        idle = Product.objects.exclude(pk__in=_in_review(Product))
        drafts = idle.filter(live=False).count()
        yield Todo(
            label=ngettext("%(count)d product is a draft", "%(count)d products are drafts", drafts)
            % {"count": drafts},
            count=drafts,
            url=reverse("wagtailsnippets_catalogue_product:list") + "?live=false",
        )
        changed = idle.filter(live=True, has_unpublished_changes=True).count()
        yield Todo(
            label=ngettext(
                "%(count)d product has changes that nobody has sent",
                "%(count)d products have changes that nobody has sent",
                changed,
            )
            % {"count": changed},
            count=changed,
            url=reverse("wagtailsnippets_catalogue_product:list")
            + "?live=true&has_unpublished_changes=true",
        )
    if user.has_perm("catalogue.change_memberlabel"):
        yield from _expiring(today)


def _in_review(model: type[ModeratedModel]) -> QuerySet[Any]:
    """Keys of what waits for a reviewer, or for whoever sent it: entries of their own tell of these. Wagtail keeps
    the keys as text, which PostgreSQL does not compare with numbers."""
    content_type = ContentType.objects.get_for_model(model)
    states = WorkflowState.objects.active().filter(base_content_type=content_type)
    return states.annotate(key=Cast("object_id", BigIntegerField())).values("key")


def _expiring(today: date) -> Iterable[Todo]:
    """Each label that expires within SOON, with the page on which it is renewed."""
    soon = {"expires_on__range": (today, today + SOON)}
    of_members = MemberLabel.objects.filter(**soon).select_related("label", "organisation")
    of_products = ProductLabel.objects.filter(**soon).select_related("label", "product")
    for award, holder, (model, key, tab) in (
        *((a, a.organisation, ("memberlabel", a.pk, "")) for a in of_members),
        *((a, a.product, ("product", a.product_id, "#tab-labels")) for a in of_products),
    ):
        words = {"label": award.label, "holder": holder, "date": day(award.expires_on)}
        yield Todo(
            label=_("%(label)s (%(holder)s) expires on %(date)s") % words,
            count=1,
            url=reverse(f"wagtailsnippets_catalogue_{model}:edit", args=[key]) + tab,
        )
