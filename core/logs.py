"""What must not stand in a log: the keys in addresses that open something for whoever has them."""

import logging

# Names of the parts of our addresses and of allauth's that are such keys.
SECRETS = {"edit_key", "share_key", "token", "uidb36", "key"}


class HideKeys(logging.Filter):
    """Replaces the secret parts of the address that a record about a request tells."""

    def filter(self, record: logging.LogRecord) -> bool:
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        secrets = {
            value for name, value in (match.kwargs if match else {}).items() if name in SECRETS
        }
        if secrets:
            message = record.getMessage()
            for secret in sorted(secrets, key=len, reverse=True):
                message = message.replace(str(secret), "…")
            record.msg, record.args = message, ()
        return True
