"""What the tools of tools/ say to who types them."""

import os
import signal
import subprocess
import sys
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
