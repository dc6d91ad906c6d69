#!/usr/bin/env python3
"""The pinned pharmacy in Flowable and here, one after the other on the same PostgreSQL, and how many times as much.

  tests/contract/with_postgres.sh bench/rivals/beside_flowable.py build [--runs 3] [--seconds 30] [--clients 1 2 4 8 16]

Flowable's process is made from the same compiled plan and worked by the same people with the same acts in the same
order; each act is one transaction, durable when it returns, and history is kept at level audit. It is embedded: its
clients are threads of its own process. Ours is asked over HTTP by another process, and does what Flowable is not asked
to: signed journal, clocks, authority, materials, keys against repetition. Each run has fresh databases; Flowable's
begins with 200 cases that are not measured. The best point of each run is compared; processor time is of the engine's
process and of all of PostgreSQL. Prints one line of JSON a figure."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "flowable"), os.path.join(HERE, "..")]

from hall import Bench, Cluster, Program  # noqa: E402
from results import report  # noqa: E402
from engine import Engine, put_together  # noqa: E402
from model import acts, model  # noqa: E402
from driver.samples import PHARMACY  # noqa: E402

WARM_UP_CASES = 200


def ask(database, text):
    return subprocess.run(["psql", "-X", "-q", "-A", "-t", "-c", text, database], capture_output=True, text=True, check=True).stdout.strip()


def fresh(database, name):
    ask(database, f"CREATE DATABASE {name} ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0")
    return database.replace("/postgres?", f"/{name}?")


def stored_bytes(database):
    return int(ask(database, "CHECKPOINT; SELECT pg_database_size(current_database())"))


def figures(told, engine_s, postgres_s, stored):
    count = told["acknowledged"]
    return {"actions": count, "per_s": round(count / told["seconds"]), "p50_ms": round(told["p50_ms"], 2), "p99_ms": round(told["p99_ms"], 2),
            "cpu_ms_an_action": round((engine_s + postgres_s) * 1e3 / count, 3), "engine_cpu_ms": round(engine_s * 1e3 / count, 3),
            "postgres_cpu_ms": round(postgres_s * 1e3 / count, 3), "stored_bytes_an_action": round(stored / count)}


def best_of(points):
    return max(points, key=lambda point: point["per_s"])


class Beside:
    def __init__(self, options):
        self.options, self.database = options, os.environ["YICHUANG_TEST_POSTGRES"]
        self.cluster = Cluster(self.database)
        self.class_path = put_together(options.build)
        answers = [f"{question}={answer}" for question, answer in PHARMACY.items()]
        binary = os.path.join(options.build, "yichuang")
        self.plan = json.loads(subprocess.run([binary, "plan", "open-pharmacy", "--answer", *answers, "--json"], capture_output=True,
                                              text=True, check=True).stdout)

    def ours(self, run):
        """Our best point; and the acts of the load, for the rival to do the same."""
        with Program(os.path.join(self.options.build, "yichuang"), database=fresh(self.database, f"ours_{run}")) as program:
            bench, points = Bench(self.options.build, program, self.cluster, argparse.Namespace()), []
            bench.act(bench.steps, max(self.options.our_clients), 600, cases=WARM_UP_CASES)
            for clients in self.options.our_clients:
                began = stored_bytes(program.database)
                told = bench.act(bench.steps, clients, self.options.seconds)
                points.append(figures(told, told["cpu_server_s"], told["cpu_postgres_s"], stored_bytes(program.database) - began))
                report("beside flowable: ours", run=run, clients=clients, steps=len(bench.steps), turned_away=told.get("turned_away", 0),
                       **points[-1])
            if not bench.verify():
                raise RuntimeError("not exactly the acknowledged acts stand")
            return best_of(points), bench.steps

    def flowable(self, run, steps):
        database, points, acknowledged = fresh(self.database, f"flowable_{run}"), [], 0
        with tempfile.TemporaryDirectory() as folder, \
             Engine(self.class_path, database, folder, model(self.plan), acts(steps), max(self.options.clients)) as engine:
            acknowledged += engine.run(max(self.options.clients), 600, WARM_UP_CASES)["acknowledged"]
            for clients in self.options.clients:
                began, java, postgres = stored_bytes(database), engine.cpu_seconds(), self.cluster.cpu_seconds()
                told = engine.run(clients, self.options.seconds)
                java, postgres = engine.cpu_seconds() - java, self.cluster.cpu_seconds() - postgres
                acknowledged += told["acknowledged"]
                points.append(figures(told, java, postgres, stored_bytes(database) - began))
                report("flowable", run=run, clients=clients, steps=len(steps), **points[-1])
            stood = engine.count()
            stored = stood["cases"] + stood["finished_tasks"]  # a case is begun by one act, a task ended by one
            report("flowable history", run=run, version=stood["version"], acknowledged=acknowledged, stored=stored,
                   finished_cases=stood["finished_cases"])
            if stored != acknowledged:
                raise RuntimeError(f"{acknowledged} acts acknowledged, {stored} stood in Flowable's history")
        return best_of(points)

    def compare(self):
        best = {"ours": [], "flowable": []}
        for run in range(1, self.options.runs + 1):
            point, steps = self.ours(run)
            best["ours"].append(point)
            best["flowable"].append(self.flowable(run, steps))
        told = {}
        for who, points in best.items():
            for name in ("per_s", "p99_ms", "cpu_ms_an_action", "stored_bytes_an_action"):
                values = [point[name] for point in points]
                told[f"{who}_{name}"] = [min(values), statistics.median(values), max(values)]
        ratio = told["ours_per_s"][1] / told["flowable_per_s"][1]
        report("beside flowable", engine="PostgreSQL", runs=self.options.runs, seconds=self.options.seconds, order="min, median, max", **told,
               times_as_much=round(ratio, 2), cpu_times_less=round(told["flowable_cpu_ms_an_action"][1] / told["ours_cpu_ms_an_action"][1], 2))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 2, 4, 8, 16])
    parser.add_argument("--our-clients", type=int, nargs="+", default=[16, 64])
    Beside(parser.parse_args(arguments)).compare()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
