#!/usr/bin/env python3
"""A flush that fails stops the writing for good: nothing is acknowledged after it, though the disk says that it is well
again; the server says why; and after a restart everything that was acknowledged is there.

  tests/fault/failing_disk.py build [--rounds 8]

The clients and the book-keeping are those of kill_loop.py; instead of a kill, the N-th flush of the database's log (or of
a file people bring) reports an error, once (failing_disk.c)."""

import argparse
import os
import random
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver import samples  # noqa: E402
from driver.client import Client  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from fault.kill_loop import Loop  # noqa: E402
from fault.shim import compiled  # noqa: E402

SAYS = "Check the disk, then restart"
RESTART = "check the disk, then restart this process"  # what readiness tells whoever runs the hall; the engine's words are in the log


class Disk:
    """What the preloaded library is told."""

    def __init__(self, program):
        self.order = os.path.join(program.folder, "fail")
        program.environment = {"LD_PRELOAD": compiled("failing_disk", program.folder), "YICHUANG_FAILING_DISK": self.order}

    def fail(self, words, number):
        with open(self.order + ".new", "w", encoding="ascii") as order:
            order.write(f"{words} {number}\n")
        os.rename(self.order + ".new", self.order)

    def has_failed(self):
        return not os.path.exists(self.order)


def until(condition, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.01)
    return False


class FailingLoop(Loop):
    """Rounds in which the disk fails while clients are at work."""

    def __init__(self, program, disk, tally, options):
        super().__init__(program, None, options)
        self.disk, self.tally, self.failed = disk, tally, 0

    def run_round(self, number):
        seen = len(self.record.acknowledged)
        desks = self.load(number, lambda: self.strike(1 + number % 4))
        for desk in desks:
            desk.join(30)
        self.stays_stopped()
        self.program.kill()
        self.program.start()
        fresh = self.record.acknowledged[seen:]
        self.barren += not fresh
        self.verify(fresh)

    def strike(self, number):
        """Everybody goes on acting until the flush has failed: acts that are under way then are of unknown end."""
        self.disk.fail("yichuang.sqlite-wal", number)
        self.tally.check(until(self.disk.has_failed, 20), f"the {number}. flush of the log came")
        self.failed += 1

    def stays_stopped(self):
        """The disk is well again; that is no reason to believe it."""
        ready = Client(self.program.port).send("GET", "/readyz")
        self.tally.check(ready.status == 503 and RESTART in ready.body.decode(), f"readiness says what to do: {ready}")
        client = self.clients()["jian"]
        for number in range(5):
            answer = client.send("POST", "/drafts", self.application | {"page": "form"}, key=f"after-{self.failed}-{number}")
            self.tally.check(answer.status == 503, f"nothing is acknowledged after a flush that failed: {answer}")
        client.close()
        metrics = Client(self.program.port).send("GET", "/metrics").body.decode()
        self.tally.check("\nstore_stopped 1\n" in metrics, "and so do the metrics")


def check_start(loop):
    """The log that a killed server left is brought into the database first of all: a flush that fails there, too, ends it
    before anybody is served."""
    program, tally = loop.program, loop.tally
    program.kill()
    loop.disk.fail("yichuang.sqlite$", 1)
    before = os.path.getsize(program.log)
    try:
        program.start()
        tally.fail("a server whose disk fails while it starts serves all the same")
    except RuntimeError:
        with open(program.log, encoding="utf-8") as log:
            log.seek(before)
            said = log.read()
        tally.check("Check the disk, then start again" in said and loop.disk.has_failed(), f"it ends and says why: {said}")
    program.start()
    loop.verify(loop.record.acknowledged[-40:])


def check_files(tally, program, disk):
    """Files are flushed too, and so is the folder they come to lie in."""
    for number, words in ((1, "/incoming/"), (2, "/files/")):  # the file itself; and after it the folder it lies in
        client = Client(program.port, "jian")

        def bring(mark):
            return client.send("POST", "/files", raw=samples.pdf(mark), content_type="application/pdf",
                               headers={"X-File-Name": "a.pdf"}, key=f"file-{mark}")
        before = bring(f"before {words}")
        tally.check(before.status == 201, f"a file is taken: {before}")
        disk.fail(words, number)
        answer = bring(f"during {words}")
        tally.check(disk.has_failed() and answer.status == 503, f"one whose flush failed is not acknowledged: {answer}")
        again = bring(f"during {words}")
        tally.check(again.status == 503, f"nor is it when it is brought again: {again}")
        ready = client.send("GET", "/readyz")
        tally.check(ready.status == 503 and RESTART in ready.body.decode(), f"readiness says what to do: {ready}")
        client.close()
        program.kill()
        program.start()
        client = Client(program.port, "jian")
        digest = before.json["file"]
        tally.check(os.path.exists(f"{program.data}/files/{digest[:2]}/{digest}"), "what was acknowledged is there")
        after = bring(f"during {words}")
        tally.check(after.status == 201, f"after a restart files are taken again: {after}")
        client.close()


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--clients", type=int, default=6)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args(arguments)
    tally = Tally()
    program = Program(os.path.join(options.build, "yichuang"))
    disk = Disk(program)
    with program:
        loop = FailingLoop(program, disk, tally, options)
        for number in range(options.rounds):
            loop.run_round(number)
        check_start(loop)
        facts = loop.close()
        check_files(tally, program, disk)
        print(f"{loop.failed} flushes of the log failed, {loop.barren} before an answer: {len(loop.record.acknowledged)} acts "
              f"acknowledged, {loop.settled} of unknown end settled, {facts} facts recomputed; seed {options.seed}")
        tally.take(options.rounds, loop.record.wrong)
        tally.check(any('"Check the disk' in line or SAYS in line for line in program.error_lines()), "the log says why")
    return tally.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
