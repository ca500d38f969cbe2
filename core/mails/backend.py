"""Two ways of a mail: into the outbox, which is what Django, Wagtail and any library send by; and out of it, by
SMTP with an end: Django's time limit is for each word of the server, and one that dribbles never ends."""

import smtplib
import socket
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from threading import Timer
from typing import Any
from uuid import uuid4

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp
from django.core.mail.backends.base import BaseEmailBackend

from core.languages import active
from core.mails import Mail, post

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


class OutboxBackend(BaseEmailBackend):
    """For mails that are not the portal's own, such as Wagtail's about comments on pages: a mail server that is
    silent or refuses stops nobody's work, and what it refused is sent later."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        for message in messages:
            for address in message.recipients():
                post(
                    partial(_as_ours, message),
                    key=f"message-{uuid4()}",
                    to=address,
                    language=active(),
                )
        return len(messages)


def _as_ours(message: EmailMessage) -> Mail:
    return Mail(
        subject=str(message.subject),
        paragraphs=[part.strip() for part in str(message.body).split("\n\n") if part.strip()],
    )
