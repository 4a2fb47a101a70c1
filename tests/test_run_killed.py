"""A run that is stopped from outside leaves whole files, and is resumed."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsclean.batch.whole import UNFINISHED, tidied

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of Unix")

RAW = "The bridge opened on Monday.\n\nShare this article\n\nBus {} crossed at noon.\n"
PAGES, SHARD = 100, 4


@pytest.fixture(autouse=True)
def heard():
    """A shell that starts the tests in the background has Ctrl-C ignored; not here."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def crawl(tmp_path):
    """A source of many shards."""
    lines = [json.dumps({"text": RAW.format(n) * 4}) + "\n" for n in range(PAGES)]
    (tmp_path / "a.jsonl").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def started(folder, out, *args, **kwargs):
    """A run as a process of its own, in a group of its own."""
    words = ("run", "a.jsonl", "-o", out, "--shard-records", str(SHARD), *args)
    return subprocess.Popen(
        [sys.executable, "-m", "newsclean", *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        **kwargs,
    )


def done(folder, out, *args):
    """The same, to its end."""
    process = started(folder, out, *args)
    said, errors = process.communicate(timeout=120)
    return process.returncode, said.decode(), errors.decode()


def wait_for(found, process=None):
    """Until something is so; it fails where it never is."""
    for _ in range(6000):
        if found():
            return
        assert process is None or process.poll() is None, process.communicate()
        time.sleep(0.01)
    pytest.fail("it did not come")


def shards_in(folder, out):
    """The shards that are done."""
    return len(list((folder / out).glob(".newsclean/done/part-*")))


def begun(folder, out, *args):
    """A run that has done some shards, and has more to do."""
    before = shards_in(folder, out)
    process = started(folder, out, *args)
    wait_for(lambda: shards_in(folder, out) >= before + 3, process)
    return process


def sums(folder, out):
    """A checksum for each file of results."""
    return {
        str(f.relative_to(folder / out)): hashlib.sha256(f.read_bytes()).hexdigest()
        for f in sorted((folder / out).rglob("*"))
        if f.is_file() and ".newsclean" not in f.parts and f.name != "summary.json"
    }


def workers_of(process):
    """The processes that a process has started."""
    path = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not path.exists():
        pytest.skip("no list of children here")
    return [int(pid) for pid in path.read_text("ascii").split()]


def is_running(pid):
    """Whether there is such a process, and it is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").split(") ")[1][0] != "Z"
    except OSError:
        return False


def assert_whole(folder, out):
    """Each file that has its name has all of its lines."""
    for path in (folder / out / "pages").glob("*.jsonl"):
        assert len([json.loads(x) for x in path.read_bytes().splitlines()]) == SHARD


@pytest.mark.slow
def test_a_killed_run_is_resumed(crawl):
    """Twice killed with SIGKILL, it ends with the bytes of one that was not."""
    assert done(crawl, "calm", "--workers", "2")[0] == 0
    for n in range(2):
        process = begun(crawl, "out", "--workers", "2", *(["--resume"] if n else []))
        workers = workers_of(process)
        process.kill()
        process.communicate()
        assert_whole(crawl, "out")
        assert 3 <= shards_in(crawl, "out") < PAGES // SHARD
        wait_for(lambda pids=workers: not any(map(is_running, pids)))
    code, said, _ = done(crawl, "out", "--workers", "2", "--resume", "--json")
    assert code == 0
    assert json.loads(said)["pages"] == PAGES > json.loads(said)["run"]["pages"]
    assert sums(crawl, "out") == sums(crawl, "calm")
    assert not list((crawl / "out").rglob("*.unfinished"))
    told = [
        json.loads((crawl / o / "summary.json").read_bytes()) for o in ("out", "calm")
    ]
    assert {**told[0], "run": 0} == {**told[1], "run": 0}


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_says_so(crawl, sign, workers):
    """Ctrl-C, to all its processes as a terminal sends it, gives one sentence."""
    process = begun(crawl, "out", "--workers", workers)
    os.killpg(process.pid, sign) if sign == signal.SIGINT else process.send_signal(sign)
    said, errors = process.communicate(timeout=120)
    assert (process.returncode, said) == (130, b"")
    assert errors.decode() == (
        "Error: interrupted; what is done is kept in out, and --resume goes on.\n"
    )
    assert_whole(crawl, "out")
    assert not list((crawl / "out").rglob("*.unfinished"))
    assert done(crawl, "out", "--resume")[0] == 0
    assert len(list((crawl / "out" / "pages").iterdir())) == PAGES // SHARD


@pytest.mark.slow
def test_a_worker_that_is_killed_stops_the_run(crawl):
    """One sentence says what to do, and nothing is lost."""
    process = begun(crawl, "out", "--workers", "2")
    found = [p for p in workers_of(process) if b"spawn_main" in cmdline(p)]
    os.kill(found[0], signal.SIGKILL)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 2
    assert errors.decode().startswith("Error: A worker was killed")
    assert done(crawl, "out", "--resume", "--workers", "2")[0] == 0
    assert len(list((crawl / "out" / "pages").iterdir())) == PAGES // SHARD


def cmdline(pid):
    """How a process was started."""
    return Path(f"/proc/{pid}/cmdline").read_bytes()


@pytest.mark.slow
def test_two_runs_at_once(crawl):
    """The second one is refused while the first one works, and harms it in nothing."""
    process = begun(crawl, "out", "--workers", "1")
    process.send_signal(signal.SIGSTOP)  # it works on only when the other has ended
    code, _, errors = done(crawl, "out", "--resume")
    process.send_signal(signal.SIGCONT)
    assert (code, errors) == (
        2,
        "Error: Another run works in out: wait for it, or name another folder.\n",
    )
    assert process.wait(timeout=120) == 0
    process.communicate()
    assert len(list((crawl / "out" / "pages").iterdir())) == PAGES // SHARD


@pytest.mark.slow
def test_a_full_disk_stops_the_run(crawl):
    """One sentence; what could be written is kept, and the rest follows."""

    resource = pytest.importorskip("resource")

    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))

    process = started(crawl, "out", "--workers", "1", preexec_fn=small)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 2
    assert errors.decode().count("\n") == 1
    assert "cannot be written: File too large" in errors.decode()
    assert not list((crawl / "out").rglob("*.unfinished"))
    assert done(crawl, "out", "--resume")[0] == 0


@pytest.mark.slow
def test_a_line_of_500_mb_is_dropped_in_bounded_memory(crawl):
    """It is a reject, and its neighbours are cleaned."""
    with gzip.open(crawl / "a.jsonl", "wb", 1) as file:
        file.write(json.dumps({"text": RAW}).encode() + b'\n{"text": "')
        for _ in range(500):
            file.write(b"a" * (1 << 20))
        file.write(b'"}\n' + json.dumps({"text": RAW}).encode() + b"\n")
    (crawl / "a.jsonl").rename(crawl / "b.jsonl.gz")
    words = ("run", "b.jsonl.gz", "-o", "out", "--workers", "1")
    process = subprocess.Popen(
        [sys.executable, "-m", "newsclean", *words],
        cwd=crawl,
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 1
    assert usage.ru_maxrss < 450 << 10
    [reject] = (crawl / "out/rejects/part-00000-00000.jsonl").read_text().splitlines()
    assert json.loads(reject)["position"] == 2
    assert len((crawl / "out/pages/part-00000-00000.jsonl.gz").read_bytes()) > 0
    summary = json.loads((crawl / "out/summary.json").read_bytes())
    assert (summary["pages"], summary["rejects"]) == (2, 1)


BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "crawl"


def test_generated_pages_depend_on_seed_and_number():
    """The same ones each time, others with another seed."""

    def made(*words):
        command = [sys.executable, str(BENCHMARK / "generate.py"), *words]
        return subprocess.run(command, capture_output=True, check=True).stdout

    ten = made("10")
    assert made("20").startswith(ten)
    assert made("10", "--seed", "2") != ten
    assert made("10", "--warc").count(b"WARC/1.0") == 10


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["jsonl", "warc"])
def test_the_benchmark_holds_what_it_says(kind):
    """Killed twice and resumed, a small crawl ends with the same bytes."""
    script = str(BENCHMARK / "run_200k.py")
    words = [
        "--pages",
        "120",
        "--shard-records",
        "10",
        "--workers",
        "2",
        "--kind",
        kind,
    ]
    done = subprocess.run(
        [sys.executable, script, *words], capture_output=True, check=False
    )
    found = json.loads(done.stdout)
    assert found["same_bytes"] and found["same_summary"]
    assert (found["pages"], found["shards"]) == (120, 12)


def test_a_run_that_is_stopped_leaves_no_drafts(tmp_path):
    """Not even those of a worker that was killed as it wrote."""
    draft = tmp_path / "pages" / f"part-00000-00000.jsonl.1{UNFINISHED}"
    draft.parent.mkdir()
    with pytest.raises(KeyboardInterrupt), tidied(tmp_path):
        draft.write_bytes(b"{")
        raise KeyboardInterrupt
    assert not draft.exists()
