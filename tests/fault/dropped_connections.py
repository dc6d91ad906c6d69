#!/usr/bin/env python3
"""The connection to PostgreSQL is cut again and again, before a request got there or before its answer came back, each time
one round trip later than the last time: nobody at the hall notices, and everything stands once.

  tests/contract/with_postgres.sh tests/fault/dropped_connections.py build [--cuts 120]"""

import argparse
import os
import socket
import sys
import threading
from urllib.parse import parse_qs, urlsplit

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.hall import Hall  # noqa: E402
from driver.journal import Journal  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from operating.databases import fresh_database  # noqa: E402

# Requests between two cuts: enough for the longest page to be read between some of them.
SHORTEST_STRIDE, LONGEST_STRIDE = 20, 120
ENOUGH_CASES = 3


class Proxy:
    """Stands between the program and the server, and cuts."""

    def __init__(self, upstream):
        self.upstream = upstream
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.lock = threading.Lock()
        self.cutting = False
        self.left, self.stride = 1, SHORTEST_STRIDE
        self.cuts = {"before": 0, "after": 0}
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.carry, args=(near,), daemon=True).start()

    def cut_now(self):
        """What to do with this request: None, or cut before or after it got there."""
        with self.lock:
            if not self.cutting:
                return None
            self.left -= 1
            if self.left > 0:
                return None
            self.stride = self.stride + 1 if self.stride < LONGEST_STRIDE else SHORTEST_STRIDE
            self.left = self.stride
            how = "after" if sum(self.cuts.values()) % 2 else "before"
            self.cuts[how] += 1
            return how

    def carry(self, near):
        try:
            far = socket.create_connection(self.upstream)
        except OSError:
            return near.close()
        silent = threading.Event()  # the answer to the last request is not passed on
        threading.Thread(target=self.answer, args=(far, near, silent), daemon=True).start()
        try:
            while piece := near.recv(65536):
                how = self.cut_now()
                if how == "before":
                    break
                if how == "after":
                    silent.set()
                far.sendall(piece)
        except OSError:
            pass
        end(near)
        if not silent.is_set():
            end(far)

    @staticmethod
    def answer(far, near, silent):
        try:
            while piece := far.recv(65536):
                if silent.is_set():
                    break
                near.sendall(piece)
        except OSError:
            pass
        end(near)
        end(far)


def end(one):
    try:
        one.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    one.close()


def through(url, proxy):
    """The same address by way of the proxy."""
    parts = urlsplit(url)
    told = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return f"postgresql://{parts.path}?host=127.0.0.1&port={proxy.port}&user={told['user']}" + (
        f"&dbname={told['dbname']}" if "dbname" in told else "")


def work(hall, proxy, enough):
    """Cases through every window until there were cuts enough; `hall` fails at the first answer that is none."""
    cases = 0
    while sum(proxy.cuts.values()) < enough or cases < ENOUGH_CASES:
        case = hall.handed_over()
        hall.settled(case)
        hall.do("list_cases", "clerk", query={"scope": "window", "limit": 10})
        hall.do("read_overview", "manager")
        hall.noticed()
        cases += 1
    return cases


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--cuts", type=int, default=120)
    options = parser.parse_args()
    tally = Tally()
    url = fresh_database("dropped")
    if not url:
        sys.exit("dropped_connections.py needs tests/contract/with_postgres.sh: SQLite has no connection to drop")
    port = int(parse_qs(urlsplit(url).query)["port"][0])
    proxy = Proxy(("127.0.0.1", port))
    with Program(os.path.join(options.build, "yichuang"), database=through(url, proxy)) as program:
        journal = Journal(program.data, url)
        hall = Hall(program.port)
        answers = journal.answers()
        proxy.cutting = True
        cases = work(hall, proxy, options.cuts)
        proxy.cutting = False
        acts = sum(count for operation, count in hall.well_answered.items() if hall.contract[operation].takes("Idempotency-Key"))
        tally.check(cases >= ENOUGH_CASES, "cases went through every window")
        tally.check(journal.answers() - answers == acts, f"{acts} acts answered, {journal.answers() - answers} stand")
        tally.check(program.stop() == 0, "it ends well")
        problems, facts = journal.problems()
        tally.check(not problems, f"the journal is whole: {problems[:5]}")
        tally.check(min(proxy.cuts.values()) >= options.cuts // 3, f"cut both ways: {proxy.cuts}")
        print(f"{proxy.cuts} cuts in {acts} acts on {cases} cases, {facts} facts recomputed")
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
