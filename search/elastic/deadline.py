"""A limit for the whole of an answer. The timeout of a socket is one for each read, so that an answer which comes byte
by byte would be waited for without end."""

import socket
from http.client import HTTPResponse
from io import BufferedReader, RawIOBase
from time import monotonic
from typing import Any

from elastic_transport import NodeConfig, Urllib3HttpNode


class _InTime(RawIOBase):
    """What comes from the socket until its timeout is over, counted from now."""

    def __init__(self, raw: RawIOBase, connection: socket.socket) -> None:
        self._raw, self._connection = raw, connection
        self._timeout = connection.gettimeout()
        self._end = monotonic() + (self._timeout or 0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if self._timeout is not None:
            left = self._end - monotonic()
            if left <= 0:
                raise TimeoutError("the whole answer took too long")
            self._connection.settimeout(left)
        count: int | None = self._raw.readinto(buffer)
        return count

    def close(self) -> None:
        if not self.closed and self._connection.fileno() != -1:
            self._connection.settimeout(self._timeout)  # for the next request
        self._raw.close()
        super().close()


class _WholeInTime(HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self.fp = BufferedReader(_InTime(self.fp.detach(), sock))


class Node(Urllib3HttpNode):
    """A node of the client's whose `request_timeout` is for the whole answer, its headers with it."""

    def __init__(self, config: NodeConfig) -> None:
        super().__init__(config)
        kind = self.pool.ConnectionCls
        self.pool.ConnectionCls = type(kind.__name__, (kind,), {"response_class": _WholeInTime})
