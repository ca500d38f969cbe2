import logging
from typing import Any

from django.core.management.base import BaseCommand

from search.elastic import client, index, outbox, sending

logger = logging.getLogger(__name__)
LATE = 300  # seconds that a change may wait before the log tells it


class Command(BaseCommand):
    help = "Tell Elasticsearch the changes that no task could tell it, and say how it is."

    def handle(self, **options: Any) -> None:
        line = self._send() if client.is_configured() else "There is none: the database answers."
        if options["verbosity"]:
            self.stdout.write(f"Elasticsearch: {line}")

    def _send(self) -> str:
        try:
            sending.send()
            # Asked also where nothing waits: one that died while nobody saved is told as well.
            has_index = client.attempt(lambda connection: index.portal_index(connection).exists())
            state = (
                "answers" if has_index else "has no index of this release (search_sync fills one)"
            )
        except client.AwayError:
            state = "does not answer"
        waiting = outbox.waiting()
        if state != "answers" or waiting.seconds > LATE:
            logger.warning("Elasticsearch %s; %s changes wait", state, waiting.changes)
        return f"{state}; {waiting.changes} changes wait, the oldest for {waiting.seconds:.0f} s."
