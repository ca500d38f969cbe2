"""Django's PostgreSQL, which does not wait for ever. A server that hangs takes connections and then says
nothing: what it was told about time (portal.wsgi) it does not know any more, and the system below keeps the
connection alive. So the one who asks looks at the clock."""

from collections.abc import Callable
from time import monotonic
from typing import Any

import psycopg
from django.db.backends.postgresql import base

HEALTHY_WITHIN = 2.0  # seconds in which a kept connection answers that it is one
PAUSE = 2.0  # seconds in which a server that said nothing is not asked for a connection again


class DatabaseWrapper(base.DatabaseWrapper):
    # In seconds, for one statement. Only the web server has one (portal.wsgi): commands may take long.
    longest_silence: float | None = None
    _silent_until = 0.0  # of the whole process, so that not every thread finds it out

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        if monotonic() < DatabaseWrapper._silent_until:
            raise psycopg.OperationalError("connection not tried: the server said nothing just now")
        try:
            connection = super().get_new_connection(conn_params)
        except psycopg.errors.ConnectionTimeout:
            self._is_silent()
            raise
        self._silence = self.longest_silence
        connection.wait = self._wait(connection)
        return connection

    def is_usable(self) -> bool:
        self._silence = HEALTHY_WITHIN
        try:
            return bool(super().is_usable())
        finally:
            self._silence = self.longest_silence

    def _wait(self, connection: psycopg.Connection) -> Callable[..., Any]:
        """The connection's own way to wait for an answer, with an end."""
        wait = connection.wait

        def wait_for_a_while(*args: Any, **options: Any) -> Any:
            begin = monotonic()
            try:
                return wait(*args, **({"timeout": self._silence} | options))
            except psycopg.OperationalError:
                if self._silence is not None and monotonic() - begin >= self._silence:
                    connection.close()  # half an answer may still come
                    self._is_silent()
                raise

        return wait_for_a_while

    @staticmethod
    def _is_silent() -> None:
        DatabaseWrapper._silent_until = monotonic() + PAUSE
