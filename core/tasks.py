"""What workers do. A queue knows a task by its dotted name, also one that an older portal put there: a task
stays in this module under its name, whatever room of `core` does the work. signal_handlers.py starts them."""

import logging
from typing import Any

from django_tasks import task
from django_tasks.base import TaskResult, TaskResultStatus

from core import mails, renditions
from core.models import Image

logger = logging.getLogger(__name__)


def tell_failure(task_result: TaskResult[Any], **_signal: Any) -> None:
    """A task that failed is logged, by its kind and its error: no argument, nothing personal."""
    if task_result.status == TaskResultStatus.FAILED:
        error = task_result.errors[-1].exception_class_path if task_result.errors else "no error"
        logger.warning("Task %s failed (%s)", task_result.task.name, error)


# Before mails: a mail server that does not answer takes its time for each.
@task(priority=10)
def make_renditions(image_id: int) -> None:
    """Make the sizes of a new picture; one that has them, or was deleted meanwhile, is left alone."""
    image = Image.objects.filter(pk=image_id).first()
    if image is not None and not image.pictures:
        renditions.make(image)


@task()
def deliver_mail(mail_id: int) -> None:
    """Send a mail of the outbox."""
    mails.deliver(mail_id)
