"""`make run` as a newcomer types it, with the environment that is already installed."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.thorough


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """A folder of its own with our installed packages and nothing else."""
    venv = tmp_path / "venv"
    venv.mkdir()
    for entry in Path(sys.prefix).iterdir():
        if not entry.name.startswith("."):
            (venv / entry.name).symlink_to(entry)
    (venv / ".runtime").touch()
    ours = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "MEDIA_ROOT", "SITE_URL", "MAKEFLAGS")
    environment = {key: value for key, value in os.environ.items() if key not in ours}
    environment |= {"VAR": str(tmp_path), "PORT": str(free_port()), "HOST": "127.0.0.1"}
    return environment | {"PYTHONUNBUFFERED": "1"}


@pytest.fixture
def environment(bare: dict[str, str]) -> dict[str, str]:
    """The same with one member without pictures."""
    for command in (
        ["migrate", "--verbosity=0"],
        ["load_demo", "--no-pictures", "--members", "oliviers-de-tatoft"],
    ):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=bare, check=True)
    return bare


@contextmanager
def running(
    environment: dict[str, str], until: str = "Ctrl-C"
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`make run` and what it printed up to its last word of welcome, or the line with `until`."""
    process = subprocess.Popen(
        ["make", "run"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    printed = ""
    for line in process.stdout:
        printed += line
        if until in line:
            break
    try:
        yield process, printed
    finally:
        if (
            process.poll() is None
        ):  # a test failed half way: its services have sessions of their own
            for pid in below(process.pid):
                os.kill(pid, signal.SIGKILL)
            process.wait()


def page(environment: dict[str, str], path: str = "/fr/catalogue/") -> str:
    address = f"http://127.0.0.1:{environment['PORT']}{path}"
    for _attempt in range(100):
        try:
            with urlopen(address, timeout=5) as response:
                return response.read().decode()
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


def processes() -> dict[int, tuple[int, str]]:
    """Process id → parent and command, of all that live."""
    listing = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,stat=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split(None, 3) for line in listing.splitlines()]
    return {
        int(row[0]): (int(row[1]), row[3])
        for row in rows
        if len(row) == 4 and not row[2].startswith("Z")
    }


def below(leader: int) -> dict[int, str]:
    """What `leader` started, directly or not."""
    alive, found = processes(), {leader: ""}
    for _generation in range(6):
        found |= {pid: args for pid, (parent, args) in alive.items() if parent in found}
    return found


def make_reset(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "reset"], cwd=ROOT, env=environment, capture_output=True, text=True
    )


def test_it_serves_the_site_and_ctrl_c_ends_all_of_it_twice(environment):
    for _time in range(2):
        with running(environment) as (process, printed):
            assert f"http://127.0.0.1:{environment['PORT']}/" in printed
            for role in ("administrator", "moderator", "editor"):
                assert role in printed
            assert "huile-olive-tatoft" in page(environment)
            assert make_reset(environment).returncode != 0
            assert "huile-olive-tatoft" in page(environment)
            started = below(process.pid)
            commands = "\n".join(started.values())
            for name in ("granian", "manage.py worker", "scheduler"):
                assert name in commands
            os.killpg(process.pid, signal.SIGINT)
            process.communicate(timeout=30)
            assert not started.keys() & processes().keys()
    database = Path(environment["VAR"]) / "portal.sqlite3"
    assert database.exists()
    reset = make_reset(environment)
    assert reset.returncode == 0
    assert "all pictures" in reset.stdout and "draws its pictures anew" in reset.stdout
    assert not database.exists()


def test_ctrl_c_while_pictures_are_drawn_ends_at_once_and_they_are_kept(bare):
    with running(bare, until="20 of ") as (process, printed):
        total = int(re.findall(r"Drawing (\d+) pictures", printed)[0])
        assert make_reset(bare).returncode != 0  # nobody takes away what is being filled
        second = subprocess.run(
            ["make", "run", f"PORT={free_port()}"],
            cwd=ROOT,
            env=bare,
            capture_output=True,
            text=True,
        )
        assert second.returncode != 0 and "Traceback" not in second.stderr
        assert "wait until it is ready" in second.stderr
        started = below(process.pid)
        assert len([args for args in started.values() if "manage.py prepare" in args]) == 3
        pressed = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        rest, _none = process.communicate(timeout=30)
        assert time.monotonic() - pressed < 4  # about one, on a machine that does nothing else
        assert not started.keys() & processes().keys()
        # Make dies of the same signal, or sees first that what it ran ended well.
        assert process.returncode in (0, -signal.SIGINT)
        assert "Traceback" not in rest
        assert rest.count("Stopped. The next `make run` goes on from here.") == 1
        assert len(rest.strip().splitlines()) <= 2  # a picture count and ours
    with running(bare, until="Drawing ") as (process, printed):
        left, of = map(int, re.findall(r"Drawing (\d+) of (\d+) pictures", printed)[0])
        assert (of, left <= total - 20) == (total, True)
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=30)


def test_a_port_in_use_is_told_in_words(environment):
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(environment["PORT"])))
        other.listen()
        with running(environment) as (process, printed):
            assert "Choose another port" in printed
            assert process.wait(timeout=30) != 0
