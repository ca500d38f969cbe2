from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.models import Image
from core.tasks import make_renditions

ABANDONED_AFTER = timedelta(minutes=15)  # no task of ours takes a tenth of it
MOST_WORKERS = 3  # a task that ended so many workers would end the next one too


FIRST_PAUSE = timedelta(
    minutes=2
)  # before a task that failed is tried again; then twice as long, …
MOST_ATTEMPTS = 6


class Command(BaseCommand):
    help = (
        "Give back to the queue: tasks of workers that were killed, after a pause tasks that failed, and pictures"
        " that nobody makes the sizes of."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self._abandoned()
        self._failed()
        self._forgotten()

    @staticmethod
    def _forgotten() -> None:
        """Pictures without sizes that no task will make: the database went away between the picture and its
        task, or the disk was full for longer than the task was tried. One that ended its workers told no
        exception, and is not tried anew."""
        now = timezone.now()
        old = Image.objects.filter(pictures={}, created_at__lt=now - ABANDONED_AFTER)
        waiting = set(old.values_list("pk", flat=True))
        if waiting:  # seldom; the tasks of weeks are read only then
            tasks = DBTaskResult.objects.filter(task_path=make_renditions.module_path).exclude(
                status=TaskResultStatus.FAILED,
                finished_at__lt=now - timedelta(days=1),
                exception_class_path__gt="",
            )
            for call in tasks.values_list("args_kwargs", flat=True):
                waiting.difference_update(call["args"])
        for image_id in waiting:
            make_renditions.enqueue(image_id)

    @staticmethod
    def _failed() -> None:
        """Ours may all be done again: a picture that has its sizes and a mail that left are left alone."""
        now = timezone.now()
        for task in DBTaskResult.objects.failed().filter(finished_at__gt=now - timedelta(days=1)):
            attempts = len(task.worker_ids)
            if attempts < MOST_ATTEMPTS and task.finished_at < now - FIRST_PAUSE * 2 ** (
                attempts - 1
            ):
                DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.FAILED).update(
                    status=TaskResultStatus.READY, finished_at=None
                )

    @staticmethod
    def _abandoned() -> None:
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
