"""What must not stand in a log: the keys in addresses that open something for whoever has them, and pages of
somebody's text that was sent as an address."""

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.urls import get_resolver

# Names of the parts of our addresses and of allauth's that are such keys.
SECRETS = {"edit_key", "share_key", "token", "uidb36", "key"}
LONGEST = 500  # characters of what is said of a request


@cache
def _slips() -> re.Pattern[str]:
    """What stands before a key in our addresses: what follows it in one that leads nowhere may be a key too."""
    key = re.compile(rf"([\w-]+)/(?:<\w+:|\(\?P<)(?:{'|'.join(SECRETS)})>")
    before = {found[1] for route in _routes(get_resolver()) for found in key.finditer(route)}
    return re.compile(rf"(/(?:{'|'.join(map(re.escape, sorted(before)))})/)[^/\s]{{8,}}")


def _routes(resolver: Any) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _routes(pattern)
        else:
            yield str(pattern.pattern)


class HideKeys(logging.Filter):
    """Replaces the secret parts of the address that a record about a request tells, and cuts a long one."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        match = getattr(request, "resolver_match", None)
        secrets = {
            value for name, value in (match.kwargs if match else {}).items() if name in SECRETS
        }
        message = record.getMessage()
        hidden = _slips().sub(r"\1…", message)
        for secret in sorted(map(str, secrets), key=len, reverse=True):
            hidden = hidden.replace(secret, "…")
        if request and len(hidden) > LONGEST:
            hidden = f"{hidden[:LONGEST]}…"
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True
