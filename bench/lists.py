#!/usr/bin/env python3
"""What people wait for when they open a page, in a hall with few cases and in one with many; and how it starts.

  bench/lists.py build sqlite|postgres [--cases 1000 100000]

The cases are filed and accepted through the front door, so that every row is the engine's own. Then one section chief
turns the pages of the desk, and one clerk opens cases, one after the other: what is timed is the answer, not a queue.
In the end the server is killed and started again, and left alone."""

import argparse
import os
import random
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from hall import Bench, Cluster, Program  # noqa: E402
from results import report  # noqa: E402

PAGES = 400


def get(path, cookie):
    return {"method": "GET", "path": path, "body": "", "versioned": False, "cookies": [cookie]}


def read(bench, name, paths, account, cases):
    cookie = bench.hall.person(account).cookie
    told, _ = bench.load([get(path, cookie) for path in paths], 1, 600, cases=PAGES // len(paths))
    report(name, engine=bench.engine, cases=cases, requests=told["acknowledged"], p50_ms=round(told["p50_ms"], 2),
           p99_ms=round(told["p99_ms"], 2),
           cpu_ms=round((told["cpu_server_s"] + told["cpu_postgres_s"]) * 1e3 / told["acknowledged"], 2), load=round(told["load"], 1))


def look(bench, cases):
    read(bench, "desk list of 50", ["/api/v1/desk/tasks?tab=to_do&limit=50"], "market", cases)
    read(bench, "desk counts", ["/api/v1/desk/counts"], "market", cases)
    read(bench, "window list of 50", ["/api/v1/cases?scope=window&limit=50"], "clerk", cases)
    some = random.Random(1).sample(sorted(bench.versions), min(200, len(bench.versions)))
    read(bench, "case view", [f"/api/v1/cases/{case}" for case in some], "clerk", cases)
    read(bench, "search the catalogue", ["/api/v1/search?q=yaodian", "/api/v1/search?q=%E8%8D%AF%E5%BA%97"], "clerk", cases)


def start(bench, cases):
    bench.program.kill()
    began = time.monotonic()
    bench.program.start()
    took, used = time.monotonic() - began, bench.program.cpu_seconds()
    time.sleep(5)
    idle = bench.program.cpu_seconds()
    time.sleep(5)
    report("start", engine=bench.engine, cases=cases, ready_s=round(took, 2), cpu_s=round(used, 2),
           idle_memory_mb=round(bench.program.resident_bytes() / 1e6), idle_cpu_ms_a_second=round((bench.program.cpu_seconds() - idle) / 5 * 1e3, 1),
           stored_mb=round(bench.stored_bytes() / 1e6))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("engine", choices=["sqlite", "postgres"])
    parser.add_argument("--cases", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--clients", type=int, default=64)
    options = parser.parse_args(arguments)
    database = os.environ["YICHUANG_TEST_POSTGRES"] if options.engine == "postgres" else None
    with Program(os.path.join(options.build, "yichuang"), database=database) as program:
        bench = Bench(options.build, program, Cluster(database) if database else None, options)
        for cases in options.cases:
            bench.act(bench.steps[:2], options.clients, 3600, cases=cases - len(bench.versions))
            look(bench, cases)
        start(bench, options.cases[-1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
