#!/usr/bin/env python3
"""Every byte of a SQLite database flipped in turn: the facts and the journal are read as they were, or the damage is found —
by SQLite, by its check of its own structure, or by the chains computed again. Never is something else read and called good.

  tests/fault/flipped_bytes.py build --commit HASH --bytes 1500 --hall-bytes 300
  tests/fault/flipped_bytes.py build --all --hall-bytes 60000

Of the store's own database, which is small, all; of a hall with one pharmacy a sample. Rows beside the journal — lists,
sessions, drafts, remembered answers — carry no checksum on SQLite: what was changed in them unseen is counted and told, by
table. (PostgreSQL has checksums on every page.) A stored version of the catalogue is known by the hash of its contents, and
the hall refuses to decide by one that is damaged."""

import argparse
import hashlib
import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.hall import Hall  # noqa: E402
from driver.journal import Journal  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from fault.power_cut import memory_folder, write_for  # noqa: E402

SETS = 150  # of the small database: a quick machine shall not have more bytes to flip, each of which costs more
CHAINED = {"stream", "fact", "feed", "journal_new"}
# What SQLite itself says when it does not read: everything but an answer.
UNREADABLE = (sqlite3.Error, UnicodeDecodeError, OverflowError, ValueError, MemoryError)


class Flips:
    def __init__(self, name, path, tally):
        self.name, self.tally = name, tally
        self.folder = memory_folder()
        self.path = os.path.join(self.folder, "yichuang.sqlite")
        shutil.copyfile(path, self.path)
        self.journal = Journal(self.folder)
        with open(self.path, "rb") as file:
            self.content = file.read()
        with self.opened() as connection:
            self.tables = [row[0].decode() for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]
            self.truth = {table: self.told(connection, table) for table in self.tables}
        self.counted, self.unseen = Counter(), Counter()
        self.tally.check(not self.journal.problems()[0] and self.is_sound(), f"{name}: is not sound before anything is flipped")

    def opened(self):
        connection = sqlite3.connect(f"file:{self.path}?immutable=1", uri=True)
        connection.text_factory = bytes
        connection.execute("PRAGMA cell_size_check = ON")
        return connection

    def told(self, connection, table):
        return connection.execute(f"SELECT * FROM {table}").fetchall()

    def is_sound(self):
        connection = self.opened()
        try:
            return connection.execute("PRAGMA integrity_check(1)").fetchall() == [(b"ok",)]
        finally:
            connection.close()

    def flip(self, at, mask):
        with open(self.path, "r+b") as file:
            file.seek(at)
            file.write(bytes([self.content[at] ^ mask]))
        try:
            self.judge(at)
        finally:
            with open(self.path, "r+b") as file:
                file.seek(at)
                file.write(self.content[at:at + 1])

    def judge(self, at):
        try:
            changed = self.changed()
            sound = self.is_sound()
        except UNREADABLE:
            self.counted["not read"] += 1
            self.tally.passed += 1
            return
        if not changed:
            self.counted["same answers" if sound else "found in the structure"] += 1
            self.tally.passed += 1
        elif not sound or self.chains_break():
            self.counted["found"] += 1
            self.tally.passed += 1
        elif changed == {"catalogue_version"} and self.catalogue_is_known_as_damaged():
            self.counted["found by the catalogue's hash"] += 1
            self.tally.passed += 1
        elif changed & CHAINED:
            self.tally.fail(f"{self.name}: byte {at} flipped changes {sorted(changed)}, and nothing tells")
        else:
            self.counted["not found, beside the journal"] += 1
            self.unseen.update(changed)

    def changed(self):
        connection = self.opened()
        try:
            return {table for table in self.tables if self.told(connection, table) != self.truth[table]}
        finally:
            connection.close()

    def chains_break(self):
        try:
            return bool(self.journal.problems()[0])
        except UNREADABLE:
            return True

    def catalogue_is_known_as_damaged(self):
        with self.opened() as connection:
            return any(version_of(bundle) != version.decode() for version, bundle in
                       connection.execute("SELECT version, bundle FROM catalogue_version"))

    def run(self, places, chance):
        began = time.monotonic()
        for at in places:
            self.flip(at, 1 << chance.randrange(8))
        shutil.rmtree(self.folder, ignore_errors=True)
        seconds = time.monotonic() - began
        print(f"{self.name}: {len(places)} of {len(self.content)} bytes flipped in {seconds:.0f} s: {dict(self.counted)}; "
              f"unseen, by table: {dict(self.unseen)}", flush=True)


def version_of(bundle):
    """The name of a catalogue version: the hash of its files by their paths, as src/app/catalogue/load.cc makes it."""
    digest = hashlib.new("sm3")
    try:
        for path, text in sorted(json.loads(bundle)["files"].items()):
            content = text.encode()
            digest.update(f"{path}\n{len(content)}\n".encode() + content)
    except (ValueError, KeyError, AttributeError):
        return None
    return digest.hexdigest()[:16]


def damaged_catalogue(options, tally):
    """A case filed under a version that is no longer the current one, which is then changed on the disk."""
    with Program(os.path.join(options.build, "yichuang")) as program:
        older = os.path.join(program.folder, "catalogue")
        shutil.copytree(os.path.join(os.path.dirname(__file__), "..", "..", "catalogue"), older)
        with open(os.path.join(older, "centre.yaml"), "a", encoding="utf-8") as file:
            file.write("# an older version\n")
        program.kill()
        shutil.rmtree(program.data)
        program.options = ["--catalogue", older]
        program.start()
        case = Hall(program.port).received()
        program.stop()
        program.options = []
        program.start()
        shown = Hall(program.port).send("read_case", "manager", case=case)
        tally.check(shown.status == 200, f"a case under an older version of the catalogue: {shown}")
        program.stop()
        with sqlite3.connect(os.path.join(program.data, "yichuang.sqlite")) as connection:
            stored = connection.execute("SELECT version, bundle FROM catalogue_version").fetchall()
            for version, bundle in stored:
                damaged = bytearray(bundle)
                damaged[len(damaged) // 2] ^= 1
                connection.execute("UPDATE catalogue_version SET bundle = ? WHERE version = ?", (bytes(damaged), version))
        tally.check(len(stored) == 2, f"{len(stored)} versions of the catalogue are stored")
        program.start()
        shown = Hall(program.port).send("read_case", "manager", case=case)
        tally.check(shown.status == 503, f"a case under a damaged version of the catalogue: {shown}")
        listed = Hall(program.port).send("read_clock", None)
        tally.check(listed.status == 200, "everything else goes on")


def store(options, folder, tally, chance):
    """A database of some sets; closed by a checkpoint, as a backup is."""
    path = os.path.join(folder, "writers.sqlite")
    write_for(os.path.join(options.build, "tests/contract/yc_crash_writer"), folder, 1, 60, {}, SETS)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    flips = Flips("store", path, tally)
    size = len(flips.content)
    flips.run(range(0, size, options.every) if options.all else sorted(chance.sample(range(size), min(size, options.bytes))), chance)


def hall(options, tally, chance):
    with Program(os.path.join(options.build, "yichuang")) as program:
        working = Hall(program.port)
        working.settled(working.accepted())
        time.sleep(1.2)  # sealed
        working.hang_up()
        program.stop()
        path = os.path.join(program.data, "yichuang.sqlite")
        flips = Flips("hall", path, tally)
        size = len(flips.content)
        flips.run(sorted(chance.sample(range(size), min(size, options.hall_bytes))), chance)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="of --all: only each so many-th byte")
    parser.add_argument("--commit", default="")
    parser.add_argument("--bytes", type=int, default=1500)
    parser.add_argument("--hall-bytes", type=int, default=300)
    options = parser.parse_args(arguments)
    tally, chance = Tally(20), random.Random(hashlib.sha256(options.commit.encode()).digest())
    folder = tempfile.mkdtemp(prefix="yichuang-flip-")
    try:
        store(options, folder, tally, chance)
        hall(options, tally, chance)
        damaged_catalogue(options, tally)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
