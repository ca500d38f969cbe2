"""The operator's guide, typed line by line under production settings."""

import os
import re
import secrets
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.thorough


def documented() -> list[str]:
    """Every command of the guide that is ours, in its order; installing is what `make` does."""
    text = (ROOT / "docs" / "operator.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.S)
    return [
        line
        for block in blocks
        for line in block.splitlines()
        if line.startswith(("python manage.py ", "python tools/"))
    ]


def test_the_guide_leads_to_a_running_portal(tmp_path):
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "SITE_URL": "https://portail.example.org",
        "DATABASE_URL": f"sqlite:///{tmp_path}/portal.sqlite3",
        "VAR": str(tmp_path),
        "DJANGO_SUPERUSER_EMAIL": "operator@example.org",
        "DJANGO_SUPERUSER_PASSWORD": secrets.token_urlsafe(20),
    }
    commands = documented()
    assert len(commands) >= 6
    for command in commands:
        words = [sys.executable, *shlex.split(command, comments=True)[1:]]
        if "createsuperuser" in words:
            words.append("--no-input")
        result = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True)
        assert result.returncode == 0, f"{command}\n{result.stderr}"
    assert (tmp_path / "static" / "staticfiles.json").is_file()
