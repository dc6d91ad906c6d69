"""A figure is one line of JSON, with the machine, the commit and the load it was taken under."""

import json
import os
import subprocess
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else os.uname().machine


def commit():
    def git(*arguments):
        return subprocess.run(["git", "-C", ROOT, "-c", "safe.directory=*", *arguments], capture_output=True, text=True,
                              check=False).stdout.strip()
    changed = git("status", "--porcelain", "--untracked-files=no", "--", "src", "catalogue")
    return git("rev-parse", "--short=12", "HEAD") + ("+" if changed else "")


def report(name, **figures):
    line = {"name": name, **figures, "load": figures.get("load", round(os.getloadavg()[0], 1)), "machine": machine(),
            "commit": commit(), "on": time.strftime("%Y-%m-%d", time.gmtime())}
    text = json.dumps(line, ensure_ascii=False)
    print(text, flush=True)
    if path := os.environ.get("YICHUANG_BENCH_RESULTS"):
        with open(path, "a", encoding="utf-8") as results:
            results.write(text + "\n")
