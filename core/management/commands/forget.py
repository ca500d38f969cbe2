from typing import Any

from django.core.management.base import BaseCommand

from core import privacy


class Command(BaseCommand):
    help = "Erase what visitors left here for longer than the forms say."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = privacy.forget()
        if options["verbosity"]:
            self.stdout.write(f"{rows} rows erased.")
