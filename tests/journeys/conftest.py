"""A real portal in a process of its own, filled with some of the demonstration, and a real browser."""

import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# The browser's event loop lives in the same thread as tests that use the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PASSWORD = "tadamone-2026"
MEMBERS = ["oliviers-de-tatoft", "chevrieres-de-jebel-lahbib", "tisserandes-de-ben-karrich"]


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running portal with example members and their pictures, each worker's its own."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    filled = shared / "filled"
    with (shared / "filling").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # Pictures are drawn once: the worker that comes second copies them.
        if not (filled / "complete").exists():
            shutil.rmtree(filled, ignore_errors=True)
            filled.mkdir()
            fill(filled, MEMBERS)
            (filled / "complete").touch()
    folder = tmp_path_factory.mktemp("portal") / "var"
    shutil.copytree(filled, folder)
    with running_portal(folder, template=filled) as address:
        yield address


def environment(folder: Path, settings: str) -> dict[str, str]:
    """For a process of a portal that lies in `folder`, with a database of its own."""
    known = os.environ | {
        "VAR": str(folder),
        "MEDIA_ROOT": str(folder / "media"),
        "DJANGO_SETTINGS_MODULE": settings,
        "LOG_LEVEL": "ERROR",
    }
    known.pop("PYTEST_XDIST_WORKER", None)
    if url := os.environ.get("DATABASE_URL"):
        known["DATABASE_URL"] = f"{url.rsplit('/', 1)[0]}/{_database(folder)}"
    return known


def fill(folder: Path, members: list[str], settings: str = "portal.settings.test") -> None:
    """Make the database and files of a portal with these members, their products and pictures."""
    if url := os.environ.get("DATABASE_URL"):
        _create_database(url, folder)
    _manage(folder, settings, "migrate", "--verbosity=0")
    _manage(folder, settings, "load_demo", "--members", *members)


def _manage(folder: Path, settings: str, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(folder, settings),
        check=True,
    )


@contextmanager
def running_portal(
    folder: Path, *, settings: str = "portal.settings.test", template: Path | None = None
) -> Iterator[str]:
    """The portal that lies in `folder`, in a process of its own; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    if template and (url := os.environ.get("DATABASE_URL")):
        _create_database(url, folder, template)
    if settings != "portal.settings.test":
        _manage(folder, settings, "collectstatic", "--no-input", "--verbosity=0")
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
            *("--port", str(port), "--blocking-threads", "4", "--no-ws", "--log-level", "error"),
            "portal.wsgi:application",
        ],
        cwd=ROOT,
        env=environment(folder, settings) | {"SITE_URL": address},
    )
    try:
        _wait_for(f"{address}/fr/", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _database(folder: Path) -> str:
    return f"portal_journeys_{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}"


def _create_database(url: str, folder: Path, template: Path | None = None) -> None:
    """A fresh PostgreSQL database beside the one of the other tests."""
    name = _database(folder)
    copied = f' TEMPLATE "{_database(template)}"' if template else ""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"{copied}')


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _attempt in range(150):
        if server.poll() is not None:
            raise RuntimeError(f"The server ended with {server.returncode}.")
        try:
            with urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("The server does not answer.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Visit:
    """A person at a browser; at the end nothing may have complained in its console."""

    page: Page
    portal: str
    strict: bool = True
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go there; unless the visit may meet errors, there must be a page."""
        response = self.page.goto(urljoin(self.portal, path))
        if self.strict and response is not None:
            assert response.status < 400, f"{path}: {response.status}"
        return self.page

    def sign_in(self, email: str = "edition@example.org") -> Page:
        self.open("/fr/compte/login/?next=/admin/")
        self.page.get_by_label("E-mail").fill(email)
        self.page.locator("input[type=password]").fill(PASSWORD)
        self.page.get_by_role("button", name="Se connecter").click()
        self.page.wait_for_url("**/admin/**")
        return self.page

    def has_no_barriers_in_any_width(self) -> None:
        """At 1280, 768 and 360 px; it ends on the phone."""
        for width in (1280, 768, 360):
            self.page.set_viewport_size({"width": width, "height": 800})
            self.has_no_barriers()

    def has_no_barriers(self) -> None:
        """No violation of WCAG 2.2 AA that axe can see, and no sideways scroll."""
        # A bar that stays at the lower edge covers whatever lies there: judge it where it rests.
        self.page.evaluate("scrollTo(0, document.body.scrollHeight)")
        results = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": WCAG}})
        problems = [
            f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
            for violation in results.response["violations"]
            for node in violation["nodes"]
        ]
        assert not problems, f"{self.page.url} {self.page.viewport_size}\n" + "\n".join(problems)
        widths = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert widths[0] <= widths[1], f"{self.page.url} scrolls sideways: {widths}"


@pytest.fixture
def visit(browser: Browser, portal: str) -> Iterator[Callable[..., Visit]]:
    """Open a browser window: `visit(width=360, javascript=False)`."""
    opened: list[tuple[BrowserContext, Visit]] = []

    def start(width: int = 1280, *, javascript: bool = True, strict: bool = True) -> Visit:
        context = browser.new_context(
            locale="fr-MA",
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
        )
        person = Visit(context.new_page(), portal, strict)
        if strict:
            person.page.on(
                "console",
                lambda message: message.type == "error" and person.complaints.append(message.text),
            )
            person.page.on("pageerror", lambda error: person.complaints.append(str(error)))
        opened.append((context, person))
        return person

    yield start
    complaints = [complaint for _context, person in opened for complaint in person.complaints]
    for context, _person in opened:
        context.close()
    assert not complaints
