import logging
import time
from typing import Any

from django.db import InterfaceError, OperationalError, connections
from django_tasks_db.management.commands import db_worker

logger = logging.getLogger(__name__)
PAUSE = 2  # seconds


class Command(db_worker.Command):
    """django-tasks' worker ends at the first database that is away; this one waits for it. It must not
    end: on a laptop the web server ends with it."""

    help = "Run the tasks of the queue; waits while the database is away."

    def handle(self, **options: Any) -> None:
        while True:
            try:
                return super().handle(**options)
            except (OperationalError, InterfaceError) as error:
                logger.warning("The database is away (%s); tasks wait", type(error).__name__)
                connections.close_all()
                time.sleep(PAUSE)
