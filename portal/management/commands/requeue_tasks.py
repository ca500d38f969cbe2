from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

ABANDONED_AFTER = timedelta(minutes=15)  # no task of ours takes a tenth of it
MOST_WORKERS = 3  # a task that ended so many workers would end the next one too


class Command(BaseCommand):
    help = "Give tasks of workers that were killed back to the queue."

    def handle(self, *args: Any, **options: Any) -> None:
        abandoned = DBTaskResult.objects.running().filter(
            started_at__lt=timezone.now() - ABANDONED_AFTER
        )
        for task in abandoned:
            status = (
                TaskResultStatus.READY
                if len(task.worker_ids) < MOST_WORKERS
                else TaskResultStatus.FAILED
            )
            DBTaskResult.objects.filter(
                pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at
            ).update(status=status, finished_at=None if status == "READY" else timezone.now())
