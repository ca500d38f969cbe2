from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from catalogue.models import Enquiry, MemberLabel, Product, ProductLabel
from core.todo import Todo

SOON = timedelta(days=60)


def todos(user: Any) -> Iterable[Todo]:
    """Enquiries that nobody followed up, drafts of products that nobody published, and labels that expire within SOON."""
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
    if user.has_perm("catalogue.change_product"):
        drafts = Product.objects.filter(live=False).count()
        yield Todo(
            label=ngettext("%(count)d product is a draft", "%(count)d products are drafts", drafts)
            % {"count": drafts},
            count=drafts,
            url=reverse("wagtailsnippets_catalogue_product:list") + "?live=false",
        )
    if user.has_perm("catalogue.change_memberlabel"):
        expiring = sum(
            model.objects.filter(expires_on__range=(today, today + SOON)).count()
            for model in (ProductLabel, MemberLabel)
        )
        yield Todo(
            label=ngettext(
                "%(count)d label expires within 60 days",
                "%(count)d labels expire within 60 days",
                expiring,
            )
            % {"count": expiring},
            count=expiring,
            url=reverse("wagtailsnippets_catalogue_memberlabel:list"),
        )
