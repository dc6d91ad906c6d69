#!/usr/bin/env python3
"""Keeps what a released program leaves behind, so that every later one can be shown to go on from it: a backup of a small
hall, on each engine, with what its cases look like. Run with the program of the release; until that release is out it
may be run again, afterwards never: what is changed then needs a new schema step or a new fact.

  tests/contract/with_postgres.sh tests/releases/freeze.py build/yichuang"""

import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.hall import Hall  # noqa: E402
from driver.program import Program  # noqa: E402
from operating.databases import fresh_database  # noqa: E402
from operating.installation import must  # noqa: E402


def lived_in(hall):
    """Cases at every point of their way: received, noticed, accepted, decided, handed over."""
    cases = {"received": hall.received(), "noticed": hall.noticed()[0], "accepted": hall.accepted(), "decided": hall.decided(),
             "handed_over": hall.handed_over()}
    for case in cases.values():
        hall.settled(case)
    document = hall.view(cases["received"], "clerk")["documents"][0]
    hall.do("read_document", "clerk", case=cases["received"], document=document["document"])
    return cases


def facts_of(view):
    """Of a case, what no later program may see otherwise."""
    return {"number": view["number"], "version": view["version"], "applicant": view["applicant"]["name"],
            "state": view["state"]["code"], "tasks": {task["item"]["code"]: task["state"]["code"] for task in view["tasks"]},
            "documents": sorted(document.get("number", "") for document in view["documents"])}


def freeze(program, folder, engine):
    with program:
        hall = Hall(program.port)
        cases = lived_in(hall)
        kept = {words: {"id": case, **facts_of(hall.view(case, "clerk"))} for words, case in cases.items()}
        must(program, "backup", os.path.join(program.folder, "backup"))
        subprocess.run(["tar", "-C", program.folder, "-czf", f"{folder}/{engine}.tar.gz", "backup"], check=True)
        with open(f"{folder}/{engine}.json", "w", encoding="utf-8") as file:
            json.dump(kept, file, ensure_ascii=False, indent=1, sort_keys=True)
            file.write("\n")


def main():
    binary = sys.argv[1]
    release = subprocess.run([binary, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), release)
    os.makedirs(folder, exist_ok=True)
    freeze(Program(binary), folder, "sqlite")
    freeze(Program(binary, database=fresh_database("freeze")), folder, "postgresql")


if __name__ == "__main__":
    main()
