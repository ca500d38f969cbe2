import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.core.serializers.json import DjangoJSONEncoder

from core import privacy


class Command(BaseCommand):
    help = "Print as JSON what is held of a person; with --erase, erase it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("contact", help="an e-mail address or a telephone number")
        parser.add_argument("--erase", action="store_true", help="erase what the export tells")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["erase"]:
            found = privacy.export(options["contact"])
            self.stdout.write(
                json.dumps(found, cls=_Encoder, ensure_ascii=False, indent=2, sort_keys=True)
            )
            return
        erased, staying = privacy.erase(options["contact"])
        for name, count in erased.items():
            self.stdout.write(f"{name}: {count} erased.")
        for name, reason in staying.items():
            self.stdout.write(f"{name}: stays. {reason}")
        if not erased and not staying:
            self.stdout.write("Nothing is held of this person.")


class _Encoder(DjangoJSONEncoder):
    """Also of numbers, members and products, by their words."""

    def default(self, value: Any) -> Any:
        try:
            return super().default(value)
        except TypeError:
            return str(value)
