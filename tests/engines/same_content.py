#!/usr/bin/env python3
"""The same acts at the same times leave the same behind on SQLite and on PostgreSQL, byte for byte.

  tests/contract/with_postgres.sh tests/engines/same_content.py build/yichuang

Every operation of the contract that has a scene is played, in the same order, in two halls whose clocks stand still
between the acts. Then everything stored is dumped, opened and without what is random (canonical_dump.cc says what), and
compared; and the chains, which are over random bytes, are computed again."""

import datetime
import difflib
import itertools
import os
import subprocess
import sys
import types
import uuid

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import driver.hall as hall_module  # noqa: E402
from driver import scenes  # noqa: E402
from driver.hall import Hall  # noqa: E402
from driver.journal import Journal  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from operating.databases import fresh_database  # noqa: E402

BEGINNING = "2026-03-02T09:00:00+08:00"
SHOWN = 12  # differences


class MetHall(Hall):
    """A hall where a moment passes after every act, and where every act has come to its end by then: its facts have their
    places and its papers their numbers."""

    MOVES = ("POST", "PUT", "DELETE")

    def send(self, operation_id, account, body=None, **options):
        answer = super().send(operation_id, account, body, **options)
        operation = self.contract[operation_id]
        if operation.method in self.MOVES and operation_id not in ("step_clock", "sign_in", "sign_out") and answer.status < 300:
            self.a_moment_passes()
        return answer

    def a_moment_passes(self):
        now = datetime.datetime.fromisoformat(self.do("read_clock", None)["now"])
        super().send("step_clock", "admin", {"to": (now + datetime.timedelta(seconds=10)).isoformat()})


def keys_by_number():
    """Idempotency keys and invented people that are the same each time."""
    numbers = itertools.count(1)
    hall_module.uuid = types.SimpleNamespace(uuid4=lambda: uuid.UUID(int=next(numbers)))
    scenes._people = itertools.count(1)


def play(program):
    """Plays all scenes; the operations that were performed."""
    keys_by_number()
    hall = MetHall(program.port)
    for operation in sorted(scenes.SCENES):
        scenes.play(hall, operation)
    hall.a_moment_passes()
    hall.hang_up()
    return hall.well_answered


def dumped(program):
    tool = os.path.join(os.path.dirname(program.binary), "tests", "engines", "yc_canonical_dump")
    where = program.database or f"sqlite:{program.data}/yichuang.sqlite"
    done = subprocess.run([tool, where, f"{program.data}/keys"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout.splitlines()


def lived(binary, database, tally, name):
    with Program(binary, options=["--now", BEGINNING, "--still"], database=database) as program:
        performed = play(program)
        tally.check(program.stop() == 0, f"{name}: ends well")
        problems, facts = Journal(program.data, program.database).problems()
        tally.check(not problems, f"{name}: its chains hold: {problems[:3]}")
        lines = dumped(program)
        print(f"{name}: {sum(performed.values())} requests, {facts} facts, {len(lines)} rows")
        return lines


def main():
    tally = Tally()
    database = fresh_database("same-content")
    if not database:
        sys.exit("same_content.py needs tests/contract/with_postgres.sh: it compares two engines")
    sqlite = lived(sys.argv[1], None, tally, "SQLite")
    postgres = lived(sys.argv[1], database, tally, "PostgreSQL")
    kinds = {line.split(" ", 1)[0] for line in sqlite}
    tally.check({"fact", "stream", "feed", "case_row", "task_row", "document_row", "letter", "person", "idempotency"} <= kinds,
                f"what matters is in the dump: {sorted(kinds)}")
    tally.check(sum(line.startswith("fact ") for line in sqlite) > 200, "and there is much of it")
    differences = [line for line in difflib.unified_diff(sqlite, postgres, "SQLite", "PostgreSQL", lineterm="", n=0)
                   if line[0] in "+-" and line[:3] not in ("+++", "---")]
    tally.check(not differences, f"both engines hold the same: {len(differences)} lines differ")
    for line in differences[:SHOWN]:
        print(line[:600])
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
