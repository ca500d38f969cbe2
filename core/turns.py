"""Work that holds a processor for long takes turns: a web server has few threads, and visitors need them."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class BusyError(Exception):
    """The turn did not come in time: answered with 503 (core.failure_views)."""


class Turns:
    """In this process `at_once` may work; who comes later waits for at most so many seconds."""

    def __init__(self, *, at_once: int, longest_wait: float) -> None:
        self.slots, self.longest_wait = BoundedSemaphore(at_once), longest_wait

    @contextmanager
    def one(self) -> Iterator[None]:
        """Work in here; BusyError where the turn does not come."""
        if not self.slots.acquire(timeout=self.longest_wait):
            raise BusyError
        try:
            yield
        finally:
            self.slots.release()


passwords = Turns(at_once=2, longest_wait=1)
uploads = Turns(at_once=1, longest_wait=2)


class PasswordHasher(PBKDF2PasswordHasher):
    """Django's, which takes some tenths of a second for each try to sign in."""

    def encode(self, *args: Any, **kwargs: Any) -> str:
        with passwords.one():
            return super().encode(*args, **kwargs)
