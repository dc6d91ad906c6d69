#!/usr/bin/env python3
"""Executes docs/operating.md: every block marked sh, in its order, in one shell, in an empty folder, on free ports.

  tests/contract/with_postgres.sh tests/operating/guide.py build/yichuang"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from urllib.parse import parse_qs, urlsplit

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.program import free_port  # noqa: E402
from driver.tally import Tally  # noqa: E402

GUIDE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "docs", "operating.md")
WITHIN = 120  # seconds
# What the blocks must have shown, so that a block that does nothing is noticed: block → what it says.
SAID = {2: ["system-administrator", "chen: may sign in", "lguo: has a new password", "lguo: is closed"],
        3: ["ok", "store_queue_sets", "follower_lag_facts"], 4: ["saved in backup-1"],
        5: ["restored to restored and proven"], 6: ["saved in before-upgrade", "stands"],
        7: ["0 cases derived anew, 0 rows changed"],
        8: ["zhong: may sign in", "~ text unit.people", "已建立", "营业执照"],
        9: ["zhao: may sign in", "(postgresql,", "restored to large-restored and proven"],
        10: ["restored to state and proven"]}


def blocks():
    with open(GUIDE, encoding="utf-8") as guide:
        return re.findall(r"^```sh\n(.*?)^```$", guide.read(), re.M | re.S)


def surroundings(binary):
    """The program first on the path, PostgreSQL's clients beside it, and their server where they look for it."""
    server = os.environ.get("YICHUANG_TEST_POSTGRES")
    if not server:
        sys.exit("guide.py needs tests/contract/with_postgres.sh: the guide is about both engines")
    told = {name: values[0] for name, values in parse_qs(urlsplit(server).query).items()}
    return {**os.environ, "PATH": f"{os.path.dirname(os.path.abspath(binary))}:{os.environ['PATH']}",
            "PGHOST": told["host"], "PGPORT": told["port"], "PGUSER": told["user"]}


def script(texts):
    ports = {port: str(free_port()) for port in ("8080", "8081", "8082")}
    lines = ["set -euo pipefail", "trap 'kill $(jobs -p) 2> /dev/null || true; wait' EXIT"]
    for number, text in enumerate(texts, 1):
        for port, free in ports.items():
            text = text.replace(port, free)
        lines += [f"echo '=== {number}'", text]
    return "\n".join(lines)


def main():
    tally, texts = Tally(), blocks()
    tally.check(set(SAID) <= set(range(1, len(texts) + 1)), f"the guide has its {max(SAID)} blocks: {len(texts)}")
    folder = tempfile.mkdtemp(prefix="yichuang-guide-")
    try:
        done = subprocess.run(["bash", "-c", script(texts)], cwd=folder, env=surroundings(sys.argv[1]), capture_output=True,
                              text=True, timeout=WITHIN, check=False)
        outputs = dict(zip(*[iter(re.split(r"^=== (\d+)\n", done.stdout, flags=re.M)[1:])] * 2))
        for number in range(1, len(texts) + 1):
            tally.check(str(number + 1) in outputs or number == len(texts) and done.returncode == 0,
                        f"block {number} of docs/operating.md runs: {outputs.get(str(number), '')[-500:]}{done.stderr[-1500:]}")
            for words in SAID.get(number, []):
                tally.check(words in outputs.get(str(number), ""), f"block {number} says {words}: {outputs.get(str(number), '')}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
