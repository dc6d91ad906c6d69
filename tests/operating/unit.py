#!/usr/bin/env python3
"""The systemd unit exposes the program as little as docs/operating.md says; and it starts what the program understands.

  tests/operating/unit.py build/yichuang"""

import os
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.tally import Tally  # noqa: E402

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
UNIT = os.path.join(ROOT, "deploy", "yichuang.service")
MOST_EXPOSED = 3.0


def check_exposure(tally):
    if not shutil.which("systemd-analyze"):
        print("no systemd-analyze on this machine: the exposure was not measured")
        return
    done = subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager", UNIT], capture_output=True, text=True, check=False)
    found = re.search(r"Overall exposure level for [^:]+: ([0-9.]+)", done.stdout)
    tally.check(found and float(found[1]) <= MOST_EXPOSED, f"the unit is exposed at most {MOST_EXPOSED}: {done.stdout[-300:]}{done.stderr}")
    with open(os.path.join(ROOT, "docs", "operating.md"), encoding="utf-8") as guide:
        tally.check(found and f"says {found[1]}," in guide.read(), f"docs/operating.md says the figure: {found and found[1]}")


def check_settings(tally, binary):
    """Every setting of the sample is one that serve knows, and the sample is served as it is but for its folder and port."""
    with open(os.path.join(ROOT, "deploy", "yichuang.conf"), encoding="utf-8") as sample:
        names = set(re.findall(r"^#? ?([a-z-]+) = ", sample.read(), re.M))
    told = subprocess.run([binary, "serve", "--help"], capture_output=True, text=True, check=True).stdout
    for name in sorted(names):
        tally.check(f"--{name} " in told, f"serve knows the setting {name}")
    tally.check({"data", "public-url", "port", "drain"} <= names, f"the sample has the settings that matter: {names}")


def main():
    tally = Tally()
    check_exposure(tally)
    check_settings(tally, os.path.abspath(sys.argv[1]))
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
