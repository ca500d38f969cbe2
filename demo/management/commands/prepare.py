import fcntl
import hashlib
import os
import signal
import socket
from io import StringIO
from multiprocessing import active_children
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Site

from accounts.models import User
from core.models import MenuItem
from demo import people


class Command(BaseCommand):
    help = "Before the server starts on a laptop: database, demonstration, static files, the port."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", required=True)
        parser.add_argument("--port", type=int, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        signal.signal(signal.SIGINT, self._stop)
        self._port_is_free(host, port)
        self._is_alone()
        self._step("Database", self._database)
        # Menus are the last of what the demonstration makes; before they are there nobody could sign in.
        if not (MenuItem.objects.exists() or User.objects.exclude(last_login=None).exists()):
            self.stdout.write(
                "Filling the demonstration, once: pictures (4 to 10 minutes, counted below), then members and"
                " pages (1 to 3 minutes), last of all the static files (about a minute) …"
            )
            call_command("load_demo", stdout=self.stdout)
        self._step("Static files, about a minute after a change", self._static_files)
        address = urlsplit(settings.SITE_URL)
        Site.objects.filter(is_default_site=True).update(
            hostname=address.hostname, port=address.port or 80
        )
        self._welcome()

    def _stop(self, *_signal: Any) -> None:
        """Ctrl-C. A KeyboardInterrupt would be lost where Python swallows what a finalizer raises, often
        while it migrates; the database forgets by itself what was not committed."""
        for drawer in active_children():
            drawer.kill()
        os.write(2, b"\nStopped. The next `make run` goes on from here.\n")
        os._exit(128 + signal.SIGINT)

    def _step(self, name: str, work: Any) -> None:
        start = monotonic()
        self.stdout.write(f"{name} …", ending=" ")
        self.stdout.flush()
        work()
        self.stdout.write(f"{monotonic() - start:.0f} s")

    def _is_alone(self) -> None:
        """Until this process ends, no other fills the same folder: in the long wait somebody starts it again."""
        self.lock = (settings.VAR_DIR / "filling").open("w")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommandError(
                "Another `make run` is preparing the portal in this folder: wait until it is ready."
            ) from error

    def _port_is_free(self, host: str, port: int) -> None:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                raise CommandError(
                    f"Cannot listen on {host}:{port} ({error.strerror}). Another program, perhaps this "
                    f"portal, is there already. Choose another port: make run PORT={port + 1}"
                ) from error

    def _database(self) -> None:
        """Also the reference data, each time: a new version may bring more of it."""
        call_command("migrate", verbosity=0)
        call_command("load_reference", verbosity=0)
        try:
            call_command("search_sync", stdout=StringIO())
        except CommandError as error:  # Elasticsearch is away, and the database answers
            self.stdout.write(str(error))

    def _static_files(self) -> None:
        """Collected only when a file changed: compressing all of the admin's takes a while."""
        stamp = Path(settings.STATIC_ROOT) / ".stamp"
        digest = hashlib.sha256()
        for finder in get_finders():
            for path, storage in finder.list([]):
                modified = storage.get_modified_time(path).timestamp()
                digest.update(f"{path} {modified} {storage.size(path)}\n".encode())
        if stamp.exists() and stamp.read_text() == digest.hexdigest():
            return
        call_command("collectstatic", interactive=False, verbosity=0, clear=stamp.exists())
        stamp.write_text(digest.hexdigest())

    def _welcome(self) -> None:
        lines = [
            "",
            f"  The portal:   {settings.SITE_URL}/",
            f"  Its admin:    {settings.SITE_URL}/admin/",
            "",
            "  Sign in as",
            *(
                f"    {person.role:<14} {person.email:<26} {person.password}"
                for person in people.PEOPLE
            ),
            "",
            "  Ctrl-C stops everything.",
            "",
        ]
        self.stdout.write("\n".join(lines))
