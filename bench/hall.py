#!/usr/bin/env python3
"""The pinned pharmacy over HTTP: durable actions a second, what one takes, costs and leaves behind.

  bench/hall.py build sqlite|postgres [--clients 64] [--seconds 10]

Each action is a request of its own, by the person whose act it is, with its Idempotency-Key and the version it saw. A
full load (every client sends its next act when the last is answered) is followed by a half load (half as many acts a
second are due, each timed from when it was due). Then the server is restarted, and the journal must hold exactly what
was acknowledged, every hash recomputed. Prints one line of JSON a figure."""

import argparse
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
sys.path.insert(0, os.path.join(ROOT, "tests"))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from driver import samples  # noqa: E402
from driver.client import Client  # noqa: E402
from driver.hall import CHIEFS, Hall  # noqa: E402
from driver.journal import Journal  # noqa: E402
from driver.postgres import Cluster  # noqa: E402
from driver.program import Program  # noqa: E402
from results import report  # noqa: E402

SESSIONS = 8  # of each person: with the fourteen people of a pharmacy, more than the 64 clients need


class Bench:
    def __init__(self, build, program, cluster, options):
        self.build, self.program, self.cluster, self.options = build, program, cluster, options
        self.engine = "PostgreSQL" if cluster else "SQLite"
        self.journal = Journal(program.data, program.database)
        self.acknowledged, self.versions, self.first = 0, {}, 1
        self.hall = Hall(program.port)
        self.steps = self.pharmacy()
        self.before = self.journal.answers()
        self.strangers = set(self.journal.versions())

    def cookies(self, account):
        clients = [Client(self.program.port, account) for _ in range(SESSIONS)]
        for client in clients:
            client.close()
        return [client.cookie for client in clients]

    def pharmacy(self):
        """Every act from the application to the archive, learnt by doing it once."""
        hall, steps, cookies = self.hall, [], {}

        def step(account, path, body, versioned=True):
            if account not in cookies:
                cookies[account] = self.cookies(account)
            steps.append({"method": "POST", "path": f"/api/v1/cases{path}", "versioned": versioned, "person": account,
                          "body": json.dumps(body, ensure_ascii=False), "cookies": cookies[account]})

        application = hall.application("jian")
        application["fields"]["business_name"] = "药房{n}号"
        step("jian", "", application, versioned=False)
        case = hall.received()
        findings = hall.findings(case)
        step("clerk", "/{case}/acceptance", {"findings": findings})
        hall.accepted(case)
        while waiting := hall.items(case, "in_hand"):
            for item in waiting:
                task = hall.task(case, item)
                chief = CHIEFS[task["department"]["code"]]
                if task["site_check"]:
                    visit = hall.visit([item])
                    hall.do("record_site_visit", chief, visit, case=case)
                    step(chief, "/{case}/site-visit", {**visit, "visited_at": "{now}"})  # the load writes the moment of the act
                hall.grant(case, item)
                step(chief, f"/{{case}}/tasks/{item}/decision", samples.grant(task))
        handover = hall.handover(case)
        step("issuer", "/{case}/handover", handover)
        hall.do("hand_over_results", "issuer", handover, case=case)
        step("issuer", "/{case}/archive", {})
        return steps

    def load(self, steps, clients, seconds, rate=0.0, cases=0):
        """What the load says of itself, with the processor time it took in the server and in PostgreSQL."""
        path = os.path.join(self.program.folder, "plan.json")
        with open(path, "w", encoding="utf-8") as plan:
            json.dump({"port": self.program.port, "clients": clients, "seconds": seconds, "rate": rate,
                       "first": self.first, "cases": cases, "steps": steps}, plan, ensure_ascii=False)
        server, postgres = self.program.cpu_seconds(), self.cluster.cpu_seconds() if self.cluster else 0
        done = subprocess.run([os.path.join(self.build, "bench", "http_load"), path], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"the load failed: {done.stderr}\n{self.program.last_words()}")
        told = json.loads(done.stdout)
        told["cpu_server_s"] = self.program.cpu_seconds() - server
        told["cpu_postgres_s"] = (self.cluster.cpu_seconds() if self.cluster else 0) - postgres
        told["load"] = os.getloadavg()[0]
        self.first += 10_000_000
        if set(told["statuses"]) - {"200", "201"}:
            raise RuntimeError(f"not everything was done: {told['statuses']}\n{done.stderr[:2000]}")
        return told, path + ".cases"

    def act(self, steps, clients, seconds, rate=0.0, cases=0):
        told, versions = self.load(steps, clients, seconds, rate, cases)
        self.acknowledged += told["acknowledged"]
        with open(versions, encoding="ascii") as lines:
            self.versions.update((int(case), int(version)) for case, version in map(str.split, lines))
        return told

    def stored_bytes(self):
        if self.cluster:
            return int(self.ask("CHECKPOINT; SELECT pg_database_size(current_database())"))
        self.program.stop()  # the last connection writes the log back into the file
        size = os.path.getsize(self.journal.path)
        self.program.start()
        return size

    def ask(self, text):
        return subprocess.run(["psql", "-X", "-q", "-A", "-t", "-c", text, self.program.database], capture_output=True,
                              text=True, check=True).stdout.strip()

    def full_and_half(self):
        self.act(self.steps, self.options.clients, 1.0)  # caches and prepared statements
        began = self.stored_bytes()
        full = self.act(self.steps, self.options.clients, self.options.seconds)
        grown = self.stored_bytes() - began
        self.tell("actions", full, stored_bytes_an_action=round(grown / full["acknowledged"]))
        rate = full["acknowledged"] / full["seconds"] / 2
        half = self.act(self.steps, self.options.clients, self.options.seconds, rate)
        self.tell("actions at half load", half, due_per_s=round(rate))

    def tell(self, name, told, **more):
        count = told["acknowledged"]
        report(name, engine=self.engine, clients=self.options.clients, steps=len(self.steps), actions=count,
               cases=told["cases"], turned_away=told["turned_away"], per_s=round(count / told["seconds"]), p50_ms=round(told["p50_ms"], 2),
               p99_ms=round(told["p99_ms"], 2), most_ms=round(told["most_ms"], 1), cpu_ms_an_action=round((told["cpu_server_s"] + told["cpu_postgres_s"]) * 1e3 / count, 3),
               server_cpu_ms=round(told["cpu_server_s"] * 1e3 / count, 3), postgres_cpu_ms=round(told["cpu_postgres_s"] * 1e3 / count, 3),
               client_cpu_ms=round(told["client_cpu_s"] * 1e3 / count, 3), load=round(told["load"], 1), **more)

    def verify(self):
        """After kill -9 and a restart: exactly the acknowledged acts stand, and every hash is right."""
        self.program.kill()
        self.program.start()
        # Facts, feed and what still waits for its place are read one after the other: nobody may move them meanwhile.
        self.program.stop()
        stored = self.journal.answers() - self.before
        problems, facts = self.journal.problems()
        stood = {case: version for case, version in self.journal.versions().items() if case not in self.strangers}
        if stored != self.acknowledged:
            problems.append(f"{self.acknowledged} acts acknowledged, {stored} stored")
        if stood != self.versions:
            wrong = [case for case in set(stood) | set(self.versions) if stood.get(case) != self.versions.get(case)]
            problems.append(f"{len(wrong)} cases stand at another version than acknowledged, as {wrong[:3]}")
        report("journal", engine=self.engine, acknowledged=self.acknowledged, stored=stored, cases=len(stood), facts=facts,
               problems=problems[:5])
        return not problems


    def floor(self):
        """The same rows once more in an empty database, with bare SQL: what no server can be quicker than."""
        if self.cluster:
            self.ask("CREATE DATABASE floor ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0")
            source, target = self.program.database, self.program.database.replace("/postgres?", "/floor?")
        else:
            self.program.stop()
            source, target = f"sqlite:{self.journal.path}", f"sqlite:{self.program.folder}/floor.sqlite"
        for a_commit in (1, 16, 64):
            postgres = self.cluster.cpu_seconds() if self.cluster else 0
            done = subprocess.run([os.path.join(self.build, "bench", "floor_bench"), source, target, str(a_commit)],
                                  capture_output=True, text=True, check=True)
            told = json.loads(done.stdout)
            postgres = (self.cluster.cpu_seconds() if self.cluster else 0) - postgres
            count = told["actions"]
            report("floor", engine=self.engine, actions=count, a_commit=a_commit, per_s=round(count / told["seconds"]),
                   cpu_ms_an_action=round((told["cpu_s"] + postgres) * 1e3 / count, 3), postgres_cpu_ms=round(postgres * 1e3 / count, 3))
            if self.cluster:
                self.ask("DROP DATABASE floor")
                self.ask("CREATE DATABASE floor ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0")
            else:
                for suffix in ("", "-wal", "-shm"):
                    if os.path.exists(path := f"{self.program.folder}/floor.sqlite{suffix}"):
                        os.remove(path)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("engine", choices=["sqlite", "postgres"])
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args(arguments)
    cluster = Cluster(os.environ["YICHUANG_TEST_POSTGRES"]) if options.engine == "postgres" else None
    with Program(os.path.join(options.build, "yichuang"), database=os.environ["YICHUANG_TEST_POSTGRES"] if cluster else None) as program:
        bench = Bench(options.build, program, cluster, options)
        bench.full_and_half()
        right = bench.verify()
        bench.floor()
        return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
