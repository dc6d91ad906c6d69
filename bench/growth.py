#!/usr/bin/env python3
"""How the program does when the district has done much: full cases, every act of each, filled through the front door so that
every row is the engine's own, and measured at each size.

  bench/growth.py build sqlite|postgres [--cases 10000 1000000] [--keep FOLDER]

At each size: the start and the memory when idle, what people wait for (case view, desk, window, the search for a case by its
number), an act beside 100 others a second, the journal exported and verified by `yichuang-verify`, a backup taken while the
server runs. The fill itself is the longest full load there is; its acts a second are told by the tenth of the way.

With --keep the folder stays, and a later run with the same folder goes on from what is there (SQLite only)."""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from hall import Bench, Cluster, Program  # noqa: E402
from lists import PAGES, get, read  # noqa: E402
from results import report  # noqa: E402

AT_WORK = 1000  # cases that are accepted and not decided, so that the desks have something on them
TENTH = 10
BESIDE_PER_S = 100
BESIDE_SECONDS = 10


class Kept(Program):
    """A program whose folder stays."""

    def __init__(self, binary, folder):
        super().__init__(binary)
        shutil.rmtree(self.folder)
        self.folder, self.data = folder, os.path.join(folder, "data")
        self.spool, self.log = os.path.join(folder, "spool"), os.path.join(folder, "server.log")
        os.makedirs(self.spool, exist_ok=True)

    def __exit__(self, *_):
        self.stop()


def fill(bench, cases):
    """Until there are so many full cases, a tenth of the way after the other."""
    missing = cases - bench.full
    for part in range(TENTH):
        some = missing * (part + 1) // TENTH - missing * part // TENTH
        if some <= 0:
            continue
        told = bench.act(bench.steps, bench.options.clients, 86_400, cases=some)
        bench.full += some
        remember(bench)
        count = told["acknowledged"]
        report("growth", engine=bench.engine, cases=bench.full, actions=count, turned_away=told["turned_away"],
               per_s=round(count / told["seconds"]), p50_ms=round(told["p50_ms"], 2), p99_ms=round(told["p99_ms"], 2),
               cpu_ms_an_action=round((told["cpu_server_s"] + told["cpu_postgres_s"]) * 1e3 / count, 3), load=round(told["load"], 1))


def start(bench, cases):
    bench.program.kill()
    bench.hall.hang_up()
    began = time.monotonic()
    bench.program.start(within=600)
    took, used = time.monotonic() - began, bench.program.cpu_seconds()
    time.sleep(20)
    idle = bench.program.cpu_seconds()
    time.sleep(5)
    report("start", engine=bench.engine, cases=cases, ready_s=round(took, 2), cpu_s=round(used, 2),
           idle_memory_mb=round(bench.program.resident_bytes() / 1e6), idle_cpu_ms_a_second=round((bench.program.cpu_seconds() - idle) / 5 * 1e3, 1))


def look(bench, cases):
    some = random.Random(1).sample(sorted(bench.versions), min(PAGES // 2, len(bench.versions)))
    numbers = [bench.hall.view(case, "clerk")["number"] for case in some[:PAGES // 8]]
    found = bench.hall.person("clerk").get(f"/cases?scope=window&q={numbers[0]}")["cases"]
    if [case["number"] for case in found] != numbers[:1]:
        raise RuntimeError(f"a case is not found by its number: {found}")
    read(bench, "desk list of 50", ["/api/v1/desk/tasks?tab=to_do&limit=50"], "market", cases)
    read(bench, "desk counts", ["/api/v1/desk/counts"], "market", cases)
    read(bench, "done list of 50", ["/api/v1/desk/tasks?tab=done&limit=50"], "market", cases)
    read(bench, "window list of 50", ["/api/v1/cases?scope=window&limit=50"], "clerk", cases)
    read(bench, "case by number", [f"/api/v1/cases?scope=window&q={number}" for number in numbers], "clerk", cases)
    read(bench, "task by number", [f"/api/v1/desk/tasks?tab=done&q={number}" for number in numbers], "market", cases)
    read(bench, "case view", [f"/api/v1/cases/{case}" for case in some], "clerk", cases)
    read(bench, "manager's numbers", ["/api/v1/overview"], "manager", cases)


def beside(bench):
    bench.tell("actions beside little else", bench.act(bench.steps, bench.options.clients, BESIDE_SECONDS, BESIDE_PER_S), due_per_s=BESIDE_PER_S)


def has_room(bench, name, cases):
    """An export and a backup are about as large as the database; a disk that is full would end the run."""
    free = shutil.disk_usage(bench.program.folder).free
    if free > 1.2 * bench.stored:
        return True
    report(name, engine=bench.engine, cases=cases, not_done=f"{bench.stored / 1e9:.1f} GB stored and {free / 1e9:.1f} GB free")
    return False


def verify(bench, cases):
    """The journal as an outside witness would check it."""
    program = bench.program
    if not has_room(bench, "journal verified", cases):
        return True
    place = ["--data", program.data, *(["--database", program.database] if program.database else [])]
    exported = os.path.join(program.folder, "journal.jsonl")
    began = time.monotonic()
    subprocess.run([program.binary, "journal", "export", exported, *place], check=True, capture_output=True)
    export_s, size = time.monotonic() - began, os.path.getsize(exported)
    began = time.monotonic()
    done = subprocess.run([os.path.join(bench.build, "yichuang-verify"), "journal", exported], capture_output=True, text=True, check=False)
    report("journal verified", engine=bench.engine, cases=cases, right=done.returncode == 0, told=(done.stdout + done.stderr)[:200],
           export_s=round(export_s, 1), verify_s=round(time.monotonic() - began, 1), exported_mb=round(size / 1e6))
    os.remove(exported)
    return done.returncode == 0


def back_up(bench, cases):
    program = bench.program
    if not has_room(bench, "backup while serving", cases):
        return
    target = os.path.join(program.folder, "backup")
    place = ["--data", program.data, *(["--database", program.database] if program.database else [])]
    began = time.monotonic()
    subprocess.run([program.binary, "backup", target, *place], check=True, capture_output=True)
    report("backup while serving", engine=bench.engine, cases=cases, seconds=round(time.monotonic() - began, 1))
    shutil.rmtree(target)


def note(bench):
    return os.path.join(bench.program.folder, "full.json")


def remember(bench):
    """For a later run in the same folder, also when this one is cut short."""
    with open(note(bench), "w", encoding="ascii") as told:
        json.dump({"full": bench.full, "first": bench.first, "some": sorted(bench.versions)[:20_000]}, told)


def go_on(bench):
    bench.full = 0
    if os.path.exists(note(bench)):
        with open(note(bench), encoding="ascii") as told:
            before = json.load(told)
        bench.full, bench.first = before["full"], before["first"]
        bench.versions = {int(case): 0 for case in before["some"]}


def measure(bench):
    go_on(bench)
    right = True
    for cases in bench.options.cases:
        fill(bench, cases)
        bench.act(bench.steps[:2], bench.options.clients, 3600, cases=AT_WORK)
        bench.stored = bench.stored_bytes()
        report("stored", engine=bench.engine, cases=cases, mb=round(bench.stored / 1e6))
        start(bench, cases)
        look(bench, cases)
        beside(bench)
        remember(bench)
        right = verify(bench, cases) and right
        back_up(bench, cases)
    return right


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("engine", choices=["sqlite", "postgres"])
    parser.add_argument("--cases", type=int, nargs="+", default=[10_000])
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--keep", metavar="FOLDER")
    options = parser.parse_args(arguments)
    database = os.environ["YICHUANG_TEST_POSTGRES"] if options.engine == "postgres" else None
    if options.keep and database:
        parser.error("--keep is for SQLite: the PostgreSQL of this run is thrown away")
    binary = os.path.join(options.build, "yichuang")
    with Kept(binary, options.keep) if options.keep else Program(binary, database=database) as program:
        return 0 if measure(Bench(options.build, program, Cluster(database) if database else None, options)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
