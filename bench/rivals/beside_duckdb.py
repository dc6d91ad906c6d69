#!/usr/bin/env python3
"""The tasks of a filled hall counted in DuckDB, and in the engines that the hall itself runs on.

  tests/contract/with_postgres.sh build/rivals/venv/bin/python bench/rivals/beside_duckdb.py build [--cases 20000] [--times 10]

The hall is filled through the front door: a fifth of the cases go all the way, the others wait at the departments. Its
tasks then stand in three places: in SQLite and in PostgreSQL, in the hall's own table with its own indexes, and in
DuckDB's columns; each there so many times, every time a month earlier, for ten years of work are not done in a minute.
The same two statements run in each, on one core, and must say the same; once, before the rows are multiplied, they must
say what the manager's page says. Processor time only is told. Prints one line of JSON a figure."""

import argparse
import csv
import os
import sqlite3
import subprocess
import sys
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..")]

import duckdb  # noqa: E402
from hall import Bench, Cluster, Program  # noqa: E402
from results import report  # noqa: E402

DAY = 86_400_000
MOST = 10_000  # a number of the page goes no further (kMostInNumber)
ENOUGH = 1.0  # seconds of processor time that a figure is taken from
OPEN = """SELECT department, CASE WHEN red_at <= {now} THEN 'red' WHEN yellow_at <= {now} THEN 'yellow' ELSE 'green' END AS light,
    count(*) FROM task_row WHERE district = {district} AND state = 'in_hand' GROUP BY 1, 2 ORDER BY 1, 2"""
FINISHED = """SELECT department, {month} AS month, count(*) FROM task_row WHERE district = {district} AND decided_at IS NOT NULL
    GROUP BY 1, 2 ORDER BY 1, 2"""
MONTHS = {"SQLite": "strftime('%Y-%m', decided_at / 1000 + 28800, 'unixepoch')",
          "PostgreSQL": "to_char(to_timestamp(decided_at / 1000) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')",
          "DuckDB": "strftime(make_timestamp(decided_at * 1000 + 28800000000), '%Y-%m')"}


class Sqlite:
    name = "SQLite"

    def __init__(self, path):
        self.connection = sqlite3.connect(path)

    def run(self, text):
        return [tuple(map(str, row)) for row in self.connection.execute(text).fetchall()]

    def cpu_of(self, text, times):
        began = time.process_time()
        for _ in range(times):
            self.run(text)
        return time.process_time() - began


class Duck(Sqlite):
    name = "DuckDB"

    def __init__(self, path, rows, columns):
        self.connection = duckdb.connect(path, config={"threads": 1})
        kinds = ", ".join(f"'{name}': '{'BIGINT' if kind == 'INTEGER' else 'VARCHAR'}'" for name, kind in columns)
        self.connection.execute(f"CREATE TABLE task_row AS SELECT * FROM read_csv('{rows}', header = false, nullstr = '\\N', columns = {{{kinds}}})")
        self.connection.execute("CHECKPOINT")


class Postgres:
    name = "PostgreSQL"

    def __init__(self, database, cluster, rows, columns):
        self.database, self.cluster = database, cluster
        names = ", ".join(name for name, _ in columns)
        self.ask(f"\\copy task_row ({names}) FROM '{rows}' WITH (FORMAT csv, NULL '\\N')", "VACUUM ANALYZE task_row")

    def ask(self, *texts):
        told = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", self.database], capture_output=True, text=True,
                              input="".join(text + ("\n" if text.startswith("\\") else ";\n") for text in texts), check=True)
        return told.stdout

    def run(self, text):
        return [tuple(line.split("|")) for line in self.ask(text).splitlines()]

    def cpu_of(self, text, times):
        began = self.cluster.cpu_seconds()
        self.ask("SET max_parallel_workers_per_gather = 0", *[text] * times)
        return self.cluster.cpu_seconds() - began


class Filled:
    """A hall on SQLite that has worked, and what its manager's page says."""

    def __init__(self, program, options):
        self.bench = Bench(options.build, program, None, argparse.Namespace())
        self.bench.act(self.bench.steps, options.clients, 3600, cases=options.cases // 5)
        self.bench.act(self.bench.steps[:2], options.clients, 3600, cases=options.cases - options.cases // 5)
        self.path = self.bench.journal.path
        self.page()
        program.stop()

    def page(self):
        manager, pages = self.bench.hall.person("manager"), 20
        began = self.bench.program.cpu_seconds()
        for _ in range(pages):
            told = manager.get("/overview")
        used = self.bench.program.cpu_seconds() - began
        report("counting: the manager's page", engine="SQLite", cases=len(self.bench.versions), cpu_ms=round(used * 1e3 / pages, 1))
        self.told = {(one["department"]["code"], light): one[light] for one in told["departments"] for light in ("yellow", "red", "in_hand")}

    def check(self, rows):
        """The statement counts what the page counts, which says no more than "above MOST" of what is more."""
        counted = {}
        for department, light, count in rows:
            for name in {light, "in_hand"}:
                counted[department, name] = counted.get((department, name), 0) + int(count)
        wrong = {key: (count, counted.get(key, 0)) for key, count in self.told.items() if count != min(MOST, counted.get(key, 0))}
        if wrong or not any(self.told.values()):
            raise RuntimeError(f"the statement and the manager's page differ: {wrong}")


def multiplied(path, times, rows):
    """Every task again and again, each time a month earlier, in the hall's own table and as a file for the others."""
    with sqlite3.connect(path) as connection:
        columns = [(row[1], row[2]) for row in connection.execute("PRAGMA table_info(task_row)")]
        names = [name for name, _ in columns]
        least, most = connection.execute("SELECT min(id), max(id) FROM task_row").fetchone()
        for again in range(1, times):
            moved = {name: f"{name} - {30 * DAY * again}" for name in ("decided_at", "yellow_at", "red_at")} | {"id": f"id + {(most - least + 1) * again}"}
            connection.execute(f"INSERT INTO task_row ({', '.join(names)}) SELECT {', '.join(moved.get(name, name) for name in names)} "
                               f"FROM task_row WHERE id <= {most}")
        connection.execute("ANALYZE")
        connection.commit()
        with open(rows, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(["\\N" if one is None else one for one in row] for row in connection.execute("SELECT * FROM task_row"))
        count = connection.execute("SELECT count(*) FROM task_row").fetchone()[0]
    connection.close()
    return columns, count


def measure(places, district, now, count):
    said = {}
    for what, text in (("open by department and light", OPEN), ("finished by department and month", FINISHED)):
        for place in places:
            statement = text.format(now=now, district=district, month=MONTHS[place.name])
            rows = place.run(statement)
            if rows != said.setdefault(what, rows):
                raise RuntimeError(f"{place.name} counts otherwise: {rows[:5]}, not {said[what][:5]}")
            times = min(1000, max(5, int(ENOUGH * 5 / max(place.cpu_of(statement, 5), 0.01))))
            used = place.cpu_of(statement, times)
            report(f"counting: {what}", engine=place.name, rows=count, counted=sum(int(row[-1]) for row in rows), groups=len(rows),
                   times=times, cpu_ms=round(used * 1e3 / times, 2), rows_a_cpu_second=round(count * times / used))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--clients", type=int, default=16)
    options = parser.parse_args(arguments)
    binary, url = os.path.join(options.build, "yichuang"), os.environ["YICHUANG_TEST_POSTGRES"]
    with Program(binary) as program, Program(binary, database=url) as other:
        other.stop()  # it has made its tables, of which one is filled below
        hall, rows = Filled(program, options), os.path.join(program.folder, "rows.csv")
        now = int(time.time() * 1000)
        engine = Sqlite(hall.path)
        district = engine.run("SELECT min(district) FROM task_row")[0][0]
        hall.check(engine.run(OPEN.format(now=now, district=district)))
        columns, count = multiplied(hall.path, options.times, rows)
        places = [Duck(os.path.join(program.folder, "rows.duckdb"), rows, columns), engine, Postgres(url, Cluster(url), rows, columns)]
        measure(places, district, now, count)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
