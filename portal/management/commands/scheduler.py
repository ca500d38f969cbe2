import logging
import signal
from datetime import UTC, datetime
from typing import Any

from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.interval import IntervalTrigger
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

logger = logging.getLogger(__name__)
LONGEST_SLEEP = 60  # seconds


class Scheduler(BlockingScheduler):
    """Wakes every minute and looks at the clock anew: set back, it would otherwise be waited for, hours long."""

    def _process_jobs(self) -> float:
        now = datetime.now(UTC)
        for job in self.get_jobs():
            trigger = job.trigger
            if (
                isinstance(trigger, IntervalTrigger)
                and job.next_run_time - now > 2 * trigger.interval
            ):
                logger.warning("The clock was set back: %s runs now", job.args[0])
                job.modify(next_run_time=now)
        wait: float | None = super()._process_jobs()
        return LONGEST_SLEEP if wait is None else min(wait, LONGEST_SLEEP)


def run(command: str) -> None:
    """One command with connections of its own: the database may have been restarted meanwhile."""
    close_old_connections()
    try:
        call_command(command, verbosity=0)
    finally:
        close_old_connections()


class Command(BaseCommand):
    help = "Run what is due by the clock: publish what is scheduled, clear what is over. One for the whole portal."

    def handle(self, *args: Any, **options: Any) -> None:
        scheduler = Scheduler(job_defaults={"coalesce": True, "misfire_grace_time": 3600})
        scheduler.add_job(run, "interval", ["publish_scheduled"], minutes=1)
        scheduler.add_job(run, "interval", ["deliver_mails"], minutes=1)
        scheduler.add_job(run, "interval", ["requeue_tasks"], minutes=1)
        scheduler.add_job(run, "interval", ["search_send"], minutes=1)
        # What holds on another day: labels that expired, seasons that began.
        scheduler.add_job(run, "cron", ["search_sync"], hour=0, minute=1)
        scheduler.add_job(run, "cron", ["clearsessions"], hour=3, minute=10)
        scheduler.add_job(run, "cron", ["forget"], hour=3, minute=30)
        scheduler.add_job(run, "cron", ["prune_db_task_results"], hour=3, minute=20)
        scheduler.add_job(run, "cron", ["remove_lost_files"], hour=3, minute=40)
        signal.signal(signal.SIGTERM, lambda *_args: scheduler.shutdown(wait=False))
        try:
            scheduler.start()
        except KeyboardInterrupt:
            scheduler.shutdown(wait=False)
