#!/usr/bin/env python3
"""What the yearly self-assessment reads of each item — counted by a follower, fact by fact — is what a count from the
journal finds that shares no code with it, after a busy year at random; and it stays so when the lists are derived anew.

  tests/engines/item_counts.py build/yichuang
  tests/contract/with_postgres.sh tests/engines/item_counts.py build/yichuang"""

import csv
import datetime
import json
import os
import random
import subprocess
import sys
import time
from collections import Counter, defaultdict

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver import samples  # noqa: E402
from driver.hall import CHIEFS, Hall  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.scenes import supplied  # noqa: E402
from driver.tally import Tally  # noqa: E402
from operating.databases import fresh_database  # noqa: E402
from operating.installation import must  # noqa: E402

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SEED, ROUNDS = 20260302, 400
SUMS = ("filed", "accepted", "notices", "granted", "refused", "not_accepted", "ended", "withdrawn", "bad_ratings")
CHINA = datetime.timezone(datetime.timedelta(hours=8))


# ---- a busy year --------------------------------------------------------------------------------------------------

class Year:
    """Cases that come in, are mended, decided, given up and rated, whatever comes next; what is refused is refused."""

    def __init__(self, hall):
        self.hall, self.dice, self.cases, self.done = hall, random.Random(SEED), [], Counter()
        self.papers = {}  # case → what its notice asked for

    def live(self):
        acts = [self.file, self.accept, self.accept, self.notice, self.supplement, self.decide, self.decide, self.decide,
                self.decline, self.withdraw, self.rate, self.days_pass]
        for _ in range(ROUNDS):
            act = self.dice.choice(acts) if self.cases else self.file
            self.done[act.__name__] += bool(act())

    def case(self):
        return self.dice.choice(self.cases)

    def tried(self, operation, account, body, case, **places):
        return 200 <= self.hall.send(operation, account, body, case=case, **places).status < 300

    def file(self):
        self.cases.append(self.hall.received())
        return True

    def accept(self):
        case = self.case()
        return self.tried("accept_case", "clerk", {"findings": self.hall.findings(case)}, case)

    def notice(self):
        case = self.case()
        findings = self.hall.findings(case, self.dice.randint(1, 4))
        given = self.tried("give_notice", "clerk", {"findings": findings}, case)
        if given:
            self.papers[case] = [one["subject"] for one in findings if not one["ok"]]
        return given

    def supplement(self):
        case = self.dice.choice(sorted(self.papers) or self.cases)
        return self.tried("supplement_case", "jian", supplied(self.hall, "jian", self.papers.get(case, [])), case)

    def decide(self):
        case = self.case()
        waiting = [task for task in self.hall.view(case)["tasks"] if task["state"]["code"] == "in_hand"]
        if not waiting:
            return False
        task = self.dice.choice(waiting)
        item, account = task["item"]["code"], CHIEFS[task["department"]["code"]]
        if task["site_check"]:
            self.tried("record_site_visit", account, self.hall.visit([item]), case)
        body = samples.grant(task)
        if self.dice.random() < 0.2:
            grounds = self.hall.task(case, item)["refusal_grounds"]
            if grounds:
                body = {"outcome": "refused", "ground": grounds[0]["code"], "reason": "不符合法定条件。"}
        return self.tried("decide_task", account, body, case, item=item)

    def decline(self):
        body = {"items": ["class2-device-record"], "ground": "not_this_organ", "organ": "市药监局", "reason": "不属于本区。"}
        return self.dice.random() < 0.3 and self.tried("decline_case", "clerk", body, self.case())

    def withdraw(self):
        return self.dice.random() < 0.3 and self.tried("withdraw_case", "jian", {"reason": "不办了。"}, self.case())

    def rate(self):
        level = self.dice.choice(["satisfied", "dissatisfied", "very_dissatisfied"])
        body = {"level": level, "reasons": [] if level == "satisfied" else ["slow"], "words": ""}
        return self.tried("rate_case", "jian", body, self.case())

    def days_pass(self):
        self.hall.do("step_clock", "admin", {"working_days": self.dice.randint(1, 6)})
        return True


# ---- what stands, and the count from the journal ------------------------------------------------------------------

def dumped(program):
    tool = os.path.join(os.path.dirname(program.binary), "tests", "engines", "yc_canonical_dump")
    where = program.database or f"sqlite:{program.data}/yichuang.sqlite"
    done = subprocess.run([tool, where, f"{program.data}/keys"], capture_output=True, text=True, check=True)
    rows = defaultdict(list)
    for line in done.stdout.splitlines():
        table, _, row = line.partition(" ")
        rows[table].append(json.loads(row))
    return rows


def days_off():
    with open(os.path.join(ROOT, "catalogue", "calendar", "holidays.csv"), encoding="utf-8") as file:
        return {datetime.date.fromisoformat(row["date"]): row["kind"] for row in csv.DictReader(file)}


OFF = days_off()


def is_worked(day):
    kind = OFF.get(day)
    return kind == "work" or kind is None and day.weekday() < 5


def working_days(after, until):
    return sum(is_worked(after + datetime.timedelta(days=n)) for n in range(1, (until - after).days + 1))


def opened(body):
    """What stands open in a fact, and what was sealed in it."""
    sealed = body.get("sealed")
    return body.get("open", body) | (sealed if isinstance(sealed, dict) else {})


class Recount:
    """Reads every case's facts in their order, by itself."""

    def __init__(self, facts, plan):
        self.items = [one["item"]["code"] for one in plan["items"]]
        self.relies = {one["code"]: {item["code"] for item in one["for_items"]} for one in plan["materials"]}
        self.months, self.days, self.faults = defaultdict(Counter), Counter(), Counter()
        cases = defaultdict(list)
        for fact in facts:
            cases[fact["stream"]].append(fact)
        for case in cases.values():
            if any(fact["kind"] == "filed" for fact in case):
                self.count(sorted(case, key=lambda fact: fact["seq"]))

    def count(self, case):
        accepted, over = {}, set()
        for fact in case:
            day = datetime.datetime.fromtimestamp(fact["at"] / 1000, CHINA).date()
            kind, body = fact["kind"], opened(fact["body"])

            def add(item, what):
                self.months[day.year, item, day.month][what] += 1
            if kind == "filed":
                for item in self.items:
                    add(item, "filed")
            elif kind == "accepted":
                for item in body["items"]:
                    add(item, "accepted")
                    accepted[item] = datetime.date.fromisoformat(body["on"])
            elif kind == "notice_issued":
                self.notice(body, day, add)
            elif kind == "decided":
                add(body["item"], body["outcome"])
                over.add(body["item"])
                self.days[day.year, body["item"], working_days(accepted[body["item"]], day)] += 1
            elif kind == "not_accepted":
                for item in body["items"]:
                    add(item, "not_accepted")
                    over.add(item)
            elif kind == "ended":
                add(body["item"], "ended")
                over.add(body["item"])
            elif kind == "withdrawn":
                for item in set(self.items) - over:
                    add(item, "withdrawn")
            elif kind == "rated" and body["level"] in ("dissatisfied", "very_dissatisfied"):
                for item in self.items:
                    add(item, "bad_ratings")

    def notice(self, body, day, add):
        for item in body["items"]:
            add(item, "notices")
            for fault in body["faults"]:
                if not fault["ok"] and fault["kind"] == "material" and item in self.relies[fault["subject"]]:
                    self.faults[day.year, item, f"material:{fault['subject']}", fault["fault"]] += 1


def stood(rows):
    """The follower's tables in the recount's shape."""
    months = {(row["year"], row["item"], row["month"]): {name: row[name] for name in SUMS} for row in rows["item_month"]}
    days = {(row["year"], row["item"], row["days"]): row["decided"] for row in rows["item_days"]}
    faults = {(row["year"], row["item"], row["subject"], row["fault"]): row["times"] for row in rows["item_fault"]}
    return months, days, faults


def differences(left, right):
    return [f"{key}: {left.get(key)}, recounted {right.get(key)}" for key in sorted(set(left) | set(right)) if left.get(key) != right.get(key)]


def check_counts(tally, rows, plan, when):
    recount = Recount(rows["fact"], plan)
    months, days, faults = stood(rows)
    wanted = {key: {name: sums[name] for name in SUMS} for key, sums in recount.months.items()}
    # A month may be there for a light alone; of what is summed it then has nothing.
    for what, found, counted in (("months", months, wanted), ("days", days, dict(recount.days)), ("faults", faults, dict(recount.faults))):
        wrong = differences(found, counted)
        tally.check(not wrong, f"{when}: {what} are those of the journal: {wrong[:4]}")
    for row in rows["item_month"]:
        tally.check(row["yellow"] + row["red"] <= row["granted"] + row["refused"], f"{when}: a light was that of a decision: {row}")
    return recount


def counted_all(program):
    """What is stored once the counter has read the last fact."""
    for _ in range(600):
        rows = dumped(program)
        [counter] = [one for one in rows["follower"] if one["name"] == "item_counts"]
        if counter["pos"] == len(rows["fact"]):
            return rows
        time.sleep(0.05)
    raise RuntimeError(f"the counter did not come to {len(rows['fact'])}: {counter}")


def main():
    tally = Tally()
    with Program(sys.argv[1], options=["--now", "2026-03-02T09:00"], database=fresh_database("item-counts")) as program:
        hall = Hall(program.port)
        year = Year(hall)
        year.live()
        plan = hall.plan("open-pharmacy", samples.PHARMACY)
        rows = counted_all(program)
        recount = check_counts(tally, rows, plan, "at the end of it")
        totals = sum(recount.months.values(), Counter())
        for name in SUMS:
            tally.check(totals[name] > 0, f"the year was busy enough to have {name}: {dict(totals)}")
        tally.check(len({key[2] for key in recount.months}) > 3 and len(recount.days) > 5 and len(recount.faults) > 5,
                    f"in several months, of many days and faults: {len(recount.days)} {len(recount.faults)}")
        print(f"{dict(year.done)}, {dict(totals)}")
        rebuilt = must(program, "rebuild").strip()
        tally.check(rebuilt.endswith("cases derived anew, 0 rows changed"), f"acts leave nothing to put right: {rebuilt}")
        check_counts(tally, counted_all(program), plan, "after the lists were derived anew")
        hall.hang_up()
        program.kill()
        program.options = []  # time goes on where it was
        program.start()
        check_counts(tally, counted_all(program), plan, "after kill -9 and a new start")
        check_that_a_fault_is_found(tally, rows, plan)
    return tally.close()


def check_that_a_fault_is_found(tally, rows, plan):
    """One act counted twice is seen."""
    months, _, _ = stood(rows)
    key = next(iter(months))
    months[key] = dict(months[key], filed=months[key]["filed"] + 1)
    wanted = {one: {name: sums[name] for name in SUMS} for one, sums in Recount(rows["fact"], plan).months.items()}
    tally.check(differences(months, wanted) != [], "and a count that is wrong by one is told")


if __name__ == "__main__":
    sys.exit(main())
