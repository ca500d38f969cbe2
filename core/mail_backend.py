"""SMTP with an end: Django's time limit is for each word of the server, and one that dribbles never ends."""

import smtplib
import socket
from contextlib import suppress
from threading import Timer
from typing import Any

from django.core.mail.backends import smtp

WHOLE_DELIVERY = 60.0  # seconds from the first byte of a connection to its end


class _Ending(smtplib.SMTP):
    """Closes its own connection when the time is over: whoever waits for it gets an error."""

    _end: Timer | None = None

    def _get_socket(self, host: str, port: int, timeout: Any) -> socket.socket:
        connection: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]
        self._end = Timer(WHOLE_DELIVERY, self._break_off)
        self._end.daemon = True
        self._end.start()
        return connection

    def _break_off(self) -> None:
        with suppress(OSError, AttributeError):  # closed already
            self.sock.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]

    def close(self) -> None:
        if self._end:
            self._end.cancel()
        super().close()


class _EndingSSL(_Ending, smtplib.SMTP_SSL):
    pass


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _EndingSSL if self.use_ssl else _Ending
