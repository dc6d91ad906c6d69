#!/usr/bin/env python3
"""Every byte of a SQLite database flipped in turn: what is read is what was written, or the damage is found, wherever it is —
by the check at the end of each page, which is reckoned again here and by the program. Never is something else read and
called good. Facts and the journal are found by the chains as well, and what the checks alone find is counted.

  tests/fault/flipped_bytes.py build --commit HASH --bytes 1500 --hall-bytes 300
  tests/fault/flipped_bytes.py build --all --hall-bytes 60000

Of the store's own database, which is small, all; of a hall with one pharmacy a sample, and beside it a few bytes of every
table and every index of the schema, found by name. Some of them are put before the program: it must not start, or say
within seconds that it is not ready. (PostgreSQL has checksums on every page.) A stored version of the catalogue is known by
the hash of its contents as well, and the hall refuses to decide by one that is damaged."""

import argparse
import hashlib
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

from driver.client import Client  # noqa: E402
from driver.hall import Hall  # noqa: E402
from driver.journal import Journal  # noqa: E402
from driver.pages import accept_pages, page_size, wrong_pages  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from fault.power_cut import memory_folder, write_for  # noqa: E402

SETS = 150  # of the small database: a quick machine shall not have more bytes to flip, each of which costs more
OF_EACH = 4  # bytes of every table and index, beside the sample
SHOWN = 8  # of them put before the program
SECONDS = 40  # until it has said so, on a busy machine
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
        self.counted, self.alone = Counter(), Counter()
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
        elif not self.page_is_wrong(at):
            self.tally.fail(f"{self.name}: byte {at} flipped changes {sorted(changed)}, and nothing tells")
        elif not sound or self.chains_break():
            self.counted["found"] += 1
            self.tally.passed += 1
        else:
            self.counted["found by the page's check alone"] += 1
            self.alone.update(changed)
            self.tally.passed += 1

    def page_is_wrong(self, at):
        with open(self.path, "rb") as file:
            content = file.read()
        return at // page_size(self.content) + 1 in wrong_pages(content) or wrong_pages(content) == [1]

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

    def of_everything(self, chance):
        """Bytes of each table and index: of what its pages hold, or of a page that holds nothing yet."""
        size, places = page_size(self.content), {}
        with self.opened() as connection:
            pages = connection.execute("SELECT name, pgoffset, unused FROM dbstat ORDER BY name, pgoffset").fetchall()
        for name, offset, unused in pages:
            places.setdefault(name.decode(), []).append((offset, size - unused))
        self.tally.check(set(self.tables) <= set(places), f"no page of {set(self.tables) - set(places)}")
        flips = {name: [self.inside(*chance.choice(its), size, chance) for _ in range(OF_EACH)] for name, its in places.items()}
        for name, its in flips.items():
            for at in its:
                with open(self.path, "r+b") as file:
                    file.seek(at)
                    file.write(bytes([self.content[at] ^ 1 << chance.randrange(8)]))
                self.tally.check(self.page_is_wrong(at), f"{self.name}: byte {at} of {name} flipped, and its page looks sound")
                with open(self.path, "r+b") as file:
                    file.seek(at)
                    file.write(self.content[at:at + 1])
        print(f"{self.name}: {OF_EACH} bytes of each of {len(flips)} tables and indexes", flush=True)
        return flips

    @staticmethod
    def inside(offset, used, size, chance):
        """Cells stand at the end of a page; before the check."""
        return offset + size - 8 - 1 - chance.randrange(max(1, min(used, size - 8) - 100))

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, places, chance):
        began = time.monotonic()
        for at in places:
            self.flip(at, 1 << chance.randrange(8))
        seconds = time.monotonic() - began
        print(f"{self.name}: {len(places)} of {len(self.content)} bytes flipped in {seconds:.0f} s: {dict(self.counted)}; "
              f"by the check alone, by table: {dict(self.alone)}", flush=True)


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
        connection.close()
        accept_pages(os.path.join(program.data, "yichuang.sqlite"))  # what damages the page as well is found before
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
    accept_pages(path)  # Python's SQLite brought the log into the file
    flips = Flips("store", path, tally)
    size = len(flips.content)
    flips.run(range(0, size, options.every) if options.all else sorted(chance.sample(range(size), min(size, options.bytes))), chance)
    flips.close()


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
        flips.tally.check(not wrong_pages(flips.content), "the program wrote every page with its check")
        every = flips.of_everything(chance)
        flips.close()
        for name in ("account", "letter", "person", *chance.sample(sorted(every), SHOWN - 3)):
            shown_to_the_program(program, path, name, every[name][0], tally)


def shown_to_the_program(program, path, name, at, tally):
    """It does not start, or it says within seconds that it is not ready, and why."""
    with open(path, "rb") as file:
        content = file.read()
    with open(path, "r+b") as file:
        file.seek(at)
        file.write(bytes([content[at] ^ 4]))
    said = ""
    try:
        program.start(within=SECONDS)
        client, until = Client(program.port, timeout=15), time.monotonic() + SECONDS
        while "damaged" not in said and time.monotonic() < until:
            said = client.send("GET", "/readyz").body.decode()
            time.sleep(0.1)
    except (RuntimeError, OSError):  # it did not come up, or answered once and then ended: its last words say why
        said = program.last_words()
    finally:
        program.kill()
    tally.check("damaged" in said or "not what was written" in said or "disk I/O error" in said or "malformed" in said,
                f"byte {at} of {name} flipped, and the program says: {said[-300:]}")
    for beside in ("-wal", "-shm"):
        if os.path.exists(path + beside):
            os.remove(path + beside)
    with open(path, "wb") as file:
        file.write(content)


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
