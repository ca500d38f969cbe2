"""What a page costs: CPU milliseconds of the server a request, on the real server with production settings.

python tools/bench.py --products 10000 [--requests 300] [--json FILE]

Machines are noisy; read the ratios to the constant view of the same run. `make bench` calls this.
"""

import argparse
import http.client
import json
import os
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

ROOT = Path(__file__).resolve().parents[1]
CONSTANT = b"<!doctype html><title>20 KB</title>" + b"x" * (20 * 1024 - 35)
HOST = "bench.example"
GRANIAN = ["granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "1"]


# --- the limits: twenty kilobytes that are always the same, on the same server ------------------------------


def bare(_environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """Without Django."""
    length = str(len(CONSTANT))
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", length)])
    return [CONSTANT]


def view(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(CONSTANT)


urlpatterns = [path("", view)]


@cache
def _site() -> Callable[..., Any]:
    key = "x" * 50
    settings.configure(
        ALLOWED_HOSTS=["*"], MIDDLEWARE=[], ROOT_URLCONF="tools.bench", SECRET_KEY=key
    )
    return get_wsgi_application()


def constant_view(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
    """A view of Django's without any middleware."""
    return _site()(environ, start_response)


@dataclass
class Row:
    """One page in one state. Times in ms, sizes in bytes."""

    page: str
    state: str
    cpu: float
    p50: float
    p95: float
    raw: int
    compressed: int


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def cpu_seconds(pid: int) -> float:
    """Time on a processor of a process and all its descendants, in all their threads."""
    total = 0.0
    for task in Path(f"/proc/{pid}/task").iterdir():
        total += int((task / "schedstat").read_text().split()[0]) / 1e9
        total += sum(cpu_seconds(int(child)) for child in (task / "children").read_text().split())
    return total


@contextmanager
def serving(command: list[str], port: int, environment: dict[str, str]) -> Iterator[int]:
    """A server as a process of its own; gives its pid once it answers."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        for _attempt in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:  # it heard Ctrl-C as well, and waits for its workers
            process.kill()
            process.wait()


@contextmanager
def granian(application: str, environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """The server with this application; gives its port and pid."""
    port = free_port()
    command = [*GRANIAN, "--host", "127.0.0.1", "--port", str(port), "--no-ws"]
    command += ["--log-level", "error", application]
    with serving(command, port, environment) as pid:
        yield port, pid


class Visitor:
    """One connection that asks again and again."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str, encoding: str = "gzip, br") -> tuple[bytes, float]:
        headers = {"Host": HOST, "X-Forwarded-Proto": "https", "Accept-Encoding": encoding}
        start = time.perf_counter()
        self.connection.request("GET", path, headers=headers)
        response = self.connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise SystemExit(f"{path}: {response.status}")
        return body, (time.perf_counter() - start) * 1000


def measure(
    page: str,
    state: str,
    paths: list[str],
    port: int,
    pid: int,
    requests: int,
    *,
    between: Callable[[], None] | None = None,
) -> Row:
    """Ask for these addresses in turn; `between` happens before each request and costs the server nothing."""
    # The row that is printed at the end takes its place.
    print(f"{page:10} {state:23} …", end="\r", file=sys.stderr, flush=True)
    raw = len(Visitor(port).get(paths[0], "identity")[0])
    # Both workers; one that builds a large snapshot lets a kept connection go.
    for _warm in range(20):
        Visitor(port).get(paths[0])
    visitor = Visitor(port)
    before, times, body = cpu_seconds(pid), [], b""
    for request in range(requests):
        if between:
            between()
        body, milliseconds = visitor.get(paths[request % len(paths)])
        times.append(milliseconds)
    cpu = (cpu_seconds(pid) - before) / requests * 1000
    return Row(
        page=page,
        state=state,
        cpu=round(cpu, 3),
        p50=round(statistics.median(times), 2),
        p95=round(statistics.quantiles(times, n=20)[-1], 2),
        raw=raw,
        compressed=len(body),
    )


def settings_environment(folder: Path, **switches: str) -> dict[str, str]:
    return os.environ | {
        "VAR": str(folder),
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": "only-for-the-bench-" + "x" * 40,
        "SITE_URL": f"https://{HOST}",
        "ALLOWED_HOSTS": HOST,
        "LOG_LEVEL": "ERROR",
        **switches,
    }


def with_products(parent: Path, products: int) -> Path:
    """The folder of a portal with this many products, made when first asked for."""
    folder = parent / str(products)
    if not (folder / "portal.sqlite3").exists():
        unfinished = parent / f"{products}-unfinished"  # what Ctrl-C left is not measured
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        prepare(unfinished, products)
        unfinished.rename(folder)
    return folder


def prepare(folder: Path, products: int) -> None:
    # The demonstration does not go to production; only what it measures runs as there.
    environment = settings_environment(folder, DJANGO_SETTINGS_MODULE="portal.settings.dev")
    for words, arguments in (
        ("the tables", ["migrate", "--verbosity=0"]),
        ("the examples", ["load_demo", "--no-pictures"]),
        (f"{products} products, some minutes", ["make_catalogue", "--products", str(products)]),
        ("the static files", ["collectstatic", "--no-input", "--verbosity=0"]),
    ):
        print(f"Making {words}, once …", file=sys.stderr, flush=True)
        # Ctrl-C reaches this process alone, which then ends that one: no traceback of its.
        subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment,
            check=True,
            start_new_session=True,
        )


def within(folder: Path, code: str) -> Any:
    """What this code, run in the portal with production settings, prints as JSON."""
    out = subprocess.run(
        [sys.executable, "manage.py", "shell", "--verbosity=0", "--no-imports", "-c", code],
        cwd=ROOT,
        env=settings_environment(folder, PAGE_CACHE="off"),
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return json.loads(out)


def pages(folder: Path) -> dict[str, list[str]]:
    """Names and addresses of what is measured."""
    products = within(
        folder,
        "import json; from catalogue.models import Product;"
        "rows = Product.objects.public().order_by('pk').values_list('slug', 'organisation__slug');"
        "print(json.dumps(list(rows[:1000])))",
    )
    return {
        "home": ["/fr/"],
        "listing": ["/fr/catalogue/"],
        "filtered": ["/fr/catalogue/?available=1&province=larache&sector=terroir"],
        "product": [f"/fr/catalogue/{products[0][0]}/"],
        "products": [f"/fr/catalogue/{slug}/" for slug, _member in products],
        "member": [f"/fr/membres/{products[0][1]}/"],
        "directory": ["/fr/membres/"],
    }


def queries(folder: Path, addresses: dict[str, list[str]]) -> dict[str, list[int]]:
    """SQL queries of each page, right after a public change and when asked again."""
    code = f"""
import json
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from core import public_version
client = Client(headers={{"Host": {HOST!r}, "X-Forwarded-Proto": "https"}})
def count(path):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)
def both(path):
    client.get(path)
    with transaction.atomic():
        public_version.bump()
    return count(path), count(path)
print(json.dumps({{page: both(paths[0]) for page, paths in {addresses!r}.items()}}))
"""
    return within(folder, code)


def snapshot(folder: Path) -> dict[str, float]:
    """What the snapshot behind a listing takes to build: seconds on a processor and MB of memory."""
    code = """
import json, re, time
from pathlib import Path
from django.utils import timezone
from search import engine, snapshot
def peak():
    # Not ru_maxrss: a new process begins with the peak of whoever started it.
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) / 1024
source, before, start = engine._listed["product"], peak(), time.process_time()
built = snapshot.Snapshot(source, source.entries(timezone.localdate(), None))
print(json.dumps({"objects": len(built.all), "seconds": time.process_time() - start, "MB": peak() - before}))
"""
    return within(folder, code)


def change(folder: Path) -> Callable[[], None]:
    """A public change as the server sees it: the next request finds all that it holds to be old."""
    connection = sqlite3.connect(folder / "portal.sqlite3", timeout=30, isolation_level=None)

    def raise_version() -> None:
        connection.execute("UPDATE core_publicversion SET number = number + 1, listed = listed + 1")

    return raise_version


def constant(requests: int, state: str, application: str) -> Row:
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    with granian(f"tools.bench:{application}", environment) as (port, pid):
        return measure("constant", state, ["/"], port, pid, requests * 10)


def nginx(requests: int) -> Row | None:
    if not shutil.which("nginx"):
        return None
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "index.html").write_bytes(CONSTANT)
        (folder / "nginx.conf").write_text(
            f"daemon off; worker_processes 2; pid {folder}/pid; error_log /dev/null;"
            "events {} http { access_log off; default_type text/html;"
            f"server {{ listen 127.0.0.1:{port}; root {folder}; }} }}"
        )
        command = ["nginx", "-p", name, "-c", str(folder / "nginx.conf")]
        with serving(command, port, dict(os.environ)) as pid:
            return measure("nginx", "a file", ["/index.html"], port, pid, requests * 10)


COLD = 20  # requests, each after a public change
STATES = {
    "uncached, no fragments": {"PAGE_CACHE": "off", "FRAGMENTS": "off"},
    "uncached": {"PAGE_CACHE": "off"},
    "cached, disk": {},
    "cached, memory": {"PAGE_CACHE": "memory"},
}


def portal(folder: Path, requests: int) -> Iterator[Row]:
    addresses = pages(folder)
    for state, switches in STATES.items():
        environment = settings_environment(folder, **switches)
        with granian("portal.wsgi:application", environment) as (port, pid):
            for page, paths in addresses.items():
                times = requests * 10 if state.startswith("cached") else requests
                yield measure(page, state, paths, port, pid, times)
            if state == "uncached":
                for page, paths in addresses.items():
                    yield measure(
                        page, "after a change", paths, port, pid, COLD, between=change(folder)
                    )


def growth(folder: Path, requests: int) -> Iterator[Row]:
    """What a listing costs with this many products."""
    environment = settings_environment(folder, PAGE_CACHE="off")
    with granian("portal.wsgi:application", environment) as (port, pid):
        for page, path in (
            ("listing", "/fr/catalogue/"),
            ("filtered", "/fr/catalogue/?sector=terroir"),
        ):
            yield measure(page, f"{folder.name} products", [path], port, pid, requests)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=10_000)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--growth", type=int, nargs="*", default=[])
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    folder = with_products(arguments.folder, arguments.products)
    rows = [
        constant(arguments.requests, "a view, no middleware", "constant_view"),
        constant(arguments.requests, "no Django", "bare"),
    ]
    rows += filter(None, [nginx(arguments.requests)])
    for row in [*rows]:
        _print(row, rows[0])
    for row in portal(folder, arguments.requests):
        _print(row, rows[0])
        rows.append(row)
    print("Counting SQL queries …", file=sys.stderr, flush=True)
    counted = queries(folder, pages(folder))
    for page, (cold, warm) in counted.items():
        print(f"{page:10} SQL queries: {warm}, after a change {cold}")
    built = []
    for products in arguments.growth:
        grown = with_products(arguments.folder, products)
        for row in growth(grown, arguments.requests):
            _print(row, rows[0])
            rows.append(row)
        print(f"Building the snapshot of {products} products …", file=sys.stderr, flush=True)
        built.append(snapshot(grown))
        print(
            "snapshot of {objects} products: {seconds:.2f} CPU s, {MB:.0f} MB".format(**built[-1])
        )
    if arguments.json:
        results = {"rows": [asdict(row) for row in rows], "queries": counted, "snapshots": built}
        arguments.json.write_text(json.dumps(results, indent=1))


def _print(row: Row, unit: Row) -> None:
    print(
        f"{row.page:10} {row.state:23} {row.cpu:8.2f} ms CPU {row.cpu / unit.cpu:7.2f} × constant"
        f"  p50 {row.p50:7.2f}  p95 {row.p95:7.2f} ms  {row.raw:7} → {row.compressed:6} bytes",
        flush=True,
    )


def stop(*_signal: Any) -> None:
    """Ctrl-C. A KeyboardInterrupt would be lost where Python swallows what a finalizer raises."""
    for pid in list(descendants(os.getpid())):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    os.write(2, b"\nStopped. The next `make bench` begins again.\n")
    os._exit(128 + signal.SIGINT)


def descendants(pid: int) -> Iterator[int]:
    """The processes that `pid` started, directly or not."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            yield child
            with suppress(FileNotFoundError):  # it has just ended
                yield from descendants(child)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, stop)
    main()
