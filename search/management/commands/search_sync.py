from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import documents
from search.elastic import client, index, outbox, sending


class Command(BaseCommand):
    help = (
        "Compare what can be found with what is public, and put right what differs: in the database, then in"
        " Elasticsearch where there is one."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--rebuild",
            action="store_true",
            help="fill a new index of Elasticsearch, which then takes the place of the old one",
        )

    def handle(self, *, rebuild: bool = False, verbosity: int, **options: Any) -> None:
        told = {source.kind.name: documents.synchronise(source) for source in documents.sources()}
        if client.is_configured():
            told |= self._elasticsearch(rebuild)
        if verbosity:
            for name, number in told.items():
                self.stdout.write(f"{name}: {number} put right")

    @staticmethod
    def _elasticsearch(rebuild: bool) -> dict[str, int]:
        try:
            put_right = sending.rebuild() if rebuild else sending.synchronise()
        except client.AwayError as error:
            waiting = outbox.waiting().changes
            raise CommandError(
                f"Elasticsearch does not answer: {waiting} changes wait, and visitors get the database's answers."
            ) from error
        except index.RefusedError as error:
            raise CommandError(f"Elasticsearch refused {error}: the log says why.") from error
        if waiting := outbox.waiting().changes:
            raise CommandError(f"Elasticsearch refused {waiting} changes: the log says why.")
        return {f"Elasticsearch, {kind}": number for kind, number in put_right.items()}
