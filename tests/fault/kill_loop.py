#!/usr/bin/env python3
"""kill -9 under load, again and again: what was acknowledged stands exactly once, and what nobody knows settles.

  tests/fault/kill_loop.py build/yichuang --rounds 200
  tests/contract/with_postgres.sh tests/fault/kill_loop.py build/yichuang --rounds 200   # alternately server and postmaster

A round: clients take pharmacies through the hall; the server (or PostgreSQL) is killed at a random moment, every second
time in the very moment somebody reads an answer; it is started again; every acknowledged act is sent again with its key
and must be answered word for word; every act of unknown end is sent again with its key and must stand once; every case
must be at the version the oracle knows, and no case may exist that it does not know. In the end the whole journal is read
and its chains recomputed."""

import argparse
import os
import random
import sys
import threading
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.client import Client  # noqa: E402
from driver.hall import Hall  # noqa: E402
from driver.journal import Journal  # noqa: E402
from driver.postgres import Cluster  # noqa: E402
from driver.program import Program  # noqa: E402
from fault.oracle import STEPS, Desk, Record, replay, settle_unknown  # noqa: E402


class Loop:
    def __init__(self, program, cluster, options):
        self.program, self.cluster, self.options = program, cluster, options
        self.random = random.Random(options.seed)
        self.record = Record()
        self.journal = Journal(program.data, program.database)
        self.replayed = self.settled = self.barren = 0
        hall = Hall(program.port)
        self.application = hall.application("jian")
        self.findings = hall.findings(hall.received())
        self.strangers = set(self.journal.versions())  # of the preparation above
        self.known_answers = self.journal.answers()
        self.cookies = {account: hall.person(account).cookie for _, account in STEPS}
        hall.hang_up()

    def clients(self):
        clients = {}
        for account, cookie in self.cookies.items():
            clients[account] = Client(self.program.port, timeout=30)
            clients[account].cookie = cookie
        return clients

    def run_round(self, number):
        struck = self.cluster if self.cluster and number % 2 else self.program
        seen = len(self.record.acknowledged)
        desks = self.load(number, struck.kill)
        struck.start()  # at once: a server that lost its database repeats unseen what it was about to write
        for desk in desks:
            desk.join(30)
        fresh = self.record.acknowledged[seen:]
        self.barren += not fresh
        self.verify(fresh)

    def load(self, number, kill):
        """Clients at work until the kill; half of the kills hit the moment somebody has read an answer. What is under
        way then is still to come to its end."""
        killed, lock = threading.Event(), threading.Lock()

        def strike():
            with lock:
                if not killed.is_set():
                    kill()
                    killed.set()

        answers = self.random.randint(1, 40)
        left = [answers if number // 2 % 2 else -1]

        def on_answer():
            left[0] -= 1
            if left[0] == 0:
                strike()

        desks = [Desk(self.program.port, self.cookies, self.application, self.findings, self.record, on_answer)
                 for _ in range(self.options.clients)]
        for desk in desks:
            desk.start()
        until = time.monotonic() + self.random.uniform(0.05, 0.4)
        if left[0] > 0:
            until += 5
        killed.wait(max(0.0, until - time.monotonic()))
        strike()
        for desk in desks:
            desk.stopping.set()
        return desks

    def verify(self, fresh):
        clients = self.clients()
        self.settled += settle_unknown(self.record, clients)
        stood = self.journal.versions()
        self.compare(stood)
        old = self.record.acknowledged[:-len(fresh)] if fresh else self.record.acknowledged
        again = fresh + self.random.sample(old, min(len(old), 5))
        replay(self.record, again, clients)
        self.replayed += len(again)
        if self.journal.versions() != stood:
            self.record.complain("a replay has changed something")
        for client in clients.values():
            client.close()

    def compare(self, stood):
        """What is stored against what the oracle knows, case by case."""
        known = {int(case): version for case, version in self.record.versions.items()}
        for case, version in known.items():
            if stood.get(case) != version:
                self.record.complain(f"case {case}: acknowledged up to version {version}, stored is {stood.get(case)}")
        for case in set(stood) - set(known) - self.strangers:
            self.record.complain(f"case {case} stands, and nobody was told of it")
        answers = self.journal.answers() - self.known_answers
        if answers != len(self.record.acknowledged):
            self.record.complain(f"{len(self.record.acknowledged)} acts acknowledged, {answers} stored")

    def close(self):
        """The whole journal, and every case through the front door."""
        problems, facts = self.journal.problems()
        for problem in problems + self.journal.engine_problems():
            self.record.complain(problem)
        clients = self.clients()
        for case, version in self.record.versions.items():
            shown = clients["clerk"].get(f"/cases/{case}")["version"]
            if shown != version:
                self.record.complain(f"case {case}: shown at version {shown}, not {version}")
        return facts


def run(loop, options):
    began = time.monotonic()
    rounds = 0
    while rounds < options.rounds and not loop.record.wrong:
        if options.most_seconds and time.monotonic() - began > options.most_seconds:
            loop.record.complain(f"only {rounds} of {options.rounds} rounds in {options.most_seconds} s")
            break
        loop.run_round(rounds)
        rounds += 1
    facts = loop.close() if not loop.record.wrong else 0
    print(f"{rounds} rounds in {time.monotonic() - began:.0f} s (load {os.getloadavg()[0]:.1f}), {loop.barren} without an answer: "
          f"{len(loop.record.acknowledged)} acts acknowledged on {len(loop.record.versions)} cases, {loop.settled} of unknown end "
          f"settled, {loop.replayed} replayed, {facts} facts recomputed; seed {options.seed}")
    for what in loop.record.wrong[:20]:
        print(f"FAILED  {what}")
    print(f"{rounds - bool(loop.record.wrong)} passed, {len(loop.record.wrong)} failed")
    return 1 if loop.record.wrong else 0


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--clients", type=int, default=6)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--most-seconds", type=int, default=0, help="a loop that takes longer has failed; 0: never")
    parser.add_argument("--postgres", default=os.environ.get("YICHUANG_TEST_POSTGRES"), metavar="URL",
                        help="kill this PostgreSQL of tests/contract/with_postgres.sh every second round")
    options = parser.parse_args(arguments)
    sys.setswitchinterval(0.0005)  # who reads an answer is to kill at once
    cluster = Cluster(options.postgres) if options.postgres else None
    with Program(options.program, database=options.postgres) as program:
        return run(Loop(program, cluster, options), options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
