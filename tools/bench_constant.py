"""The limit that the bench compares with: twenty kilobytes that are always the same, and nothing else."""

from collections.abc import Callable
from typing import Any

BODY = b"<!doctype html><title>20 KB</title>" + b"x" * (20 * 1024 - 35)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(BODY)))])
    return [BODY]
