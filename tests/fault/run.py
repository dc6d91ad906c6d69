#!/usr/bin/env python3
"""Every fault, one after the other; ./dev calls it twice, in between with a PostgreSQL. README.md beside it says what each
does and how long.

  tests/fault/run.py build short COMMIT
  tests/contract/with_postgres.sh tests/fault/run.py build long COMMIT [PERCENT]      of the long forms, 100"""

import os
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
POSTGRES = bool(os.environ.get("YICHUANG_TEST_POSTGRES"))

# script → (short form, long form); C stands for the commit, whose hash chooses the sample.
ON_SQLITE = {
    "kill_points.py": ("--commit C --points 60 --halls 6", "--all"),
    "refusals.py": ("", ""),
    "no_memory.py": ("--commit C --points 40", "--commit C --points 5000"),
    "serialisable.py": ("--histories 5", "--histories 1000"),
    "flipped_bytes.py": ("--commit C --bytes 1000 --hall-bytes 120", "--commit C --all --hall-bytes 60000"),
    "power_cut.py": ("--cuts 300 --hall-cuts 100", "--cuts 50000 --hall-cuts 20000"),
    "failing_disk.py": ("--rounds 6", "--rounds 200"),
}
ON_POSTGRES = {
    "kill_points.py": ("--commit C --points 10 --halls 2", "--all"),
    "dropped_connections.py": ("--cuts 120", "--cuts 5000"),
    "refusals.py": ("", ""),
    "serialisable.py": ("--histories 5", "--histories 1000"),
    "no_memory.py": ("--commit C --points 15", "--commit C --points 2000"),
    "cut_off.py": ("", ""),  # on SQLite, in this half because it is the shorter one
}


def some(options, percent):
    """So many percent of what the long form does."""
    options = re.sub(r"(--(?:points|histories|cuts|hall-cuts|rounds|hall-bytes) )(\d+)",
                     lambda told: f"{told[1]}{max(1, int(told[2]) * percent // 100)}", options)
    return options.replace("--all", f"--all --every {max(1, 100 // percent)}")


def main(build, form, commit, percent="100"):
    passed = failed = 0
    for script, forms in (ON_POSTGRES if POSTGRES else ON_SQLITE).items():
        options = some(forms[1], int(percent)) if form == "long" else forms[0]
        options = options.replace("--commit C", f"--commit {commit}")
        began = time.monotonic()
        told = subprocess.run([sys.executable, os.path.join(HERE, script), build, *options.split()], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        print(f"== {script} {options}, {time.monotonic() - began:.0f} s")
        counted = re.findall(r"^(\d+) passed, (\d+) failed$", told.stdout, re.MULTILINE)
        print(re.sub(r"^\d+ passed, \d+ failed$", "", told.stdout, flags=re.MULTILINE).strip(), flush=True)
        good, bad = map(int, counted[-1]) if counted else (0, 1)
        passed, failed = passed + good, failed + max(bad, told.returncode != 0)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:5]))
