#!/usr/bin/env python3
"""Killed at the N-th call by which anything leaves the process — a write, an fsync, a rename, an answer — for N = 1, 2, …
until a run ends by itself: what was acknowledged stands, and nothing is half done.

  tests/fault/kill_points.py build --all [--every 5]                           every point, or every fifth
  tests/fault/kill_points.py build --commit HASH --points 40 --halls 6         a sample that the hash chooses
  tests/contract/with_postgres.sh tests/fault/kill_points.py build --all       the same on PostgreSQL, postmaster included

Two victims: the store alone under eight writers (a point costs a tenth of a second), and the whole hall while one
pharmacy is filed, decided and its file uploaded. The shim is killer.c; the oracle is this process."""

import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver import samples  # noqa: E402
from driver.client import Client  # noqa: E402
from driver.hall import Hall  # noqa: E402
from driver.postgres import Cluster  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from fault.kill_loop import Loop  # noqa: E402
from fault.oracle import STEPS, Desk  # noqa: E402
from fault.shim import Shared, compiled  # noqa: E402
from fault.store_oracle import Stored  # noqa: E402
from operating.databases import fresh_database  # noqa: E402

CALLS, AT = 0, 1  # in what is shared with the shim
LONGEST_WRITER = 1500  # calls; the writers repeat themselves long before that


def sample(points, every, commit, what):
    """So many of 1 … every, chosen by the commit's hash."""
    seed = hashlib.sha256(f"{commit} {what}".encode()).digest()
    return sorted(random.Random(seed).sample(range(1, every + 1), min(points, every)))


class Writers:
    """The store under eight writers, which say on standard output what was acknowledged."""

    def __init__(self, binary, folder, library, tally):
        self.binary, self.folder, self.library, self.tally = binary, folder, library, tally
        self.shared = Shared(folder, name="of-writers")
        self.database = fresh_database("kill_points")
        self.where = self.database or f"sqlite:{folder}/writers.sqlite"
        self.stored = Stored(self.where)
        self.acknowledged = 0
        self.run(1, LONGEST_WRITER)  # makes the tables, so that the points are of work

    def run(self, number, at):
        self.shared[CALLS], self.shared[AT] = 0, at
        command = [self.binary, self.where, str(number)]
        ended = subprocess.run(command, env={**os.environ, **self.shared.environment(self.library)},
                               capture_output=True, timeout=60, check=False)
        if ended.returncode != -9:
            self.tally.fail(f"the writers ended with {ended.returncode} before point {at}: {ended.stderr[-500:]!r}")
        lines = ended.stdout.decode().split("\n")[:-1]  # a line cut in the middle is no acknowledgement
        return [int(line) for line in lines if line]

    def strike(self, at):
        """Point `at` from the first call on, that of opening the database included."""
        number = at + 2
        told = self.run(number, at)
        self.acknowledged += len(told)
        problems = self.stored.problems(number * 10_000_000, told)
        self.tally.check(not problems, f"killed at call {at} of the writers: {problems}")

    def close(self):
        problems = self.stored.whole()
        self.tally.check(not problems, f"after all kills of the writers: {problems[:5]}")


class Halls(Loop):
    """The whole hall; one pharmacy and one upload a run. On PostgreSQL every second point kills a backend there."""

    def __init__(self, program, cluster, options, folder, library):
        super().__init__(program, cluster, options)
        self.folder, self.library = folder, library
        self.shared = {"server": Shared(folder, name="of-server"), "postgres": Shared(folder, name="of-postgres")}
        self.files = []

    def restart_with_shims(self):
        self.program.kill()
        if self.cluster:
            self.cluster.environment = self.shared["postgres"].environment(self.library)
            self.cluster.kill()
            self.cluster.start()
        self.program.environment = self.shared["server"].environment(self.library)
        self.program.start()

    def strike(self, at, victim):
        """True: the run came to its end before the N-th call."""
        shared, seen = self.shared[victim], len(self.record.acknowledged)
        desk, files = self.work(), []
        uploading = threading.Thread(target=self.upload, args=(files, at))
        shared[CALLS], shared[AT] = 0, at
        desk.start()
        uploading.start()
        for one in (desk, uploading):
            one.join(60)
        ended_by_itself = shared[CALLS] < at
        shared[AT] = 0
        self.bring_back(victim, ended_by_itself)
        self.files += files
        self.verify(self.record.acknowledged[seen:])
        self.look_at(files)
        return ended_by_itself

    def bring_back(self, victim, ended_by_itself):
        if victim == "postgres" and not ended_by_itself:
            try:
                self.cluster.kill()
            except OSError:
                pass  # the postmaster took its file along
            self.cluster.start()
        if self.program.has_ended() or (victim == "server" and not ended_by_itself):
            self.program.kill()
            self.program.start()

    def work(self):
        left = [len(STEPS)]

        def on_answer():
            left[0] -= 1
            if left[0] == 0:
                desk.stopping.set()
        desk = Desk(self.program.port, self.cookies, self.application, self.findings, self.record, on_answer)
        return desk

    def upload(self, files, at):
        client = Client(self.program.port, timeout=30)
        client.cookie = self.cookies["jian"]
        content = samples.pdf(f"killed at {at}")
        try:
            answer = client.send("POST", "/files", raw=content, content_type="application/pdf",
                                 headers={"X-File-Name": "a.pdf"})
            if answer.status == 201:
                files.append((json.loads(answer.body)["file"], content))
        except Exception:  # noqa: BLE001 — cut off: nothing was promised
            pass
        client.close()

    def look_at(self, files):
        """An acknowledged upload can be handed in, whatever happened after."""
        for file, content in files:
            path = os.path.join(self.program.data, "files")
            stored = [os.path.join(top, name) for top, _, names in os.walk(path) for name in names if name.startswith(file[:64])]
            if not stored:
                self.record.complain(f"file {file} was acknowledged and is not there")
                continue
            with open(stored[0], "rb") as kept:
                if kept.read() != content:
                    self.record.complain(f"file {file} was acknowledged and is another")


def strike_writers(options, folder, library, tally):
    began = time.monotonic()
    writers = Writers(os.path.join(options.build, "tests/contract/yc_crash_writer"), folder, library, tally)
    points = range(1, options.most + 1, options.every) if options.all else sample(options.points, LONGEST_WRITER, options.commit, "writers")
    for at in points:
        writers.strike(at)
    writers.close()
    print(f"writers: {len(points)} points in {time.monotonic() - began:.0f} s, {writers.acknowledged} sets acknowledged",
          flush=True)


def strike_halls(options, folder, library, tally):
    began = time.monotonic()
    cluster = Cluster(os.environ["YICHUANG_TEST_POSTGRES"]) if os.environ.get("YICHUANG_TEST_POSTGRES") else None
    with Program(os.path.join(options.build, "yichuang"), database=fresh_database("kill_halls")) as program:
        halls = Halls(program, cluster, options, folder, library)
        halls.restart_with_shims()
        struck = 0
        for victim in ["server", "postgres"] if cluster else ["server"]:
            for _ in range(2):  # the first one prepares every statement
                halls.strike(2**40, victim)
            every = halls.shared[victim][CALLS]
            print(f"hall: a run makes {every} calls in {victim}", flush=True)
            points = range(1, 2**40, options.every) if options.all else sample(options.halls, every * 9 // 10, options.commit, victim)
            for at in points:
                ended = halls.strike(at, victim)
                struck += not ended
                if ended:
                    print(f"hall: a run ended by itself before call {at} in {victim}", flush=True)
                if halls.record.wrong or (ended and options.all and at > every / 2):
                    break
                tally.passed += 1
        facts = halls.close() if not halls.record.wrong else 0
    tally.take(0, halls.record.wrong)
    print(f"hall: {struck} points in {time.monotonic() - began:.0f} s (load {os.getloadavg()[0]:.1f}), "
          f"{len(halls.record.acknowledged)} acts and {len(halls.files)} files acknowledged, {halls.settled} of unknown end settled, "
          f"{halls.replayed} replayed, {facts} facts recomputed", flush=True)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--all", action="store_true")
    # A point costs as many calls as it lies behind the start, and writes as many sets: ten times as many points take a
    # hundred times as long, and the writers do nothing new.
    parser.add_argument("--most", type=int, default=2000, help="of --all: points of the writers")
    parser.add_argument("--every", type=int, default=1, help="of --all: only each so many-th point")
    parser.add_argument("--commit", default="")
    parser.add_argument("--points", type=int, default=40, help="of the writers")
    parser.add_argument("--halls", type=int, default=6, help="points of the whole hall")
    options = parser.parse_args(arguments)
    options.seed, options.clients = 1, 1
    tally = Tally()
    folder = tempfile.mkdtemp(prefix="yichuang-kill-")
    os.chmod(folder, 0o755)
    try:
        library = compiled("killer", folder)
        if options.points or options.all:
            strike_writers(options, folder, library, tally)
        if options.halls or options.all:
            strike_halls(options, folder, library, tally)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
