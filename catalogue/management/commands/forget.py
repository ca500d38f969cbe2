from typing import Any

from django.core.management.base import BaseCommand

from catalogue.services.enquiries import forget_old_messages
from catalogue.services.selections import forget_old_selections


class Command(BaseCommand):
    help = "Erase what visitors left here for longer than the forms say."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = forget_old_messages() + forget_old_selections()
        if options["verbosity"]:
            self.stdout.write(f"{rows} rows erased.")
