"""What the tools of tools/ say to who types them."""

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("tool", ["shots.py", "weight.py"])
def test_without_a_portal_one_sentence_says_so(tool, tmp_path):
    address = "http://127.0.0.1:9"  # nobody listens at the port "discard"
    done = subprocess.run(
        [sys.executable, f"tools/{tool}", address, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    [sentence] = (done.stdout + done.stderr).splitlines()
    assert sentence.startswith(f"No portal answers at {address} (") and "make run" in sentence


def test_the_bench_says_what_it_makes_and_ctrl_c_ends_it_in_words(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "tools/bench.py", "--products", "20", "--folder", str(tmp_path)],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if k != "DATABASE_URL"},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr
    assert process.stderr.readline().startswith("Making the tables")
    os.killpg(process.pid, signal.SIGINT)
    _out, rest = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in rest and "Stopped." in rest
    assert not (tmp_path / "20").exists()


NODE = "tools/elasticsearch/node"
# Prints where the node lies and which address it has, for what comes after.
WHERE = """
import json, os, urllib.request
url = os.environ["ELASTICSEARCH_URL"]
with urllib.request.urlopen(f"{url}/_nodes/settings") as answer:
    [node] = json.load(answer)["nodes"].values()
print(node["settings"]["path"]["home"], url, flush=True)
"""


def is_gone(home, url):
    with pytest.raises(urllib.error.URLError, match="refused"):
        urllib.request.urlopen(url)
    return not Path(home).parent.exists()


def script(folder, name, text):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


@pytest.fixture
def var(tmp_path):
    """A folder of its own, with the archive that was loaded for this run."""
    folder = tmp_path / "var/elasticsearch"
    folder.mkdir(parents=True)
    [archive] = Path(os.environ.get("VAR") or ROOT / "var", "elasticsearch").glob("*.zip")
    (folder / archive.name).symlink_to(archive)
    return folder.parent


def test_an_archive_of_elasticsearch_with_another_checksum_is_not_unpacked(tmp_path):
    script(tmp_path / "jdk/bin", "javac", "echo javac 21.0.1")
    script(tmp_path / "jdk/bin", "jar", f"touch {tmp_path}/unpacked")
    [name] = [line.split()[1] for line in (ROOT / NODE).with_name("checksums").open()]
    archive = tmp_path / "elasticsearch" / name
    script(tmp_path / "bin", "mvn", f"echo altered > {archive}")
    done = subprocess.run(
        [NODE, "run", "true"],
        cwd=ROOT,
        env={
            "PATH": f"{tmp_path}/bin:{os.environ['PATH']}",
            "JAVA_HOME": str(tmp_path / "jdk"),
            "VAR": str(tmp_path),
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert f"{name} is not what tools/elasticsearch/checksums says" in done.stderr
    assert not archive.exists() and not (tmp_path / "unpacked").exists()


def test_elasticsearch_tells_its_commands(tmp_path):
    done = subprocess.run(
        [NODE], cwd=ROOT, env=os.environ | {"VAR": str(tmp_path)}, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "run COMMAND" in done.stderr and "start|stop|status" in done.stderr


@pytest.mark.elasticsearch
def test_a_node_is_gone_after_a_command_that_fails(var):
    done = subprocess.run(
        [NODE, "run", sys.executable, "-c", WHERE + "raise SystemExit(3)"],
        cwd=ROOT,
        env=os.environ | {"VAR": str(var)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert done.returncode == 3
    assert is_gone(*done.stdout.split())


@pytest.mark.elasticsearch
def test_a_node_is_gone_after_ctrl_c(var):
    process = subprocess.Popen(
        [NODE, "run", sys.executable, "-c", WHERE + "import signal; signal.pause()"],
        cwd=ROOT,
        env=os.environ | {"VAR": str(var)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    where = process.stdout.readline().split()
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130
    assert is_gone(*where)


@pytest.mark.elasticsearch
def test_a_node_stays_until_it_is_stopped(var):
    def node(command):
        done = subprocess.run(
            [NODE, command],
            cwd=ROOT,
            env=os.environ | {"VAR": str(var), "ELASTICSEARCH_PORT": "0"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return done.returncode, done.stdout.strip()

    assert node("status") == (1, "No node runs.")
    code, told = node("start")
    try:
        assert code == 0
        assert node("status") == (0, told)
        code, again = node("start")
        assert code == 1 and told in again
        url = told.removeprefix("ELASTICSEARCH_URL=")
        home = (var / "elasticsearch/node").resolve() / "home"
    finally:
        assert node("stop") == (0, "")
    assert is_gone(home, url)
    assert node("stop") == (1, "No node runs.")
