from typing import Any

from django.core.management.base import BaseCommand

from core.mails import deliver_due


class Command(BaseCommand):
    help = "Send again the mails that a mail server refused or a stopped worker left."

    def handle(self, *args: Any, **options: Any) -> None:
        tried = deliver_due()
        if options["verbosity"]:
            self.stdout.write(f"{tried} mails tried.")
