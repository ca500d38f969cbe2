"""A real portal in a process of its own, filled with some of the demonstration, and a real browser."""

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
    """The address of a running portal with example members and their pictures."""
    with running_portal(tmp_path_factory.mktemp("portal"), MEMBERS) as address:
        yield address


@contextmanager
def running_portal(
    folder: Path, members: list[str], settings: str = "portal.settings.test"
) -> Iterator[str]:
    """A portal with these members, its products and their pictures, in a process of its own; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "VAR": str(folder),
        "MEDIA_ROOT": str(folder / "media"),
        "SITE_URL": address,
        "DJANGO_SETTINGS_MODULE": settings,
        "LOG_LEVEL": "ERROR",
    }
    worker = environment.pop("PYTEST_XDIST_WORKER", "alone")
    if os.environ.get("DATABASE_URL"):
        name = f"portal_journeys_{worker}_{len(members)}"
        environment["DATABASE_URL"] = _own_database(os.environ["DATABASE_URL"], name)

    def manage(*arguments: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True
        )

    manage("migrate", "--verbosity=0")
    manage("load_demo", "--members", *members)
    if settings != "portal.settings.test":
        manage("collectstatic", "--no-input", "--verbosity=0")
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
            *("--port", str(port), "--blocking-threads", "1", "--no-ws", "--log-level", "error"),
            "portal.wsgi:application",
        ],
        cwd=ROOT,
        env=environment,
    )
    try:
        _wait_for(f"{address}/fr/", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _own_database(url: str, name: str) -> str:
    """A fresh PostgreSQL database beside the one of the other tests."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{url.rsplit('/', 1)[0]}/{name}"


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
        assert not problems, f"{self.page.url}\n" + "\n".join(problems)
        widths = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert widths[0] <= widths[1], f"{self.page.url} scrolls sideways: {widths}"


@pytest.fixture
def visit(browser: Browser, portal: str) -> Iterator[Callable[..., Visit]]:
    """Open a browser window: `visit(width=360, dark=True, javascript=False)`."""
    opened: list[tuple[BrowserContext, Visit]] = []

    def start(
        width: int = 1280, *, dark: bool = False, javascript: bool = True, strict: bool = True
    ) -> Visit:
        context = browser.new_context(
            locale="fr-MA",
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
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
