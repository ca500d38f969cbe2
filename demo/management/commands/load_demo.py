import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo import members, pages, people


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
        pictures = {}
        hero = None
        if not options["no_pictures"]:
            from demo import store

            requests = [
                {
                    "reference": "hero",
                    "motif": "hero",
                    "sector": "sewing",
                    "view": 0,
                    "title": pages.NAME["fr"],
                    "alt": HERO_ALT,
                },
                *members.picture_requests(rows),
            ]
            pictures = store.keep_all(requests, self.stdout.write)
            hero = pictures["hero"]
            self.stdout.write(f"Pictures: {time.monotonic() - started:.0f} s")
        drawn = time.monotonic()
        members.load(rows, pictures)
        pages.load(hero)
        self.stdout.write(
            f"{len(rows)} members, {sum(len(row['products']) for row in rows)} products, "
            f"pages in four languages: {time.monotonic() - drawn:.0f} s"
        )


HERO_ALT = {
    "fr": "Un matin de marché au pied du Rif : étals couverts de tissu rayé rouge et blanc",
    "ar": "صباح سوق عند سفح جبال الريف: بسطات مغطاة بثوب مخطط بالأحمر والأبيض",
    "es": "Mañana de mercado al pie del Rif: puestos cubiertos con tela de rayas rojas y blancas",
    "en": "A market morning below the Rif: stalls covered with red and white striped cloth",
}
