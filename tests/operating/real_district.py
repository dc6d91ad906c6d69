#!/usr/bin/env python3
"""A real district begins with nothing but the operator's commands, carries a whole case — and neither its log nor its
metrics ever say who was in it.

  tests/operating/real_district.py build/yichuang
  tests/contract/with_postgres.sh tests/operating/real_district.py build/yichuang"""

import json
import os
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.client import PASSWORD, Client  # noqa: E402
from driver.hall import CHIEFS  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from operating.databases import fresh_database  # noqa: E402
from operating.installation import RealDistrict, command, must, report  # noqa: E402

# What may be nowhere but in the hall itself. None of these words occurs in the program or its catalogue.
CANARY = {"name": "卡纳丽", "id": "11010519491231002X", "phone": "13987654321", "staff": "雀鸣谦", "password": "canary-9f8e7d6c",
          "field": "金丝雀巷七号", "file": "canary-material", "reason": "canaryreason"}


def sign_in(port, account, password):
    return Client(port).send("POST", "/session", {"account": account, "password": password}).status


def check_beginning(tally, program):
    tally.check("Nobody can sign in yet" in program.last_words(), "an empty district says how to make the first account")
    tally.check(sign_in(program.port, "admin", PASSWORD) == 400, "no account of the demonstration exists")
    client = Client(program.port)
    tally.check(client.send("GET", "/demo/accounts").status == 404, "nobody lists demonstration accounts")
    must(program, "user", "add", "first", "--post", "system-administrator", "--name", CANARY["staff"], typed=CANARY["password"] + "\n")
    tally.check(sign_in(program.port, "first", CANARY["password"]) == 200, "the first administrator signs in")
    admin = Client(program.port)
    admin.sign_in("first", CANARY["password"])
    tally.check(not admin.get("/me")["demo"], "the district says that it is none")
    tally.check(admin.send("POST", "/demo/clock", {"working_days": 1}).status == 404, "nobody moves its clock")
    for words, said in ((("--now", "2026-03-02T09:00"), "--now needs --demo"), (("--demo",), "real accounts")):
        done = command(program, "serve", "--port", "0", *words)
        tally.check(done.returncode != 0 and said in done.stderr, f"serve {words[0]} is refused: {done.stderr.strip()}")
    return admin


def check_accounts(tally, program, admin):
    must(program, "user", "password", "first", typed=CANARY["password"] + "2\n")
    tally.check(admin.send("GET", "/me").status == 401, "a new password ends the sessions")
    tally.check(sign_in(program.port, "first", CANARY["password"]) == 400, "the old password is no good any more")
    tally.check(sign_in(program.port, "first", CANARY["password"] + "2") == 200, "the new one is")
    must(program, "user", "close", "first")
    tally.check(sign_in(program.port, "first", CANARY["password"] + "2") == 400, "a closed account signs in no more")
    listed = {one["account"]: one for one in report(must(program, "user", "list", "--json"))}
    tally.check(listed["first"]["closed"], "the list says that it is closed")
    for words, typed, said in ((("add", "first", "--post", "hall-manager", "--name", "x"), PASSWORD, "is taken"),
                               (("add", "second", "--post", "nobody", "--name", "x"), PASSWORD, "no such post"),
                               (("add", "second", "--post", "hall-manager"), PASSWORD, "name is missing"),
                               (("add", "Zwei", "--post", "hall-manager", "--name", "x"), PASSWORD, "3 to 40"),
                               (("add", "second", "--post", "hall-manager", "--name", "x"), "short", "8 characters"),
                               (("close", "nobody"), "", "no open account")):
        done = command(program, "user", *words, typed=typed + "\n")
        tally.check(done.returncode == 1 and said in done.stderr, f"user {words} is refused in words: {done.stderr.strip()}")


def carry_a_case(tally, program):
    """From registering to the handing over of seven licences, with mistakes on the way."""
    hall = RealDistrict(program, {"kind": "natural", "name": CANARY["name"], "phone": CANARY["phone"],
                                  "identity": {"kind": "id_card", "number": CANARY["id"]}},
                        {"clerk": CANARY["staff"]})
    application = hall.application("jian")
    for code, value in application["fields"].items():
        if value == "演示":
            application["fields"][code] = CANARY["field"]
    case = hall.do("file_case", "jian", application)["id"]
    hall.person("jian").send("POST", "/cases", raw=json.dumps(application).encode()[:-9])  # not JSON any more
    hall.send("file_case", "jian", {**application, "fields": {CANARY["name"]: CANARY["id"]}})
    hall.send("look_up_person", "clerk", {"identity_number": CANARY["id"]})
    hall.person("clerk").send("GET", "/cases", query={"search": CANARY["name"], CANARY["phone"]: "1"})
    hall.person("clerk").send("GET", f"/nowhere/{CANARY['reason']}")
    hall.person("clerk").send("GET", "/me", headers={"X-Canary": CANARY["reason"], "Cookie": "yichuang_session=" + CANARY["reason"]})
    hall.accepted(case)
    while waiting := hall.items(case, "in_hand"):
        for item in waiting:
            task = hall.task(case, item)
            if task["site_check"]:
                hall.do("record_site_visit", CHIEFS[task["department"]["code"]],
                        {**hall.visit([item]), "findings": CANARY["reason"], "person_present": CANARY["name"]}, case=case)
            hall.grant(case, item)
    hall.do("hand_over_results", "issuer", {**hall.handover(case), "identity_number": CANARY["id"]}, case=case)
    for document in hall.settled(case)["documents"]:
        hall.do("read_document", "jian", case=case, document=document["document"])
    state = hall.view(case)["state"]["code"]
    tally.check(state in ("delivered", "closed", "completed", "handed_over"), f"the whole case runs in a real district: {state}")
    hall.hang_up()
    return case


def check_canaries(tally, program, case):
    client = Client(program.port)
    metrics = client.send("GET", "/metrics").body.decode()
    with open(program.log, encoding="utf-8") as log:
        lines = log.read()
    for what, canary in CANARY.items():
        tally.check(canary not in metrics, f"the metrics say no {what}")
        tally.check(canary not in lines, f"the log says no {what}")
    tally.check(case not in metrics and case not in lines, "neither names a case")
    tally.check("yichuang_session" not in lines, "the log has no session")
    logged = [json.loads(line) for line in lines.splitlines() if line.startswith("{")]
    requests = [one for one in logged if one["event"] in ("request", "slow_request")]
    tally.check(len(requests) > 50 and all(len(one["trace"]) == 16 for one in requests), "every request is logged with its trace")
    tally.check(any(one["route"] == "file_case" and one["status"] == 201 for one in requests), "under the name of its route")
    plain = [line for line in lines.splitlines() if line and not line.startswith("{")]
    tally.check(all("Yichuang" in line or "yichuang user" in line for line in plain), f"all else is the welcome: {plain}")
    check_metrics(tally, metrics)


def check_metrics(tally, metrics):
    values = {}
    for line in metrics.splitlines():
        if not line.startswith("#"):
            name, value = line.rsplit(" ", 1)
            values[name] = float(value)
    wanted = ['http_request_seconds_count{route="file_case",status="2xx"}', "store_commit_seconds_count", "store_group_sets_count",
              "store_queue_sets", "feed_position", 'follower_lag_facts{follower="registrar"}', "process_resident_memory_bytes",
              'follower_heartbeat_age_seconds{follower="registrar"}', "http_connections", "clockwork_turn_age_seconds"]
    for name in wanted:
        tally.check(name in values, f"the metrics have {name}")
    tally.check(values.get("store_commit_seconds_count", 0) > 20, "commits are counted")
    tally.check(values.get("store_stopped") == 0 and values.get("store_answers") == 1, "the store is well")
    statements = {name for name in values if name.startswith("sql_statement_seconds_count")}
    tally.check(len(statements) > 20, "statements are measured by name")
    lag = values.get('follower_lag_facts{follower="registrar"}', 99)
    tally.check(lag == 0, f"the registrar has caught up: {lag}")


def main():
    tally = Tally()
    with Program(sys.argv[1], options=["--log-requests"], database=fresh_database("district"), demo=False) as program:
        admin = check_beginning(tally, program)
        check_accounts(tally, program, admin)
        case = carry_a_case(tally, program)
        time.sleep(0.2)
        check_canaries(tally, program, case)
        tally.check(program.stop() == 0, "SIGTERM ends it with 0")
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
