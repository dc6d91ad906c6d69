#!/usr/bin/env python3
"""Defects put in on purpose: each must be found by the test its head names, or that test proves nothing.

  tests/seeded/run.py                    all of them
  tests/seeded/run.py 01 03              these
  tests/seeded/run.py --three COMMIT     three, chosen by the commit's hash

A patch begins with what it breaks, what is to be built, the command that must fail, and what that failure must say: a
test that fails for any other reason has found nothing. The tree is copied to build/seeded, built there (ccache knows all
of it but the files that are patched), and each patch is applied, tested and taken back."""

import argparse
import glob
import hashlib
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
COPY = os.path.join(ROOT, "build", "seeded")
LONGEST = 600  # seconds a test may take to fail


@dataclass
class Defect:
    name: str
    path: str
    what: str
    build: list
    test: list
    says: str


def read(path):
    with open(path, encoding="utf-8") as patch:
        head = patch.read().split("\ndiff --git", 1)[0]
    told = dict(re.findall(r"^(Seeded defect|Build|Test|Says): (.+)$", head, re.MULTILINE))
    return Defect(os.path.basename(path).removesuffix(".patch"), path, told["Seeded defect"], told["Build"].split(),
                  told["Test"].split(), told["Says"])


def chosen(defects, options):
    if options.three:
        return sorted(defects, key=lambda one: hashlib.sha256(f"{options.three} {one.name}".encode()).digest())[:3]
    if not options.names:
        return defects
    found = [one for one in defects if one.name.split("-")[0] in options.names or one.name in options.names]
    if len(found) < len(options.names):
        sys.exit(f"no such patch among {', '.join(one.name for one in defects)}")
    return found


def run(command, **options):
    return subprocess.run(command, cwd=COPY, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          stdin=subprocess.DEVNULL, check=False, **options)


def must(command):
    done = run(command)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-4000:]}")


def copy_tree():
    """What git would commit, and nothing that was built. A file that has not changed keeps its time, and its objects."""
    os.makedirs(COPY, exist_ok=True)
    listed = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    wanted = {path for path in listed if path and os.path.isfile(os.path.join(ROOT, path))}
    for folder, folders, names in os.walk(COPY):
        folders[:] = [one for one in folders if os.path.join(folder, one) != os.path.join(COPY, "build")]
        for name in names:
            path = os.path.join(folder, name)
            if os.path.relpath(path, COPY) not in wanted:
                os.remove(path)
    for path in wanted:
        put(os.path.join(ROOT, path), os.path.join(COPY, path))


def put(source, target):
    with open(source, "rb") as content:
        wanted = content.read()
    stands = None
    if os.path.exists(target):
        with open(target, "rb") as content:
            stands = content.read()
    if stands != wanted:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as content:
            content.write(wanted)
    os.chmod(target, os.stat(source).st_mode)


def build(targets):
    if not os.path.exists(os.path.join(COPY, "build", "build.ninja")):
        must(["cmake", "--preset", "release"])
    must(["ninja", "-C", "build", *targets])


def is_found(defect):
    """What its test made of it; None: it found the defect."""
    must(["patch", "-p1", "--no-backup-if-mismatch", "-i", defect.path])
    try:
        build(defect.build)
        try:
            tested = run(defect.test, timeout=LONGEST)
        except subprocess.TimeoutExpired:
            return f"{' '.join(defect.test)} came to no end in {LONGEST} s"
    finally:
        must(["patch", "-p1", "-R", "-i", defect.path])
    if tested.returncode == 0:
        return f"{' '.join(defect.test)} passes all the same:\n{tested.stdout[-1500:]}"
    if not re.search(defect.says, tested.stdout):
        return f"{' '.join(defect.test)} fails, but does not say '{defect.says}':\n{tested.stdout[-1500:]}"
    return None


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--three", metavar="COMMIT")
    options = parser.parse_args(arguments)
    os.environ.pop("YICHUANG_TEST_POSTGRES", None)
    os.environ["CCACHE_BASEDIR"] = COPY  # paths below it are hashed as relative ones, as in the tree it is a copy of
    copy_tree()
    failed = 0
    asked = chosen([read(path) for path in sorted(glob.glob(os.path.join(HERE, "*.patch")))], options)
    for defect in asked:
        began = time.monotonic()
        missed = is_found(defect)
        failed += missed is not None
        print(f"{'MISSED' if missed else 'found '}  {defect.name} ({time.monotonic() - began:.0f} s): {defect.what}", flush=True)
        if missed:
            print(f"  {missed}", flush=True)
    print(f"{len(asked) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
