"""The queue outlives its workers and the database's absences."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from core.models import Image
from core.tasks import deliver_mail, make_renditions
from portal.management.commands import requeue_tasks, worker
from tests.factories import ImageFactory


def abandoned(*, workers: int, minutes: int) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - timedelta(minutes=minutes),
        worker_ids=[str(n) for n in range(workers)],
        args_kwargs={"args": [], "kwargs": {}},
        task_path="core.tasks.make_renditions",
        backend_name="default",
        exception_class_path="",
        traceback="",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("workers", "minutes", "status"),
    [
        (1, 20, TaskResultStatus.READY),
        (1, 5, TaskResultStatus.RUNNING),
        (requeue_tasks.MOST_WORKERS, 20, TaskResultStatus.FAILED),
    ],
)
def test_a_task_of_a_killed_worker_is_done_by_the_next(workers, minutes, status):
    task = abandoned(workers=workers, minutes=minutes)
    call_command("requeue_tasks")
    task.refresh_from_db()
    assert task.status == status


def test_tasks_keep_the_names_that_wait_in_queues():
    assert make_renditions.module_path == "core.tasks.make_renditions"
    assert deliver_mail.module_path == "core.tasks.deliver_mail"


@pytest.mark.django_db
def test_a_picture_stays_whose_task_cannot_be_queued(
    settings, caplog, django_capture_on_commit_callbacks
):
    """It is stored: an error would tell its sender the contrary. `requeue_tasks` finds it."""
    with django_capture_on_commit_callbacks(execute=True):
        image = ImageFactory()
        settings.TASKS = {"default": {**settings.TASKS["default"], "QUEUES": ["another"]}}
    assert "InvalidTask" in caplog.text
    assert image.file.storage.exists(image.file.name)
    assert not Image.objects.get().pictures


@pytest.mark.django_db
def test_a_picture_whose_task_was_lost_gets_its_sizes(settings):
    """Not one that is new, nor one whose task failed too often already."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    lost, new, failed, done = (ImageFactory() for _n in range(4))
    DBTaskResult.objects.all().delete()
    long_ago = timezone.now() - timedelta(hours=1)
    Image.objects.exclude(pk=new.pk).update(created_at=long_ago)
    Image.objects.filter(pk=done.pk).update(pictures={"card": {}})
    abandoned(workers=requeue_tasks.MOST_WORKERS, minutes=20)
    DBTaskResult.objects.update(args_kwargs={"args": [failed.pk], "kwargs": {}})
    for _run in range(2):
        call_command("requeue_tasks")
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    assert [task.args_kwargs["args"] for task in waiting] == [[lost.pk]]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("exception", "hours", "tries"),
    [("builtins.OSError", 25, 1), ("builtins.OSError", 23, 0), ("", 25, 0)],
)
def test_a_picture_is_taken_up_again_a_day_after_its_task_gave_up(
    settings, exception, hours, tries
):
    """The disk was full. Not one that ended its workers: it would end the next."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    picture = ImageFactory()
    Image.objects.update(created_at=timezone.now() - timedelta(days=2))
    DBTaskResult.objects.all().delete()
    task = abandoned(workers=requeue_tasks.MOST_ATTEMPTS, minutes=20)
    DBTaskResult.objects.filter(pk=task.pk).update(
        status=TaskResultStatus.FAILED,
        args_kwargs={"args": [picture.pk], "kwargs": {}},
        exception_class_path=exception,
        finished_at=timezone.now() - timedelta(hours=hours),
    )
    call_command("requeue_tasks")
    assert DBTaskResult.objects.filter(status=TaskResultStatus.READY).count() == tries


def test_a_worker_waits_for_its_database(monkeypatch, caplog):
    answers = iter([OperationalError("locked"), OperationalError("locked"), None])
    pauses = []

    def handle(_self, **_options):
        answer = next(answers)
        if answer:
            raise answer

    monkeypatch.setattr(db_worker.Command, "handle", handle)
    monkeypatch.setattr(worker.connections, "close_all", lambda: None)
    monkeypatch.setattr(worker.time, "sleep", pauses.append)
    worker.Command().handle()
    assert len(pauses) == 2
    assert "The database is away" in caplog.text


@pytest.mark.django_db
def test_a_task_that_failed_is_tried_again():
    task = DBTaskResult.objects.create(
        task_path="core.tasks.make_renditions",
        args_kwargs={"args": [1], "kwargs": {}},
        backend_name="default",
        status=TaskResultStatus.FAILED,
        worker_ids=["one"],
        finished_at=timezone.now(),
    )
    call_command("requeue_tasks")
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED  # not at once
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(minutes=3))
    call_command("requeue_tasks")
    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY
