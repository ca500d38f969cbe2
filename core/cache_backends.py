"""Caches that may be away. What they hold can be made again, so a cache that cannot be read or written is an
empty one: pages cost more for a while, and no visitor sees an error."""

import logging
import shutil
import sqlite3
from collections.abc import Callable
from time import monotonic
from typing import Any

import diskcache
import redis
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)
PAUSE = 5  # seconds in which a cache that failed is not asked again: each try may last as long as its limit
# What an empty cache that takes everything would answer.
ANSWERS: dict[str, Any] = {
    "get_many": {},
    "has_key": False,
    "set": None,
    "set_many": [],
    "add": True,
    "touch": False,
    "delete": False,
    "delete_many": None,
    "clear": None,
}
READ_ONE = ("has_key", "add", "touch")  # look at an entry of theirs first


class StoreIsAwayError(Exception):
    """For those who cannot do without it, such as the limit of tries at signing in."""


class _Forgiving(BaseCache):
    """Answers as an empty cache while the one behind it fails. Stands first among the bases."""

    faults: tuple[type[Exception], ...] = ()
    _away_until = 0.0  # of the whole process: Django makes one object for each thread

    @property
    def is_away(self) -> bool:
        return monotonic() < type(self)._away_until

    def attempt(self, work: Callable[[], Any], otherwise: Any) -> Any:
        if self.is_away:
            return otherwise
        try:
            return work()
        except self.faults as error:
            type(self)._away_until = monotonic() + PAUSE
            logger.warning("%s is away (%s)", type(self).__name__, type(error).__name__)
            self.mend(error)
            return otherwise

    def mend(self, error: Exception) -> None:
        """What can be done about it at once."""

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        try:
            return self.attempt(lambda: super(_Forgiving, self).get(key, default, version), default)
        except Exception:  # rubbish taken for a pickle raises anything: an entry less
            self.delete(key, version)
            return default


def _forgiving(name: str, answer: Any) -> Callable[..., Any]:
    def method(self: _Forgiving, *args: Any, **kwargs: Any) -> Any:
        def work() -> Any:
            return getattr(super(_Forgiving, self), name)(*args, **kwargs)

        try:
            return self.attempt(work, answer)
        except Exception:
            if name not in READ_ONE:
                raise
            self.delete(args[0])  # rubbish, as in `get`: what is not there is asked for once more
            return self.attempt(work, answer)

    return method


for _name, _answer in ANSWERS.items():
    setattr(_Forgiving, _name, _forgiving(_name, _answer))


class DiskStore(_Forgiving, diskcache.DjangoCache):
    """Files of this machine, shared by its workers. A file that is damaged is thrown away with the rest."""

    faults = (sqlite3.Error, OSError, diskcache.Timeout)

    def __init__(self, directory: Any, params: dict[str, Any]) -> None:
        BaseCache.__init__(self, params)
        self._opened_with = directory, params
        self.attempt(self._open, None)

    def _open(self) -> None:
        diskcache.DjangoCache.__init__(self, *self._opened_with)

    def __getattr__(self, name: str) -> Any:
        # It could not be opened when it was made.
        if name != "_cache":
            raise AttributeError(name)
        self._open()
        return self.__dict__["_cache"]

    def mend(self, error: Exception) -> None:
        is_damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(
            error, sqlite3.OperationalError
        )
        if is_damaged:
            self.__dict__.pop("_cache", None)
            shutil.rmtree(self._opened_with[0], ignore_errors=True)

    def close(self, *_args: Any, **_options: Any) -> None:
        """Stays open between requests: Django closes every cache after each, and opening this one again
        costs ten times what it gives."""


class FileStore(_Forgiving, FileBasedCache):
    """One file for each entry, shared by the workers of a machine. One that is damaged is thrown away."""

    faults = (OSError,)


class RedisStore(_Forgiving, RedisCache):
    """Redis, for several machines."""

    faults = (redis.RedisError, OSError)
