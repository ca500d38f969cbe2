"""What visitors leave here, see core.privacy."""

from operator import attrgetter

from catalogue.models import Enquiry, ErrorReport, Selection, SoughtItem
from core.privacy import Holding

MESSAGE = ("reference", "message", "language", "created_at", "note", "email")

HOLDINGS = [
    Holding(
        model=Enquiry,
        told=(*MESSAGE, "subject", "name", "phone", "organisation", "state"),
        forgettable=Enquiry.objects.forgettable,
        mails=attrgetter("mail_key", "confirmation_key"),
    ),
    Holding(
        model=ErrorReport,
        told=(*MESSAGE, "subject", "phone", "organisation", "settled"),
        forgettable=ErrorReport.objects.forgettable,
        mails=lambda report: (report.mail_key,),
    ),
    Holding(
        model=SoughtItem,
        told=(*MESSAGE, "phone", "settled"),
        forgettable=SoughtItem.objects.forgettable,
        mails=lambda sought: (sought.mail_key,),
    ),
    # Nobody's: who keeps a list leaves neither name nor address.
    Holding(model=Selection, told=(), forgettable=Selection.objects.forgettable),
]
