from typing import Any

from django.core.management.base import BaseCommand

from search import documents


class Command(BaseCommand):
    help = "Compare what can be found with what is public, and put right what differs."

    def handle(self, **options: Any) -> None:
        for source in documents.sources():
            self.stdout.write(f"{source.kind.name}: {documents.synchronise(source)} put right")
