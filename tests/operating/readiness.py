#!/usr/bin/env python3
"""Health and readiness mean what they say, and SIGTERM drains: what is under way ends, who is new hears 503, exit code 0.

  tests/operating/readiness.py build/yichuang"""

import os
import signal
import socket
import sqlite3
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver import samples  # noqa: E402
from driver.client import API, Client  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402

DRAIN_LIMIT = 5  # seconds beyond what the operator allowed


def status_of(program, path):
    return Client(program.port, timeout=15).send("GET", path)


def until(condition, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


class SlowUpload:
    """An upload of which only the first half has been sent."""

    def __init__(self, program):
        client = Client(program.port, "jian")
        self.body = samples.pdf("slow")
        head = client.headers("POST", extra={"Content-Type": "application/pdf", "X-File-Name": "a.pdf", "Content-Length": str(len(self.body))})
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        self.socket = socket.create_connection(("127.0.0.1", program.port), timeout=20)
        self.socket.sendall(f"POST {API}/files HTTP/1.1\r\n{lines}\r\n".encode() + self.body[:100])
        client.close()

    def finish(self):
        self.socket.sendall(self.body[100:])
        return self.socket.recv(65536).decode("utf-8", "replace")


def check_drain(tally, program):
    tally.check(status_of(program, "/readyz").status == 200, "a hall that works is ready")
    idle = Client(program.port, "clerk")
    upload = SlowUpload(program)
    time.sleep(0.3)
    program.process.send_signal(signal.SIGTERM)
    tally.check(until(lambda: status_of(program, "/readyz").status == 503, 20), "a hall that drains is not ready")
    answer = status_of(program, "/readyz")
    tally.check("about to end" in answer.json["title"]["en"] if isinstance(answer.json["title"], dict) else "about to end" in str(answer.json),
                f"and says why: {answer}")
    tally.check(status_of(program, "/healthz").status == 200, "it is healthy all the same")
    late = status_of(program, f"{API}/clock")
    tally.check(late.status == 503 and late.headers.get("Retry-After"), f"who is new is told to come back: {late.status}")
    tally.check(upload.finish().startswith("HTTP/1.1 20"), "what was under way ends well")
    began = time.monotonic()
    tally.check(program.process.wait(timeout=60) == 0, "it ends with 0")
    tally.check(time.monotonic() - began < DRAIN_LIMIT, "as soon as nothing is under way")
    idle.close()


def check_drain_has_a_limit(tally, program):
    program.options = ["--drain", "1"]
    program.start()
    SlowUpload(program)
    time.sleep(0.3)
    began = time.monotonic()
    tally.check(program.stop() == 0, "a request that never ends does not keep it")
    tally.check(time.monotonic() - began < 1 + DRAIN_LIMIT, "longer than the operator allowed")
    program.options = []


def check_stuck(tally, program):
    """Another process holds the database: the followers cannot move, and the hall says so until it is released."""
    program.start()
    holder = sqlite3.connect(f"{program.data}/yichuang.sqlite", isolation_level=None, timeout=10)
    holder.execute("BEGIN IMMEDIATE")
    tally.check(until(lambda: status_of(program, "/readyz").status == 503, 60), "a hall whose followers are stuck is not ready")
    tally.check(status_of(program, "/healthz").status == 200, "a restart would not help, so it is healthy")
    holder.execute("ROLLBACK")
    holder.close()
    tally.check(until(lambda: status_of(program, "/readyz").status == 200, 60), "it is ready again when they move")


def check_damaged(tally, program):
    """The file is damaged underneath, while the pages of its tables are still in the caches of those who use it."""
    tally.check("\nstore_damaged 0\n" in status_of(program, "/metrics").body.decode(), "a sound database is not called damaged")
    for name in os.listdir(program.data):
        if name.startswith("yichuang.sqlite") and not name.endswith("-shm"):
            with open(os.path.join(program.data, name), "r+b") as file:
                file.write(b"\xa5" * os.path.getsize(file.name))
    tally.check(until(lambda: status_of(program, "/readyz").status == 503, 60), "a hall whose database is damaged is not ready")
    tally.check(until(lambda: "damaged" in str(status_of(program, "/readyz").json), 60), f"and says why: {status_of(program, '/readyz')}")
    metrics = status_of(program, "/metrics").body.decode()
    tally.check("\nstore_damaged 1\n" in metrics and "\nprocess_open_fds " in metrics, "the metrics say so, and the rest")
    tally.check(status_of(program, "/healthz").status == 200, "its process still answers")


def main():
    tally = Tally()
    with Program(sys.argv[1]) as program:
        check_drain(tally, program)
        check_drain_has_a_limit(tally, program)
        check_stuck(tally, program)
        check_damaged(tally, program)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
