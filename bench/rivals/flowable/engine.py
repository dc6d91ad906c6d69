"""Flowable in a Java process of its own, on a fresh database: put together, started, told what to do, and its time read."""

import json
import os
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

HERE = os.path.dirname(os.path.abspath(__file__))


def put_together(build):
    """The classes and every jar, from Maven Central the first time; the class path."""
    into = os.path.join(os.path.abspath(build), "rivals", "flowable")
    done = subprocess.run(["mvn", "-q", "-B", "-f", os.path.join(HERE, "pom.xml"), f"-Dinto={into}", "compile",
                           "dependency:copy-dependencies"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"Flowable could not be put together (no network?):\n{done.stdout[-3000:]}")
    return f"{into}/classes:{into}/lib/*"


class Engine:
    def __init__(self, class_path, database, folder, model, acts, most_clients):
        place = parse_qs(urlsplit(database).query)
        url = f"jdbc:postgresql://127.0.0.1:{place['port'][0]}{urlsplit(database).path}"
        paths = []
        for name, text in (("package.bpmn20.xml", model), ("acts.json", json.dumps(acts, ensure_ascii=False))):
            paths.append(os.path.join(folder, name))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(text)
        self.log = os.path.join(folder, "flowable.log")
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(["java", "-Xms1g", "-Xmx1g", "-cp", class_path, "Driver", url, place["user"][0], *paths, str(most_clients)],
                                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True)
        self.answer()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            with open(self.log, encoding="utf-8", errors="replace") as log:
                raise RuntimeError(f"Flowable ended: {log.read()[:3000]}")
        return json.loads(line)

    def order(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()
        return self.answer()

    def run(self, clients, seconds, cases=0):
        return self.order(f"run {clients} {seconds} {cases}")

    def count(self):
        return self.order("count")

    def cpu_seconds(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
