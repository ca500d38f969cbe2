"""The scheduler beside a clock that moves: jobs follow the clock, also when it is set back."""

from datetime import UTC, datetime, timedelta

from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.blocking import BlockingScheduler

from portal.management.commands.scheduler import Scheduler


def ran_after_a_clock_set_back(kind: type[BlockingScheduler], monkeypatch) -> bool:
    """Whether a job of each minute runs at once when the clock was set back three hours since it was planned."""
    runs = []

    def job(name: str) -> None:
        runs.append(name)

    scheduler = kind(executors={"default": DebugExecutor()})
    later = datetime.now(UTC) + timedelta(hours=3)
    scheduler.add_job(job, "interval", ["publish_scheduled"], minutes=1, next_run_time=later)
    monkeypatch.setattr(kind, "_main_loop", lambda _self: None)  # it sleeps until the next job
    scheduler.start()
    scheduler._process_jobs()
    return runs == ["publish_scheduled"]


def test_a_clock_set_back_is_not_waited_for(monkeypatch):
    assert ran_after_a_clock_set_back(Scheduler, monkeypatch)


def test_the_control_waits(monkeypatch):
    assert not ran_after_a_clock_set_back(BlockingScheduler, monkeypatch)
