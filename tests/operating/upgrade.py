#!/usr/bin/env python3
"""What every released program left behind (tests/releases) is restored, brought to today's schema, and worked on; and a
database that a newer program has used is refused in words.

  tests/operating/upgrade.py build/yichuang
  tests/contract/with_postgres.sh tests/operating/upgrade.py build/yichuang"""

import glob
import json
import os
import sqlite3
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.hall import Hall  # noqa: E402
from driver.journal import Journal  # noqa: E402
from driver.pages import is_checked, wrong_pages  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from operating.databases import fresh_database  # noqa: E402
from operating.installation import command, report  # noqa: E402
from releases.freeze import facts_of  # noqa: E402

RELEASES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "releases")


def check_upgrade(tally, place, packed):
    name = f"{os.path.basename(os.path.dirname(packed))} on {os.path.basename(packed).split('.')[0]}"
    subprocess.run(["tar", "-C", place.folder, "-xzf", packed], check=True)
    done = command(place, "restore", os.path.join(place.folder, "backup"))
    tally.check(done.returncode == 0, f"{name}: its backup is restored: {done.stderr}")
    missing = command(place, "migrate", "--check").returncode
    done = command(place, "migrate", "--json")
    tally.check(done.returncode == 0, f"{name}: is brought to today's schema: {done.stderr}")
    applied = [step["number"] for step in report(done.stdout)["steps"] if step["state"] == "applied now"] if done.stdout else []
    tally.check(bool(missing) == bool(applied), f"{name}: --check says beforehand whether there is something to do")
    print(f"{name}: steps applied: {applied or 'none, it has them all'}")
    tally.check(command(place, "migrate", "--check").returncode == 0, f"{name}: and has nothing missing then")
    with place:
        check_cases(tally, Hall(place.port), name, packed.replace(".tar.gz", ".json"))
        code = place.stop()
        tally.check(code == 0, f"{name}: ends well: {code} {place.last_words(600)}")
        problems = Journal(place.data, place.database).problems()
        found = problems[0] if isinstance(problems, tuple) else problems
        tally.check(not found, f"{name}: its journal is whole: {found}")
        if not place.database:
            with open(f"{place.data}/yichuang.sqlite", "rb") as file:
                content = file.read()
            tally.check(is_checked(content) and not wrong_pages(content), f"{name}: its pages are checked now")


def check_cases(tally, hall, name, kept):
    with open(kept, encoding="utf-8") as file:
        cases = json.load(file)
    for words, case in cases.items():
        now = {"id": case["id"], **facts_of(hall.view(case["id"], "clerk"))}
        tally.check(now == case, f"{name}: the {words} case is what it was: {now} instead of {case}")
    hall.accepted(cases["received"]["id"])
    hall.grant(cases["accepted"]["id"], *hall.items(cases["accepted"]["id"], "in_hand")[:1])
    hall.do("hand_over_results", "issuer", hall.handover(cases["decided"]["id"]), case=cases["decided"]["id"])
    tally.check(hall.handed_over() is not None, f"{name}: old cases go on and new ones come")


def check_newer_is_refused(tally, binary):
    with Program(binary) as place:
        place.stop()
        with sqlite3.connect(f"{place.data}/yichuang.sqlite") as database:
            database.execute("INSERT INTO schema_step VALUES (99999, 'of tomorrow', x'00', 0)")
        database.close()
        done = command(place, "migrate", "--check")
        tally.check(done.returncode == 1 and "disk" in done.stderr, f"what another program wrote is no checked page: {done.stderr.strip()}")
        done = command(place, "migrate", "--check", "--accept-pages")
        tally.check("pages are taken as they are" in done.stderr, f"and is accepted when somebody says so: {done.stderr.strip()}")
        for words in (["migrate"], ["migrate", "--check"], ["serve", "--port", "0", "--demo"]):
            done = command(place, *words)
            tally.check(done.returncode == 1 and "newer than this program" in done.stderr and "of tomorrow" in done.stderr,
                        f"{words[0]} refuses a newer database in words: {done.stderr.strip()}")
        done = command(place, "backup", f"{place.folder}/backup")
        tally.check(done.returncode == 0, "a backup of it can still be made")
        place.data = f"{place.folder}/elsewhere"
        done = command(place, "restore", f"{place.folder}/backup")
        tally.check(done.returncode == 1 and "newer than this program" in done.stderr, f"and is refused here: {done.stderr.strip()}")


def main():
    tally, binary = Tally(), sys.argv[1]
    engine = "postgresql" if fresh_database("probe") else "sqlite"
    packed = sorted(glob.glob(f"{RELEASES}/*/{engine}.tar.gz"))
    tally.check(packed, "there are releases to go on from")
    for number, one in enumerate(packed):
        place = Program(binary, database=fresh_database(f"upgrade-{number}"))
        try:
            check_upgrade(tally, place, one)
        finally:
            place.__exit__()
    if engine == "sqlite":
        check_newer_is_refused(tally, binary)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
