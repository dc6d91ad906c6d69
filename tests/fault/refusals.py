#!/usr/bin/env python3
"""The system says no — the disk is full, no descriptor is left, the clock goes back — and the hall says so in words, loses
nothing it has acknowledged, and goes on when it may again.

  tests/fault/refusals.py build
  tests/contract/with_postgres.sh tests/fault/refusals.py build"""

import errno
import os
import shutil
import sys
import tempfile
import threading
import time
import uuid

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver import samples  # noqa: E402
from driver.client import Client  # noqa: E402
from driver.hall import Hall  # noqa: E402
from driver.journal import Journal  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from fault.shim import Shared, compiled  # noqa: E402
from operating.databases import fresh_database  # noqa: E402

WRITES, OPENS, CLOCK, SAID, NUMBERS = 0, 1, 2, 6, 7
HOUR = 3_600_000


class Refusals:
    def __init__(self, program, shared, tally):
        self.program, self.shared, self.tally = program, shared, tally
        self.journal = Journal(program.data, program.database)
        self.hall = Hall(program.port)
        self.cases = [self.hall.received() for _ in range(3)]
        self.hall.plan("open-pharmacy", samples.PHARMACY)

    def withdraw(self, case, key):
        return self.hall.person("jian").send("POST", f"/cases/{case}/withdrawal", {"reason": "不办了。"},
                                            version=self.hall.view(case, "jian")["version"], key=key)

    def refused_in_words(self, answer, what):
        self.tally.check(answer.status == 503 and answer.is_problem and answer.json.get("code"), f"{what} was answered {answer}")

    def until(self, holds, what, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if holds():
                return self.tally.check(True, what)
            time.sleep(0.1)
        return self.tally.fail(f"{what}: not within {seconds} s; {self.program.last_words(600)}")

    def is_ready(self):
        return Client(self.program.port, timeout=10).send("GET", "/readyz").status == 200

    def full_disk(self):
        """On PostgreSQL it is the disk of the files, of which uploads are the only ones."""
        case, key, stood = self.cases[0], str(uuid.uuid4()), self.journal.versions()
        upload = {"raw": samples.pdf("full"), "content_type": "application/pdf", "headers": {"X-File-Name": "a.pdf"}}
        person = self.hall.person("jian")
        self.shared[SAID], self.shared[WRITES] = 0, errno.ENOSPC
        if not self.program.database:
            self.refused_in_words(self.withdraw(case, key), "an act while the disk is full")
            self.refused_in_words(person.send("POST", "/drafts", self.hall.application("jian") | {"page": "materials"}), "a draft while the disk is full")
        self.refused_in_words(person.send("POST", "/files", **upload), "an upload while the disk is full")
        self.tally.check(self.hall.view(case, "jian")["id"] == case, "reading goes on")
        time.sleep(1.5)  # the sealer and the clockwork meet it as well
        self.tally.check(self.shared[SAID] > 0, "the disk was never full")
        self.tally.check(self.journal.versions() == stood, "an act that was refused stands")
        self.shared[WRITES] = 0
        self.until(self.is_ready, "the hall is ready when there is room again")
        answer = self.withdraw(case, key)
        self.tally.check(answer.status == 200, f"the same act when there is room: {answer}")
        answer = person.send("POST", "/files", **upload)
        self.tally.check(answer.status == 201, f"the same upload when there is room: {answer}")

    def no_descriptors(self):
        case, person = self.cases[1], self.hall.person("jian")
        person.get("/cases", query={"scope": "mine"})
        version = self.hall.view(case, "jian")["version"]
        late = Client(self.program.port, timeout=20)
        late.cookie = person.cookie
        self.shared[SAID], self.shared[OPENS] = 0, errno.EMFILE
        answer = person.send("POST", "/files", raw=samples.pdf("many"), content_type="application/pdf", headers={"X-File-Name": "a.pdf"})
        self.refused_in_words(answer, "an upload without a descriptor")
        answer = self.withdraw(case, str(uuid.uuid4()))
        self.tally.check(answer.status in (200, 503), f"an act without a descriptor: {answer}")
        moved = self.hall.view(case, "jian")["version"] > version
        self.tally.check(moved == (answer.status == 200), f"an act was answered {answer.status}, and the case moved: {moved}")
        waiting = late_call(late)
        time.sleep(1)
        self.tally.check(self.shared[SAID] > 1, "descriptors were never exhausted")
        self.shared[OPENS] = 0
        waiting.join(20)
        self.until(self.is_ready, "the hall is ready when there are descriptors again")
        self.tally.check(self.hall.received(), "and takes cases")

    def clock_back(self):
        """By an hour while it runs, and by another while it is down; never before the letters in force were issued."""
        self.shared[CLOCK] = 3 * HOUR
        case = self.hall.received()
        before = self.hall.do("read_journal_head", None)["size"] if self.sealed() else 0
        self.shared[CLOCK] = 2 * HOUR
        self.hall.accepted(case)
        fresh = [self.hall.received() for _ in range(20)]
        self.sealing_goes_on(before, "after the clock went back")
        self.program.stop()
        self.shared[CLOCK] = HOUR
        self.program.start()
        self.hall = Hall(self.program.port)
        self.hall.grant(case, "business-registration")
        fresh += [self.hall.received() for _ in range(20)]
        self.tally.check(len(set(fresh)) == 40, "an id was given twice")
        self.sealing_goes_on(before + 40, "after a start with the clock set back")
        self.until(self.is_ready, "the hall is ready with its clock set back")
        self.hall.settled(fresh[-1])
        times = {}
        for row in sorted(self.journal.rows("fact"), key=lambda row: (row[1], row[2])):
            self.tally.check(row[4] >= times.get(row[1], 0), f"fact {row[2]} of stream {row[1]} ({row[3]}) was recorded before the one before it")
            times[row[1]] = row[4]

    def sealed(self):
        return self.hall.send("read_journal_head", None).status == 200

    def sealing_goes_on(self, size, what):
        self.until(lambda: self.sealed() and self.hall.do("read_journal_head", None)["size"] > size, f"sealing goes on {what}")

    def close(self):
        problems = self.journal.problems()[0] + self.journal.engine_problems()
        self.tally.check(not problems, f"the journal after all of it: {problems[:3]}")


def late_call(client):
    """Somebody who comes when no descriptor is left, and may have to wait or to come again."""
    def call():
        try:
            client.send("GET", "/healthz")
        except OSError:
            pass
    thread = threading.Thread(target=call, daemon=True)
    thread.start()
    return thread


def main(build):
    tally = Tally()
    folder = tempfile.mkdtemp(prefix="yichuang-refusals-")
    try:
        shared = Shared(folder, NUMBERS)
        program = Program(os.path.join(build, "yichuang"), database=fresh_database("refusals"))
        program.environment = shared.environment(compiled("refuser", folder))
        with program:
            refusals = Refusals(program, shared, tally)
            refusals.full_disk()
            refusals.no_descriptors()
            refusals.clock_back()
            refusals.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
