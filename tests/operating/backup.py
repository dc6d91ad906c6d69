#!/usr/bin/env python3
"""A backup taken under load is whole, a restore proves it, and neither ever overwrites.

  tests/operating/backup.py build/yichuang
  tests/contract/with_postgres.sh tests/operating/backup.py build/yichuang    # the same with pg_dump and pg_restore"""

import os
import shutil
import sys
import threading

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.hall import Hall  # noqa: E402
from driver.journal import Journal  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from operating.databases import fresh_database  # noqa: E402
from operating.installation import command, report  # noqa: E402


class Load:
    """Halls at work in threads of their own; what each had acknowledged when it was asked."""

    def __init__(self, port, threads=3):
        self.stop = threading.Event()
        self.acknowledged = []  # (case, version)
        self.troubles = []
        self.threads = [threading.Thread(target=self.work, args=(port,)) for _ in range(threads)]
        for thread in self.threads:
            thread.start()

    def work(self, port):
        hall = Hall(port)
        try:
            while not self.stop.is_set():
                case = hall.accepted()
                self.acknowledged.append((case, hall.version(case)))
                for document in hall.settled(case)["documents"]:
                    hall.do("read_document", "clerk", case=case, document=document["document"])
        except Exception as trouble:  # noqa: BLE001
            self.troubles.append(repr(trouble))

    def end(self):
        self.stop.set()
        for thread in self.threads:
            thread.join()


def check_backup_under_load(tally, program, to):
    load = Load(program.port)
    try:
        while len(load.acknowledged) < 6 and not load.troubles:
            load.stop.wait(0.05)
        before = list(load.acknowledged)
        done = command(program, "backup", to, "--json")
        during = len(load.acknowledged) - len(before)
    finally:
        load.end()
    tally.check(not load.troubles, f"the hall works while it is backed up: {load.troubles[:1]}")
    tally.check(done.returncode == 0, f"a backup under load ends with 0: {done.stderr}")
    print(f"backup under load: {report(done.stdout)['files']} files, {during} cases acknowledged meanwhile")
    tally.check(report(done.stdout)["files"] >= 1, "the files of the materials are in it")
    return before


def check_restore(tally, program, backup, before, place):
    done = command(place, "restore", backup, "--json")
    tally.check(done.returncode == 0, f"a good backup restores: {done.stderr}")
    if done.returncode:
        return
    found = report(done.stdout)
    tally.check(found["facts"] > 0 and found["streams"] > 0 and found["problems"] == [], "its chains were proven")
    # Also those that PostgreSQL stored after its snapshot, which the restored database does not name.
    tally.check(1 <= found["files"] == found["manifest"]["files"], "each of its files was hashed")
    journal = Journal(place.data, place.database)
    versions = journal.versions()
    lost = [case for case, version in before if versions.get(int(case), 0) < version]
    tally.check(not lost, f"what was acknowledged before the backup began is in it: {lost}")
    with place:
        hall = Hall(place.port)
        view = hall.view(before[0][0], "clerk")
        tally.check(view["applicant"]["name"] == "简晓雯", "the restored hall opens personal data with the restored keys")
        tally.check(hall.accepted() is not None, "the restored hall goes on working")
        place.stop()


def damaged(backup, name, change):
    copy = f"{backup}-{name}"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(backup, copy)
    change(copy)
    return copy


def flip(path, at=None):
    with open(path, "r+b") as file:
        size = os.path.getsize(path)
        file.seek(size // 2 if at is None else at)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))


def some_file(backup):
    for folder, _, names in os.walk(os.path.join(backup, "files")):
        for name in names:
            return os.path.join(folder, name)
    raise RuntimeError("the backup has no file")


def check_damage(tally, backup, place_for):
    """Every kind of damage is found, told, and leaves nothing behind."""
    with open(os.path.join(backup, "manifest.json"), encoding="utf-8") as manifest:
        database = report(manifest.read())["database"]
    other_keys = "00112233445566778899aabbccddeeff\n" + "ab" * 32 + "\n"

    def wrong_keys(copy):
        with open(f"{copy}/own/keys", "w", encoding="ascii") as keys:
            keys.write(other_keys)

    cases = {
        "unfinished": (lambda copy: os.remove(f"{copy}/manifest.json"), "not finished"),
        "database": (lambda copy: flip(f"{copy}/{database}"), "hash differs"),
        "file": (lambda copy: flip(some_file(copy)), "no longer what was stored"),
        "lost-file": (lambda copy: os.remove(some_file(copy)), "is missing"),
        "lost-keys": (lambda copy: os.remove(f"{copy}/own/keys"), "key file is missing"),
        "other-keys": (wrong_keys, "do not open"),
    }
    for name, (change, words) in cases.items():
        place = place_for(name)
        if place.database and name in ("unfinished", "lost-file", "lost-keys"):
            continue  # the engine makes no difference, and each takes pg_restore some seconds
        done = command(place, "restore", damaged(backup, name, change))
        tally.check(done.returncode == 1 and words in done.stderr, f"{name}: is refused in words: {done.stderr.strip()}")
        tally.check(not os.path.exists(place.data), f"{name}: leaves nothing behind")


def main():
    tally = Tally()
    with Program(sys.argv[1], database=fresh_database("operating")) as program:
        backup = os.path.join(program.folder, "backup")
        made = []

        def place_for(name):
            database = fresh_database(f"restore-{name}") if program.database else None
            made.append(Program(program.binary, database=database))
            return made[-1]

        try:
            before = check_backup_under_load(tally, program, backup)
            again = command(program, "backup", backup)
            tally.check(again.returncode == 1 and "does not overwrite" in again.stderr, "a backup does not overwrite")
            over = command(program, "restore", backup)
            tally.check(over.returncode == 1 and "does not overwrite" in over.stderr, "a restore does not overwrite")
            check_restore(tally, program, backup, before, place_for("good"))
            check_damage(tally, backup, place_for)
        finally:
            for place in made:
                place.__exit__()
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
