#!/usr/bin/env python3
"""What lets one database grow into a city's: the schema and every statement keep to the rules that a table split by
district needs (docs/decisions/0003-one-sql-text.md), read from PostgreSQL's own catalogue and plans.

  tests/contract/with_postgres.sh tests/engines/city_rules.py build/yichuang

The tables are made by the program. Then each is copied, split by district into partitions, and every statement of the
program (statements.py) is planned against the copy: all but the few named here must touch one partition of each table.
Last, each rule is shown to find what breaks it."""

import json
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from operating.databases import fresh_database  # noqa: E402
from statements import COMMAND, POSTGRES, Binary, statements  # noqa: E402

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
DISTRICTS = (1, 2, 3)
# Of the whole database, not of a district.
NO_DISTRICT = {"schema_step": "which steps the database has"}
# An operator's tool looks at everything a database has; a group of sets comes as arrays, each row with its district in it.
ACROSS = {
    "backup/documents": "a backup has everything", "backup/uploads": "a backup has everything",
    "export/districts": "an export asks which districts there are", "main/districts": "a start looks whether the database is this district's",
    "catalogue/published_districts": "a command that is told no catalogue, and so no district, sees that there is only one",
    "restore/sealed": "a restored backup is tried with its keys", "inspect/streams": "the hall looks for damage in everything it has",
    "verify/streams": "everything is verified", "verify/facts": "everything is verified", "verify/feed": "everything is verified",
    "verify/waiting": "everything is verified", "store/lock_appended": "arrays", "store/lock_held": "arrays", "store/move_streams": "arrays"}
# What an engine is asked about itself, and SQLite's own tables.
OWN = re.compile(r"\b(sqlite_\w+|pragma_\w+|pg_\w+|current_setting|current_schemas)\b|schema_step")
FORBIDDEN = re.compile(r"\b((?:LISTEN|NOTIFY)\s+\w+|pg_notify|pg_(?:try_)?advisory\w*|nextval|currval|setval|"
                       r"CREATE\s+(?:OR\s+REPLACE\s+)?(?:TRIGGER|RULE|SEQUENCE|TYPE|TEMP\w*|UNLOGGED|FUNCTION)|"
                       r"GENERATED\s+(?:ALWAYS|BY\s+DEFAULT)|SERIAL|BIGSERIAL|MERGE\s+INTO|WITH\s+RECURSIVE)\b")


class Database:
    def __init__(self, address):
        self.address = address

    def run(self, text, stop=True):
        done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", f"ON_ERROR_STOP={int(stop)}", "-f", "-", self.address],
                              input=text, capture_output=True, text=True, check=False)
        if stop and done.returncode != 0:
            raise RuntimeError(f"{done.stderr}\n{text[:2000]}")
        return done.stdout

    def lines(self, text):
        return [line for line in self.run(text).splitlines() if line]


# ---- rules of the schema: each says what breaks it ----------------------------------------------------------------

def keys_without_the_district(database, schema):
    """Rule 1: the district comes first in every primary key and every unique index, so that each is of one part."""
    return [one for one in database.lines(f"""
        SELECT t.relname || ' ' || i.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
        LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
        WHERE n.nspname = '{schema}' AND x.indisunique AND a.attname IS DISTINCT FROM 'district'""")
            if one.split()[0] not in NO_DISTRICT]


def tables_without_a_key(database, schema):
    """Rule 1 as well: a table without a primary key has nothing that could be split."""
    return database.lines(f"""
        SELECT t.relname FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = '{schema}'
        AND t.relkind = 'r' AND NOT EXISTS (SELECT 1 FROM pg_index x WHERE x.indrelid = t.oid AND x.indisprimary)""")


def numbers_made_by_the_engine(database, schema):
    """Rule 4: no serial, identity or sequence: ids are made by the application."""
    return database.lines(f"""
        SELECT 'sequence ' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = '{schema}' AND c.relkind = 'S' UNION ALL
        SELECT 'identity ' || c.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '{schema}' AND a.attidentity <> ''""")


def what_acts_by_itself(database, schema):
    """Rule 6: no trigger, no rule, nothing temporary or unlogged, no function."""
    return database.lines(f"""
        SELECT 'trigger ' || g.tgname FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '{schema}' AND NOT g.tgisinternal UNION ALL
        SELECT 'rule ' || r.rulename FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '{schema}' UNION ALL
        SELECT 'not kept: ' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = '{schema}' AND c.relpersistence <> 'p' UNION ALL
        SELECT 'function ' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname = '{schema}'""")


def types_of_its_own(database, schema):
    """Rule 10: no enum or domain; text compares byte by byte."""
    return database.lines(f"""
        SELECT 'type ' || t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
        WHERE n.nspname = '{schema}' AND t.typtype IN ('e', 'd') UNION ALL
        SELECT 'collation of ' || c.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_collation l ON l.oid = a.attcollation
        WHERE n.nspname = '{schema}' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND l.collname <> 'C'""")


RULES = (keys_without_the_district, tables_without_a_key, numbers_made_by_the_engine, what_acts_by_itself, types_of_its_own)


# ---- rule 5: every statement carries the district -----------------------------------------------------------------

def split(database):
    """A copy of every table, with its indexes, as a city would have it: one partition a district."""
    tables = database.lines("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    text = ["CREATE SCHEMA city;"]
    for table in tables:
        if table in NO_DISTRICT:
            text.append(f"CREATE TABLE city.{table} (LIKE public.{table} INCLUDING ALL);")
            continue
        text.append(f"CREATE TABLE city.{table} (LIKE public.{table} INCLUDING ALL) PARTITION BY LIST (district);")
        text += [f"CREATE TABLE city.{table}__{one} PARTITION OF city.{table} FOR VALUES IN ({one});" for one in DISTRICTS]
    database.run("\n".join(text))
    return tables


# Parameters that rise, that fall, and that leave a search empty: a plan that finds them contradictory reads nothing.
VALUES = ({"number": lambda k: k + 1, "text": lambda k: f"2026-01-{k + 1:02}"}, {"number": lambda k: 90 - k, "text": lambda k: f"2026-02-{28 - k:02}"},
          {"number": lambda k: 5, "text": lambda k: ""}, {"number": lambda k: k + 1, "text": lambda k: "" if k == 1 else f"2026-01-{k + 1:02}"},
          {"number": lambda k: k + 1, "text": lambda k: f"2026-01-{k + 1:02}" if k < 5 else ""})


def values_for(kinds, made):
    """The first number is the district in almost every statement: it is 1."""
    told = []
    for k, kind in enumerate(kinds):
        if kind.endswith("[]"):
            told.append("'{1}'")
        elif kind in ("bigint", "integer", "smallint", "double precision"):
            told.append(str(made["number"](k) if k else 1))
        elif kind == "bytea":
            told.append("'\\x00'")
        else:
            told.append(f"'{made['text'](k)}'")
    return ", ".join(told)


def scans(plan):
    """Every table a plan reads or changes."""
    found = {plan["Relation Name"]} if "Relation Name" in plan else set()
    for part in plan.get("Plans", ()):
        found |= scans(part)
    return found


def parts_of(told):
    parts = {}
    for name in scans(json.loads(told)[0]["Plan"]):
        table, is_part, _ = name.partition("__")
        if is_part:
            parts.setdefault(table, set()).add(name)
    return {table: len(names) for table, names in parts.items()}


class Plans:
    """How many partitions of each table the statements touch, the most of several sets of values; all in one session."""

    MARK = "---- statement "
    BEGINNING = "SET search_path = city; SET plan_cache_mode = force_custom_plan;\n"

    def __init__(self, database):
        self.database = database

    def told(self, pieces):
        """What each piece of a script says, the last words of an error included."""
        script = "".join(f"\\echo {self.MARK}{number}\n{piece}\n" for number, piece in enumerate(pieces))
        return [one.partition("\n")[2] for one in self.database.run(self.BEGINNING + script, stop=False).split(self.MARK)[1:]]

    def touched(self, texts):
        """Beside each text: table → how many; nothing when it cannot be planned."""
        kinds = [one.split() for one in self.told(
            [f"PREPARE s{number} AS {text};\nSELECT replace(t::text, ' ', '_') FROM pg_prepared_statements p, "
             f"unnest(p.parameter_types) t WHERE p.name = 's{number}';" for number, text in enumerate(texts)])]
        most = [None] * len(texts)
        for made in VALUES:
            asked = [f"PREPARE s AS {text};\nEXPLAIN (FORMAT JSON) EXECUTE s" + (f"({values_for([k.replace('_', ' ') for k in kind], made)})" if kind else "")
                     + ";\nDEALLOCATE s;" for text, kind in zip(texts, kinds)]
            for number, told in enumerate(self.told(asked)):
                if not told.startswith("["):
                    continue
                most[number] = most[number] or {}
                for table, count in parts_of(told).items():
                    most[number][table] = max(most[number].get(table, 0), count)
        return most


def breaks_rule_5(text, touched):
    """Why, or nothing."""
    if touched is None:
        return "cannot be planned"
    if many := {table: count for table, count in touched.items() if count > 1}:
        return f"touches {many}"
    inserted = re.match(r"\s*INSERT INTO (\w+) \(([^)]*)\)", text)
    if not touched and not inserted:
        return "touches no partition at all, so nothing is shown"
    if inserted and inserted[1] not in NO_DISTRICT and inserted[2].split(",")[0].strip() != "district":
        return "inserts without the district in the first place"
    return None


# ---- the checks ---------------------------------------------------------------------------------------------------

def names_in_the_source():
    found = set()
    for folder, _, files in os.walk(os.path.join(ROOT, "src")):
        for name in files:
            if name.endswith((".cc", ".h")) and not name.endswith("_test.cc"):
                with open(os.path.join(folder, name), encoding="utf-8") as source:
                    found |= set(re.findall(r"Statement\s+\w+\s*\{\s*\"([a-z_0-9]+/[a-z_0-9]+)\"\s*,", source.read()))
    return found


def check_schema(tally, database):
    for rule in RULES:
        broken = rule(database, "public")
        tally.check(not broken, f"{rule.__doc__.splitlines()[0]} Broken by: {broken}")


def check_statements(tally, binary, database):
    every = statements(binary, POSTGRES)
    missing = names_in_the_source() - set(every)
    tally.check(len(every) > 300 and not missing, f"every statement is read out of the program: {len(every)}, not {sorted(missing)}")
    asked = {name: text for name, text in sorted(every.items()) if not COMMAND.match(text) and not OWN.search(text)}
    for (name, text), touched in zip(asked.items(), Plans(database).touched(list(asked.values()))):
        broken = breaks_rule_5(text, touched)
        if name in ACROSS:
            tally.check(broken, f"{name} stands in the list of those across districts and need not")
        else:
            tally.check(not broken, f"rule 5: {name} {broken}")
    tally.check(set(ACROSS) <= set(asked), f"the list of those across districts names {set(ACROSS) - set(asked)}, which are gone")


def check_words(tally, binary):
    told = sorted({found[0] for found in FORBIDDEN.finditer(binary.words())})
    tally.check(not told, f"rules 4 and 6: the program has nowhere the words {told}")


def check_each_rule_can_fail(tally, database):
    database.run("""
        CREATE SCHEMA planted;
        CREATE TYPE planted.mood AS ENUM ('well');
        CREATE TABLE planted.wrong (id BIGSERIAL PRIMARY KEY, district BIGINT NOT NULL, name TEXT COLLATE "C.utf8", of planted.mood);
        CREATE TABLE planted.keyless (district BIGINT NOT NULL, id BIGINT GENERATED ALWAYS AS IDENTITY);
        CREATE FUNCTION planted.act() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER acts BEFORE INSERT ON planted.wrong FOR EACH ROW EXECUTE FUNCTION planted.act();
        CREATE RULE minds AS ON DELETE TO planted.wrong DO INSTEAD NOTHING;""")
    expected = (1, 1, 3, 3, 2)
    for rule, count in zip(RULES, expected):
        found = rule(database, "planted")
        tally.check(len(found) >= count, f"{rule.__name__} finds what is planted: {found}")
    wrong = ["SELECT count(*) FROM case_row", "SELECT number FROM case_row WHERE id = $1", "DELETE FROM draft WHERE expires_at < $1",
             "SELECT c.number FROM case_row c JOIN task_row t ON t.id = c.id WHERE c.district = $1",
             "UPDATE task_row SET state = $2 WHERE id = $1", "INSERT INTO demo_clock (offset_ms, district) VALUES ($1, $2)",
             "SELECT number FROM case_row WHERE district = $1 AND nowhere = $2"]
    for text, touched in zip(wrong, Plans(database).touched(wrong)):
        tally.check(breaks_rule_5(text, touched), f"rule 5 finds: {text}")
    right = "SELECT number FROM case_row WHERE district = $1 AND id = $2"
    tally.check(not breaks_rule_5(right, Plans(database).touched([right])[0]), "and says nothing of what is right")
    for words in ("NOTIFY feed", "pg_advisory_xact_lock", "CREATE TEMP TABLE", "nextval"):
        tally.check(FORBIDDEN.search(f"x {words} y"), f"rule 6 finds {words}")


def main(arguments):
    tally = Tally()
    address = fresh_database("city_rules")
    with Program(arguments[0], database=address):
        pass
    binary, database = Binary(arguments[0]), Database(address)
    tally.check(split(database), "there are tables")
    check_schema(tally, database)
    check_statements(tally, binary, database)
    check_words(tally, binary)
    check_each_rule_can_fail(tally, database)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
