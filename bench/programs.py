#!/usr/bin/env python3
"""The loads that need no server, each a program of its own, told as lines of JSON like the others.

  bench/programs.py build clock|compile|catalogue|documents|store|batch"""

import json
import os
import re
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from results import ROOT, report  # noqa: E402

LINES = 400_000


def google(program):
    done = subprocess.run([program, "--benchmark_format=json", "--benchmark_min_time=1"], capture_output=True, text=True, check=True)
    for one in json.loads(done.stdout)["benchmarks"]:
        more = {"per_cpu_s": round(one["items_per_second"])} if "items_per_second" in one else {}
        report(one["name"], cpu=round(one["cpu_time"], 3), unit=one["time_unit"], **more)


def clock(build):
    google(f"{build}/bench/clock_bench")


def compile_(build):
    google(f"{build}/bench/compile_bench")


def told(program, title):
    """Each line a name and its figures: what ms=12 cpu_ms=11."""
    lines = subprocess.run([program], capture_output=True, text=True, check=True).stdout
    for line in lines.splitlines():
        figures = dict(re.findall(r"(\S+)=(\S+)", line))
        report(f"{title} {line.split()[0]}", **{name: float(value) for name, value in figures.items()})


def catalogue(build):
    told(f"{build}/bench/catalogue_bench", "catalogue of 5 000")


def documents(build):
    told(f"{build}/bench/pdf_bench", "document")


def store(build):
    path = f"{build}/bench/store.sqlite"
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(path + suffix):
            os.remove(path + suffix)
    for command in ([f"{build}/bench/store_bench", f"sqlite:{path}", "64", "5"],
                    [f"{ROOT}/tests/contract/with_postgres.sh", f"{build}/bench/store_bench", "postgres", "64", "5"]):
        subprocess.run(command, check=True)


def batch(build):
    """The clock through the command line, its start included."""
    line = '{"accepted":"2021-03-01","limit":20,"unit":"working","extension":0,"stops":[["2021-03-10","2021-03-24"]]}\n'
    began = time.monotonic()
    before = os.times()
    done = subprocess.run([f"{build}/yichuang", "clock", "--batch"], input=line * LINES, capture_output=True, text=True, check=True)
    took, after = time.monotonic() - began, os.times()
    if done.stdout.count('"due":') != LINES:
        sys.exit("not every line was answered")
    used = after.children_user + after.children_system - before.children_user - before.children_system
    report("clock --batch", lines=LINES, lines_a_second=round(LINES / took), lines_a_cpu_second=round(LINES / used))


if __name__ == "__main__":
    {"clock": clock, "compile": compile_, "catalogue": catalogue, "documents": documents, "store": store, "batch": batch}[sys.argv[2]](sys.argv[1])
