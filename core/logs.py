"""What must not stand in a log: the keys in addresses that open something for whoever has them, and pages of
somebody's text that was sent as an address."""

import logging
import re

# Names of the parts of our addresses and of allauth's that are such keys.
SECRETS = {"edit_key", "share_key", "token", "uidb36", "key"}


# What follows these in an address that leads nowhere may be a key with a slip before it.
SLIPS = re.compile(r"(/(?:ma-liste|liste|demande|key|confirm-email)/)[^/\s]{8,}")


LONGEST = 500  # characters of what is said of a request


class HideKeys(logging.Filter):
    """Replaces the secret parts of the address that a record about a request tells, and cuts a long one."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        match = getattr(request, "resolver_match", None)
        secrets = {
            value for name, value in (match.kwargs if match else {}).items() if name in SECRETS
        }
        message = record.getMessage()
        hidden = SLIPS.sub(r"\1…", message)
        for secret in sorted(map(str, secrets), key=len, reverse=True):
            hidden = hidden.replace(secret, "…")
        if request and len(hidden) > LONGEST:
            hidden = f"{hidden[:LONGEST]}…"
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True
