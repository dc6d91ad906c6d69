#!/usr/bin/env python3
"""Many people act on a few cases and letters at once: what they were told can be put into one order, also by the clock.

  tests/fault/serialisable.py build --histories 6
  tests/contract/with_postgres.sh tests/fault/serialisable.py build --histories 300

A history is what each was told: which version of what it read, which it made, when it was sent and when answered. An edge
goes from who made a version to who read it, from who read it to who made the next, from who made one to who made the next,
and from who was answered to whoever began after that. A circle among them is an anomaly."""

import argparse
import itertools
import os
import random
import sys
import threading
import time
import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass, field

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver import samples  # noqa: E402
from driver.client import Client  # noqa: E402
from driver.hall import Hall  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from operating.databases import fresh_database  # noqa: E402

CASES, CLIENTS, SECONDS = 5, 6, 1.0
ITEM = "business-registration"


@dataclass
class Act:
    what: str
    began: float
    ended: float = 0.0
    read: dict = field(default_factory=dict)  # thing → its version
    made: dict = field(default_factory=dict)  # thing → the version it made, from what it read on


class History:
    def __init__(self):
        self.acts = []
        self.lock = threading.Lock()

    def keep(self, act):
        act.ended = time.monotonic()
        with self.lock:
            self.acts.append(act)

    def circle(self):
        """Acts that each must come before the next, the last before the first; empty: there is an order."""
        after = self.edges()
        waiting = [0] * len(after)
        for ways in after:
            for to in ways:
                waiting[to] += 1
        ready = [one for one, count in enumerate(waiting) if count == 0]
        while ready:
            for to in after[ready.pop()]:
                waiting[to] -= 1
                if waiting[to] == 0:
                    ready.append(to)
        left = {one for one, count in enumerate(waiting) if count}
        if not left:
            return []
        before = {to: one for one in left for to in after[one] if to in left}
        path, at = [], next(iter(left & set(before)))
        while at not in path:
            path.append(at)
            at = before[at]
        ring = path[path.index(at):][::-1]
        return [f"{self.acts[one].what} read {self.acts[one].read} made {self.acts[one].made}" for one in ring if one < len(self.acts)]

    def edges(self):
        """Of the acts, and of the moments between them, which keep the edges of the clock few."""
        moments = sorted({act.ended for act in self.acts})
        after = [set() for _ in range(len(self.acts) + len(moments))]
        self.add_clock(after, moments)
        made = defaultdict(dict)  # thing → version → act
        twice = []
        for number, act in enumerate(self.acts):
            for thing, version in act.made.items():
                if version in made[thing]:
                    twice.append((number, made[thing][version]))
                made[thing][version] = number
        for one, other in twice:
            after[one].add(other)
            after[other].add(one)
        steps = {thing: sorted(versions) for thing, versions in made.items()}
        for thing, versions in steps.items():
            for one, other in itertools.pairwise(versions):
                after[made[thing][one]].add(made[thing][other])
        for number, act in enumerate(self.acts):
            for thing, version in act.read.items():
                if (writer := made[thing].get(version, number)) != number:
                    after[writer].add(number)
                follower = next((made[thing][one] for one in steps.get(thing, []) if one > version), number)
                if follower != number:
                    after[number].add(follower)
        return after

    def add_clock(self, after, moments):
        places = {moment: len(self.acts) + number for number, moment in enumerate(moments)}
        for one, other in itertools.pairwise(moments):
            after[places[one]].add(places[other])
        for number, act in enumerate(self.acts):
            after[number].add(places[act.ended])
            passed = [moment for moment in (act.began,) if moment > moments[0]]
            if passed:
                low = max(index for index, moment in enumerate(moments) if moment < act.began)
                after[places[moments[low]]].add(number)


class Person(threading.Thread):
    """Does at random what the others do as well, on what it has last seen, which may be old."""

    def __init__(self, setting, seed, history, until):
        super().__init__(daemon=True)
        self.setting, self.chance, self.history, self.until = setting, random.Random(seed), history, until
        self.clients = {account: Client(setting.port, timeout=30) for account in setting.cookies}
        for account, client in self.clients.items():
            client.cookie = setting.cookies[account]
        self.seen, self.told, self.failures = {}, Counter(), []

    def run(self):
        while time.monotonic() < self.until:
            try:
                self.chance.choice((self.look, self.look, self.review, self.review, self.decide, self.mend, self.revoke, self.read_letters))()
            except Exception as error:  # noqa: BLE001 — whatever it is, the history is not whole
                self.failures.append(repr(error))
                return
        for client in self.clients.values():
            client.close()

    def look(self):
        case = self.chance.choice(self.setting.cases)
        act = Act("look", time.monotonic())
        act.read[case] = self.seen[case] = self.clients["clerk"].get(f"/cases/{case}")["version"]
        self.history.keep(act)

    def read_letters(self):
        act = Act("letters", time.monotonic())
        shown = self.clients["market-head"].get("/letters", query={"department": "market-regulation"})
        revoked = {one["id"]: bool(one.get("revoked_at")) for one in shown["letters"]}
        for letter in self.setting.letters:
            act.read[letter] = 2 if revoked.get(letter) else 1
        self.history.keep(act)

    def act_on(self, account, what, path, body, case):
        """An act of which the versions are known, or one that was refused and has no effect."""
        act = Act(what, time.monotonic())
        version = self.seen.get(case)
        if version is None:
            return None
        answer = self.clients[account].send("POST", path, body, version=version, key=str(uuid.uuid4()))
        self.told[f"{what} {answer.status}"] += 1
        if answer.status == 200:
            act.read[case] = version
            act.made[case] = self.seen[case] = answer.json["version"]
            return act
        if answer.status >= 500:
            self.failures.append(f"{what}: {answer}")
        self.seen.pop(case, None)
        return None

    def review(self):
        case = self.chance.choice(self.setting.cases)
        act = self.act_on("market2", "review", f"/cases/{case}/tasks/{ITEM}/review", {"in_favour": True, "opinion": "同意。"}, case)
        if act:
            self.history.keep(act)

    def decide(self):
        """Under the letter, which must be in force; once a case."""
        case, letter = self.chance.choice(self.setting.cases[2:]), self.setting.letters[0]
        self.seen[case] = self.clients["clerk"].get(f"/cases/{case}")["version"]
        act = self.act_on("market2", "decide", f"/cases/{case}/tasks/{ITEM}/decision", samples.REGISTERED, case)
        if act:
            act.read[letter] = 1
            self.history.keep(act)

    def mend(self):
        case = self.chance.choice(self.setting.cases)
        act = self.act_on("clerk", "mend", f"/cases/{case}/mending",
                          {"materials": [], "fields": {"legal_representative": self.chance.choice(("简晓雯", "简晓文"))}}, case)
        if act:
            self.history.keep(act)

    def revoke(self):
        if self.chance.random() > 0.02 or not self.setting.letters:
            return
        letter = self.chance.choice(self.setting.letters)
        act = Act("revoke", time.monotonic())
        answer = self.clients["market-head"].send("POST", f"/letters/{letter}/revocation", {"reason": "岗位调整。"}, key=str(uuid.uuid4()))
        self.told[f"revoke {answer.status}"] += 1
        if answer.status == 200:
            act.read[letter], act.made[letter] = 1, 2
            self.history.keep(act)


class Setting:
    def __init__(self, hall):
        self.port = hall.port
        self.cases = [hall.accepted() if number > 1 else hall.received() for number in range(CASES)]
        grantee, year = hall.do("who_am_i", "market2")["person"], int(hall.do("read_clock", None)["day"][:4])
        wanted = {"grantee": grantee, "grants": [{"power": "decide", "items": [ITEM]}], "valid_from": f"{year}-01-01",
                  "valid_to": f"{year + 1}-12-31"}
        self.letters = [hall.do("issue_letter", "market-head", wanted)["id"]]
        self.cookies = {account: hall.person(account).cookie for account in ("clerk", "market2", "market-head")}


def check_the_checker(tally):
    """Two that each missed what the other did, and one who was shown what had been before: no order explains them."""
    skew = History()
    skew.acts = [Act("one", 0, 9, {"a": 1, "b": 1}, {"a": 2}), Act("other", 0, 8, {"a": 1, "b": 1}, {"b": 2})]
    tally.check(skew.circle(), "write skew is not found")
    stale = History()
    stale.acts = [Act("write", 0, 1, {"a": 1}, {"a": 2}), Act("read", 2, 3, {"a": 1})]
    tally.check(stale.circle(), "a read of what was no more is not found")
    good = History()
    good.acts = [Act("write", 0, 3, {"a": 1}, {"a": 2}), Act("read", 2, 4, {"a": 1}), Act("read", 5, 6, {"a": 2})]
    tally.check(not good.circle(), "an order is not found")


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--histories", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    tally, told, acts, began = Tally(), Counter(), 0, time.monotonic()
    check_the_checker(tally)
    with Program(os.path.join(options.build, "yichuang"), database=fresh_database("serialisable")) as program:
        hall = Hall(program.port)
        for number in range(options.histories):
            setting, history = Setting(hall), History()
            until = time.monotonic() + SECONDS
            people = [Person(setting, f"{options.seed} {number} {one}", history, until) for one in range(CLIENTS)]
            for person in people:
                person.start()
            for person in people:
                person.join(60)
                told += person.told
                tally.check(not person.failures, f"history {number}: {person.failures[:2]}")
            for letter in setting.letters:  # the next history has its own
                hall.send("revoke_letter", "market-head", {"reason": "岗位调整。"}, letter=letter)
            acts += len(history.acts)
            circle = history.circle()
            tally.check(not circle, f"history {number} of {len(history.acts)} acts runs in a circle: {circle[:6]}")
        hall.hang_up()
    tally.check(told["review 200"] and told["mend 200"] and told["revoke 200"] and told["decide 200"], f"some acts never succeeded: {dict(told)}")
    print(f"{options.histories} histories, {acts} acts in {time.monotonic() - began:.0f} s (load {os.getloadavg()[0]:.1f}); {dict(told)}")
    return tally.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
