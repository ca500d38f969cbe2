from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalogue.models import Product
from demo import growth


class Command(BaseCommand):
    help = "Grow the catalogue with generated examples until it has N products, for measuring."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--products", type=int, required=True, metavar="N")

    def handle(self, **options: Any) -> None:
        if Product.objects.filter(is_example=False).exists():
            raise CommandError(
                "This portal holds products of members. Generated ones would stand among them for visitors; "
                "measure on a database of its own."
            )
        start = monotonic()
        added = growth.make(options["products"])
        self.stdout.write(f"{added} products added: {monotonic() - start:.0f} s")
