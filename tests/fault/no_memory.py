#!/usr/bin/env python3
"""An allocation fails, whichever: the request is answered 503 and told when to come back, also when there is not even memory
for that answer; the process goes on; nothing that was acknowledged is lost, and nothing is half done.

  tests/fault/no_memory.py build --commit HASH --points 60
  tests/fault/no_memory.py build --commit HASH --points 5000

The N-th allocation after an act was begun fails, every third time with all of the thousand after it."""

import argparse
import hashlib
import http.client
import os
import random
import shutil
import sys
import tempfile
import time
import uuid
from collections import Counter

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.client import Client  # noqa: E402
from driver.hall import Hall  # noqa: E402
from driver.journal import Journal  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from fault.shim import Shared, compiled  # noqa: E402
from operating.databases import fresh_database  # noqa: E402

COUNTED, FIRST, HOW_MANY, SAID, NUMBERS = 3, 4, 5, 6, 7


class Memory:
    def __init__(self, program, shared, tally):
        self.program, self.shared, self.tally = program, shared, tally
        self.journal = Journal(program.data, program.database)
        hall = Hall(program.port)
        self.application = hall.application("jian")
        self.cookie = hall.person("jian").cookie
        hall.hang_up()
        self.client, self.ends = None, Counter()
        self.cases = len(self.journal.versions())

    def connected(self):
        if self.client is None:
            self.client = Client(self.program.port, timeout=30)
            self.client.cookie = self.cookie
        return self.client

    def file(self, key):
        try:
            return self.connected().send("POST", "/cases", self.application, key=key)
        except (OSError, http.client.HTTPException, ValueError):
            self.client = None
            return None

    def act_allocates(self):
        before = self.shared[COUNTED]
        self.file(str(uuid.uuid4()))
        self.cases += 1
        return self.shared[COUNTED] - before

    def is_there(self):
        """Also when a failed allocation ended it a moment later than it was looked at."""
        if self.program.has_ended():
            self.client = None
            self.program.start()
        self.connected().get("/clock")

    def fail_at(self, number, how_many):
        key = str(uuid.uuid4())
        self.is_there()
        self.shared[SAID], self.shared[HOW_MANY] = 0, how_many
        self.shared[FIRST] = self.shared[COUNTED] + number
        first = self.file(key)
        self.shared[FIRST] = 0
        what = f"allocation {number} (and {how_many - 1} more) failed"
        time.sleep(0.002 if first else 0.1)  # a process that ends takes its time
        if self.program.has_ended():
            self.ends["process ended"] += 1
            self.tally.fail(f"{what}: the process ended with {self.program.process.returncode}: {self.program.last_words(600)}")
            self.client = None
            self.program.start()
        else:
            self.ends["cut off" if first is None else str(first.status)] += 1
            told = first is None or first.status == 201 or (first.status == 503 and first.headers.get("Retry-After"))
            self.tally.check(told, f"{what}: answered {first}")
        again = self.file(key) or self.file(key)
        self.cases += 1
        if self.tally.check(again is not None and again.status == 201, f"{what}: sent again it was answered {again}; {self.program.last_words(300)}"):
            self.tally.check(first is None or first.status != 201 or first.body == again.body, f"{what}: two answers to one key")

    def close(self):
        stood = len(self.journal.versions())
        self.tally.check(stood == self.cases, f"{self.cases} cases filed, {stood} stand")
        problems = self.journal.problems()[0] + self.journal.engine_problems()
        self.tally.check(not problems, f"after all of it: {problems[:3]}")


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--commit", default="")
    parser.add_argument("--points", type=int, default=60)
    options = parser.parse_args(arguments)
    tally, folder, began = Tally(), tempfile.mkdtemp(prefix="yichuang-memory-"), time.monotonic()
    chance = random.Random(hashlib.sha256(options.commit.encode()).digest())
    try:
        shared = Shared(folder, NUMBERS)
        program = Program(os.path.join(options.build, "yichuang"), database=fresh_database("no_memory"))
        program.environment = shared.environment(compiled("refuser", folder))
        with program:
            memory = Memory(program, shared, tally)
            memory.act_allocates()
            every = memory.act_allocates()
            said = 0
            for _ in range(options.points):
                memory.fail_at(chance.randint(1, every), chance.choice((1, 1, 1000)))
                said += shared[SAID]
            memory.close()
            print(f"{options.points} points among the {every} allocations of an act in {time.monotonic() - began:.0f} s, {said} allocations "
                  f"failed; how the acts ended: {dict(memory.ends)}")
            tally.check(said >= options.points, "allocations did not fail")
            # Where an answer begins to be sent, a lack of memory ends the connection: what has begun cannot become another answer.
            tally.check(memory.ends["cut off"] <= 1 + options.points // 50, f"{memory.ends['cut off']} acts were cut off")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
