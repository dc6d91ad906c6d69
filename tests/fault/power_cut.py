#!/usr/bin/env python3
"""The power fails at any moment, and the disk keeps of what was not synced what it likes: the SQLite database opens, is
whole, and holds everything that was acknowledged.

  tests/fault/power_cut.py build --cuts 400
  tests/fault/power_cut.py build --cuts 20000 --hall-cuts 4000

recorder.c writes down one run of the store's writers, and one of the whole hall; disk.py makes of it what may be found
after a cut at any point. Of the hall every so many cuts the journal is exported and proved by yichuang-verify."""

import argparse
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.hall import Hall  # noqa: E402
from driver.journal import Journal  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from fault.disk import SAID, Disk, records  # noqa: E402
from fault.oracle import STEPS, Desk, Record  # noqa: E402
from fault.shim import compiled  # noqa: E402
from fault.store_oracle import Stored  # noqa: E402

DEEPLY = 25  # every so many cuts all chains are recomputed
PROVED = 50  # every so many of the hall's the journal is exported and proved


def memory_folder():
    """Where a copy of a database costs no disk: the cuts are our own."""
    return tempfile.mkdtemp(prefix="yichuang-cut-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)


class Cuts:
    """Goes through one recorded run; at chosen points the power fails."""

    def __init__(self, disk, log, cuts, seed, tally):
        self.disk, self.tally = disk, tally
        self.chance = random.Random(seed)
        self.log = list(records(log))
        self.target = memory_folder()
        self.sectors = [0, 0, 0]
        self.made = self.with_loss = 0
        first = next((place for place, one in enumerate(self.log) if one[0] == SAID), 0)
        self.points = sorted(self.chance.choices(range(first, len(self.log)), k=cuts))

    def run(self, oracle):
        began, at = time.monotonic(), 0
        for point in self.points:
            for record in self.log[at:point]:
                self.disk.feed(*record)
                if record[0] == SAID:
                    oracle.hear(record[3])
            at = point
            shutil.rmtree(self.target, ignore_errors=True)
            os.mkdir(self.target)
            told = self.disk.after_cut(self.chance, self.target)
            self.sectors = [one + other for one, other in zip(self.sectors, told)]
            self.made += 1
            self.with_loss += any(told)
            problems = oracle.problems(self.target, self.made)
            if not self.tally.check(not problems, f"cut before record {point}: {str(problems)[:600]}"):
                break
        shutil.rmtree(self.target, ignore_errors=True)
        lost, kept, torn = self.sectors
        seconds = time.monotonic() - began
        print(f"{oracle.name}: {self.made} cuts in {seconds:.0f} s, {60 * self.made / max(seconds, 0.001):.0f} a minute (load "
              f"{os.getloadavg()[0]:.1f}); in {self.with_loss} of them something was not synced: {lost} sectors lost, {kept} "
              f"kept, {torn} torn; {oracle.summary()}", flush=True)
        self.tally.check(self.with_loss > self.made / 10, "this test cuts where nothing can be lost")


class OfWriters:
    name = "writers"

    def __init__(self):
        self.said = []

    def hear(self, words):
        self.said += [int(line) for line in words.split()]

    def problems(self, folder, number):
        stored = Stored(f"sqlite:{folder}/writers.sqlite")
        try:
            if number % DEEPLY == 0:
                return stored.problems(0, self.said, 10**12) + stored.whole()
            with sqlite3.connect(f"file:{folder}/writers.sqlite?mode=ro", uri=True) as connection:
                unsound = [row[0] for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]
            return unsound + stored.problems(0, self.said, 10**12)
        except sqlite3.Error as error:
            return [f"the database does not open: {error}"]

    def summary(self):
        return f"{len(self.said)} sets acknowledged in the end"


class OfHall:
    name = "hall"

    def __init__(self, build):
        self.build = build
        self.versions, self.proved = {}, 0

    def hear(self, words):
        for case, version in re.findall(rb'\{"id":"(\d+)","number":"[^"]*","version":(\d+)', words):
            self.versions[int(case)] = max(self.versions.get(int(case), 0), int(version))

    def problems(self, folder, number):
        journal = Journal(folder)
        try:
            stood = journal.versions()
            found = [f"case {case}: acknowledged at {version}, stored {stood.get(case)}"
                     for case, version in self.versions.items() if stood.get(case, 0) < version]
            found += journal.engine_problems()
            if number % DEEPLY == 0:
                found += journal.problems()[0]
            if number % PROVED == 0:
                found += self.prove(folder)
            return found
        except sqlite3.Error as error:
            return [f"the database does not open: {error}"]

    def prove(self, folder):
        key = os.path.join(folder, "key.pem")
        export = os.path.join(folder, "journal.jsonl")
        program, verifier = os.path.join(self.build, "yichuang"), os.path.join(self.build, "yichuang-verify")
        for command in ([program, "journal", "key", key, "--data", folder], [program, "journal", "export", export, "--data", folder],
                        [verifier, "journal", export, "--key", key]):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                return [f"{' '.join(command[:3])}: {done.stdout}{done.stderr}"]
        self.proved += 1
        return []

    def summary(self):
        return f"{len(self.versions)} cases acknowledged in the end, {self.proved} journals proved"


def recorded(folder, library, data):
    """The disk as it is before the run, what the run is to be started with, and where its log will be."""
    log = os.path.join(folder, os.path.basename(data) + ".log")
    return Disk(data), {"LD_PRELOAD": library, "YICHUANG_FAULT_ROOT": data, "YICHUANG_FAULT_LOG": log}, log


def write_for(binary, data, number, seconds, environment, most=0):
    """The writers at work for so long, or until so many sets are stored, then killed; the time begins with what they first
    say is stored, for a busy machine may not have let them make their tables before."""
    writers = subprocess.Popen([binary, f"sqlite:{data}/writers.sqlite", str(number)], env={**os.environ, **environment},
                               stdout=subprocess.PIPE)
    if not writers.stdout.readline():
        raise RuntimeError(f"the writers ended with {writers.wait()} before they stored anything")
    over = threading.Timer(seconds, writers.kill)
    over.start()
    for count, _ in enumerate(writers.stdout, 2):  # read to the end, so that they need not wait for a reader
        if count == most:
            writers.kill()
    writers.wait()
    over.cancel()


def cut_writers(options, folder, library, tally):
    binary, data = os.path.join(options.build, "tests/contract/yc_crash_writer"), os.path.join(folder, "writers")
    os.mkdir(data)
    write_for(binary, data, 1, 0.3, {})
    stood = [row[0] for row in Stored(f"sqlite:{data}/writers.sqlite").rows("SELECT stream FROM stream")]
    disk, environment, log = recorded(folder, library, data)
    write_for(binary, data, 2, options.seconds, environment)
    oracle = OfWriters()
    oracle.said += stood
    Cuts(disk, log, options.cuts, options.seed, tally).run(oracle)


def cut_hall(options, folder, library, tally):
    with Program(os.path.join(options.build, "yichuang")) as program:
        hall = Hall(program.port)
        application, findings = hall.application("jian"), hall.findings(hall.received())
        cookies = {account: hall.person(account).cookie for _, account in STEPS}
        hall.hang_up()
        program.stop()
        disk, program.environment, log = recorded(folder, library, program.data)
        program.start()
        record = Record()
        desks = [Desk(program.port, cookies, application, findings, record, lambda: None) for _ in range(4)]
        for desk in desks:
            desk.start()
        time.sleep(options.seconds * 2)
        program.kill()
        for desk in desks:
            desk.join(30)
        tally.check(record.acknowledged and not record.wrong, f"the hall at work: {record.wrong[:3]}")
        Cuts(disk, log, options.hall_cuts, options.seed, tally).run(OfHall(options.build))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--cuts", type=int, default=400, help="under the store's writers")
    parser.add_argument("--hall-cuts", type=int, default=100, help="under the whole hall")
    parser.add_argument("--seconds", type=float, default=1.0, help="how long the writers are recorded; the hall twice that")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    tally = Tally()
    folder = tempfile.mkdtemp(prefix="yichuang-power-")
    try:
        library = compiled("recorder", folder)
        cut_writers(options, folder, library, tally)
        if options.hall_cuts:
            cut_hall(options, folder, library, tally)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
