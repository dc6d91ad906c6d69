#!/usr/bin/env python3
"""No page of a list costs more because the hall has grown: on either engine each is read from an index in the order it is
shown in, and no statement reads a whole table.

  tests/contract/with_postgres.sh tests/engines/list_plans.py build/yichuang

The statements are read out of the program (statements.py) and planned by each engine on the program's own tables. What sorts
is named here, with why it has little to sort."""

import json
import os
import re
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from city_rules import ACROSS, OWN, Database  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from operating.databases import fresh_database  # noqa: E402
from statements import COMMAND, POSTGRES, SQLITE, Binary, statements  # noqa: E402

PAGE = re.compile(r"ORDER BY.*LIMIT \$\d")
# What may sort before it shows a page.
FEW = ((re.compile(r"by_number"), "the items of one case"), (re.compile(r"by_name|by_words"), "those of applicants called so"),
       (re.compile(r"_today$|/day_|department_day_"), "those of one day"), (re.compile(r"results_(ready|uncollected)"), "what lies at the window"),
       (re.compile(r"deemed_accepted|bad_ratings"), "exceptions of one year"), (re.compile(r"tasks_(yellow|red)$"), "what is nearly due, and late"), (re.compile(r"others_present"), "who has the case open"),
       (re.compile(r"silent_cases|letters"), "the letters and the silence of one office"))


# Statements that find nothing but the district in an index, and why that is not the whole hall.
OF_A_DISTRICT = {
    "authority/list_staff": "an index of the staff alone", "people/staff_accounts": "an index of the staff alone",
    "care/count_call_backs": "an index of those who still wait, 200 at most", "care/list_call_backs": "the same",
    "catalogue/count_guide_reports": "an index of those that wait, 300 at most", "catalogue/waiting_guide_reports": "the same",
    "oversight/first_counted_year": "the first of the index", "catalogue/open_adoptions": "some a year", "catalogue/list_publications": "some a year",
    "catalogue/count_open_revisions": "some at a time",
    "export/counts": "an operator's", "export/keys": "a key a year", "seal/keys": "a key a year", "seal/last_key": "the last one",
    "follower/all": "some followers", "main/any_account": "an operator's", "main/demo_accounts": "of a demonstration",
    "main/feed_head": "the last one", "main/read_clock_offset": "one row", "main/unsequenced": "what has no place yet",
    "seal/feed_end": "the last one", "seal/last_head": "the last one", "store/feed_head": "the last one",
    "store/unsequenced": "what has no place yet", "record/seed_result_series": "some series a year"}


def few(name):
    return any(pattern.search(name) for pattern, _ in FEW)


def sqlite_faults(connection, text):
    """Whole tables read, and pages sorted."""
    values = {number: 1 for number in re.findall(r"\$(\d+)", text)}
    steps = [row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + text, values)]
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    named = {alias or table for table, alias in re.findall(r"(?:FROM|JOIN) (\w+)(?: (?!WHERE|JOIN|ON|ORDER|LIMIT)(\w+))?", text) if table in tables}
    whole = [step for step in steps if step.startswith("SCAN") and step.split()[1] in named or "(district=?)" in step or "ANY(" in step]
    return whole, [step for step in steps if "FOR ORDER BY" in step]


def nodes(plan):
    yield plan
    for part in plan.get("Plans", ()):
        yield from nodes(part)


def postgres_faults(told):
    """Of a plan made with everything else forbidden, so that what is left is what no index can do."""
    plan = list(nodes(json.loads(told)[0]["Plan"]))
    whole = [one["Relation Name"] for one in plan if one["Node Type"] == "Seq Scan" or
             one["Node Type"].startswith("Index") and "Index Cond" not in one]
    return whole, [one["Sort Key"] for one in plan if one["Node Type"] == "Sort"]


def postgres_plans(database, texts):
    mark = "---- statement "
    script = ["SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off;"]
    for number, text in enumerate(texts):
        count = max([int(one) for one in re.findall(r"\$(\d+)", text)], default=0)
        values = f"({', '.join(['NULL'] * count)})" if count else ""
        script.append(f"\\echo {mark}{number}\nPREPARE s AS {text};\nEXPLAIN (FORMAT JSON) EXECUTE s{values};\nDEALLOCATE s;")
    return [one.partition("\n")[2] for one in database.run("\n".join(script), stop=False).split(mark)[1:]]


def reads_no_more_than_turned(tally, steps):
    """A red or yellow light is found among those that have turned, however much is in hand."""
    lights = [step for step in steps if "task_lights" in step]
    tally.check(lights and all("yellow_at<?" in step for step in lights), f"SQLite: lights are found by when they turned: {steps}")


def is_ours(name, text):
    return not COMMAND.match(text) and not OWN.search(text) and name not in ACROSS


def judge(tally, engine, name, text, whole, sorts):
    if name in OF_A_DISTRICT:
        whole = []
    tally.check(not whole, f"{engine}: {name} reads all of {whole}")
    if PAGE.search(text) and not few(name):
        tally.check(not sorts, f"{engine}: {name} sorts all it finds before it shows a page: {sorts}")


def check_sqlite(tally, binary, path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        for name, text in sorted(statements(binary, SQLITE).items()):
            if not is_ours(name, text) or "unnest(" in text:
                continue  # arrays are PostgreSQL's
            judge(tally, "SQLite", name, text, *sqlite_faults(connection, text))
            if re.search(r"(tasks|total)_(yellow|red)$", name):
                values = {number: 1 for number in re.findall(r"\$(\d+)", text)}
                reads_no_more_than_turned(tally, [row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + text, values)])
        tally.check(all(sqlite_faults(connection, "SELECT id FROM case_row c WHERE c.district = $1 AND c.channel = 'x' OR c.version = $2 ORDER BY c.channel LIMIT $3")),
                    "SQLite: what reads and sorts everything is found")


def check_postgres(tally, binary, database):
    ours = {name: text for name, text in sorted(statements(binary, POSTGRES).items()) if is_ours(name, text)}
    for (name, text), told in zip(ours.items(), postgres_plans(database, list(ours.values()))):
        if tally.check(told.startswith("["), f"PostgreSQL: {name} cannot be planned"):
            judge(tally, "PostgreSQL", name, text, *postgres_faults(told))
    wrong = postgres_plans(database, ["SELECT id FROM case_row c WHERE c.version = $1 ORDER BY c.channel LIMIT $2"])[0]
    whole, sorts = postgres_faults(wrong)
    tally.check(whole and sorts, f"PostgreSQL: what reads and sorts everything is found: {whole} {sorts}")


def main(arguments):
    tally, binary = Tally(), Binary(arguments[0])
    with Program(arguments[0]) as program:
        check_sqlite(tally, binary, os.path.join(program.data, "yichuang.sqlite"))
    if address := fresh_database("list_plans"):
        with Program(arguments[0], database=address):
            check_postgres(tally, binary, Database(address))
    return tally.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
