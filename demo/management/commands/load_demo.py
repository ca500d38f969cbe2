import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.models import Image
from demo import members, pages, people, search_aids


class Command(BaseCommand):
    help = "Fill an empty portal with the cluster's pages and with example members and products."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-pictures", action="store_true", help="draw no pictures")
        parser.add_argument("--members", nargs="+", metavar="SLUG", help="only these members")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SETTINGS_MODULE.endswith("production"):
            raise CommandError(
                "The demonstration has known passwords: it does not go to production."
            )
        started = time.monotonic()
        call_command("load_reference", verbosity=0)
        people.load()
        rows = members.files(options["members"])
        pictures: dict[str, Image] = {}
        if not options["no_pictures"]:
            from demo import store

            requests = [*pages.picture_requests(), *members.picture_requests(rows)]
            pictures = store.keep_all(requests, self.stdout.write)
            self.stdout.write(f"Pictures: {time.monotonic() - started:.0f} s")
        drawn = time.monotonic()
        self.stdout.write("Members, products and pages, 1 to 3 minutes …")
        members.load(rows, pictures)
        search_aids.load()
        pages.load(pictures)
        self.stdout.write(
            f"{len(rows)} members, {sum(len(row['products']) for row in rows)} products, "
            f"pages in four languages: {time.monotonic() - drawn:.0f} s"
        )
