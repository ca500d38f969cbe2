"""What must not stand in a log: the keys in addresses that open something for whoever has them."""

import logging
import re

# Names of the parts of our addresses and of allauth's that are such keys.
SECRETS = {"edit_key", "share_key", "token", "uidb36", "key"}


# What follows these in an address that leads nowhere may be a key with a slip before it.
SLIPS = re.compile(r"(/(?:ma-liste|liste|demande|key|confirm-email)/)[^/\s]{8,}")


class HideKeys(logging.Filter):
    """Replaces the secret parts of the address that a record about a request tells."""

    def filter(self, record: logging.LogRecord) -> bool:
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        secrets = {
            value for name, value in (match.kwargs if match else {}).items() if name in SECRETS
        }
        message = record.getMessage()
        hidden = SLIPS.sub(r"\1…", message)
        for secret in sorted(map(str, secrets), key=len, reverse=True):
            hidden = hidden.replace(secret, "…")
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True
