"""What visitors leave here, see core.privacy."""

from operator import attrgetter

from catalogue.models import Enquiry, ErrorReport, Selection
from core.privacy import Holding

MESSAGE = ("reference", "subject", "message", "language", "created_at", "note", "email")

HOLDINGS = [
    Holding(
        model=Enquiry,
        told=(*MESSAGE, "name", "phone", "organisation", "state"),
        forgettable=Enquiry.objects.forgettable,
        mails=attrgetter("mail_key", "confirmation_key"),
    ),
    Holding(
        model=ErrorReport,
        told=(*MESSAGE, "phone", "organisation", "settled"),
        forgettable=ErrorReport.objects.forgettable,
        mails=lambda report: (report.mail_key,),
    ),
    # Nobody's: who keeps a list leaves neither name nor address.
    Holding(model=Selection, told=(), forgettable=Selection.objects.forgettable),
]
