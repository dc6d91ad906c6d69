#!/usr/bin/env python3
"""A bundle proposed from the console and a revision made in the browser come to the same, beside a running server.

  tests/operating/propose.py build/yichuang
  tests/contract/with_postgres.sh tests/operating/propose.py build/yichuang"""

import json
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.client import PASSWORD  # noqa: E402
from driver.flower_shop import ANSWERS, BUNDLE, CODE, GROUND, flower_shop  # noqa: E402
from driver.hall import Hall  # noqa: E402
from driver.journal import Journal  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from operating.databases import fresh_database  # noqa: E402
from operating.installation import command, must  # noqa: E402

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
BEGINNING = "2026-03-02T09:00"
PACKAGE = {"kind": "package", "code": CODE}
ITEM = {"kind": "item", "code": "drug-retail-licence"}


def propose(program, bundle, *words, account="maintainer", password=PASSWORD):
    return command(program, "catalogue", "propose", bundle, "--by", account, *words, typed=password + "\n")


def opened(tally, done, what):
    """The number of the revision, as a program reads it."""
    tally.check(done.returncode == 0, f"{what} is proposed: {done.stderr.strip()[:500]}")
    return json.loads(done.stdout)["revision"]


def plan_of(program, revision):
    """The plan as the console prints it, every byte."""
    answers = [word for code, answer in ANSWERS.items() for word in ("--answer", f"{code}={answer}")]
    return must(program, "plan", CODE, *answers, "--revision", revision, "--json")


def apart_from_version(plan):
    return re.sub(r'"catalogue_version":"[0-9a-f]{16}"', "", plan, count=1)


def previewed(hall, revision):
    """The plan as the API answers, every byte."""
    answer = hall.send("preview_plan", "maintainer", {"answers": ANSWERS}, revision=revision, package=CODE)
    return answer.body if answer.status == 200 else str(answer)


def revisions(hall):
    return [one["id"] for one in hall.do("list_revisions", "maintainer", query={"tab": "open"})["revisions"]]


def by_hand(hall):
    """The trade put together through the API, as the editor does it."""
    revision = hall.do("open_revision", "maintainer", {"title": "新增：开花店带咖啡座"})["id"]
    ground = hall.do("read_record", "maintainer", revision=revision, kind="package", code=GROUND)["document"]
    hall.do("save_record", "maintainer", {"document": flower_shop(ground)}, version=0, revision=revision, **PACKAGE)
    return revision


def check_same_plan(tally, program, hall):
    made = by_hand(hall)
    bundle = os.path.join(ROOT, BUNDLE)
    told = opened(tally, propose(program, bundle, "--title", "新增花店", "--json"), "a folder of YAML")
    view = hall.do("read_revision", "maintainer", revision=told)
    tally.check(view["summary"]["title"] == "新增花店" and view["summary"]["stage"] == "drafting", f"the server sees it: {view['summary']}")
    tally.check(view["summary"]["drafter"] == "钟灵", f"as its maintainer's: {view['summary']['drafter']}")
    tally.check([(one["code"], one["change"]) for one in view["records"]] == [(CODE, "added")], f"with the one record: {view['records']}")
    tally.check({step["by"] for step in view["steps"]} == {"钟灵"}, f"every step of which is the maintainer's: {view['steps']}")
    documents = [hall.do("read_record", "maintainer", revision=one, **PACKAGE)["document"] for one in (made, told)]
    tally.check(documents[0] == documents[1], "the bundle says what was put together by hand")
    plan = plan_of(program, made)
    tally.check(len(plan) > 2000 and '"plant-quarantine-certificate"' in plan, f"the console prints the plan of a draft made in the browser: {plan[:200]}")
    tally.check(plan_of(program, told) == plan, "the plan of the proposed one is the same, byte for byte")
    tally.check(previewed(hall, told) == previewed(hall, made) and len(previewed(hall, made)) > 2000, "and so it is through the API")
    return made, told, plan


def check_formats(tally, program, hall, made, plan):
    """The whole catalogue as one person's draft has it, in each format: only what is new in it is a change."""
    for ending in ("yaml", "json", "xlsx"):
        path = os.path.join(program.folder, f"all.{ending}")
        exported = hall.send("export_catalogue", "maintainer", query={"format": ending, "revision": made}).body
        with open(path, "wb") as file:
            file.write(exported)
        told = opened(tally, propose(program, path, "--json"), f"a whole catalogue as {ending}")
        view = hall.do("read_revision", "maintainer", revision=told)
        tally.check([one["code"] for one in view["records"]] == [CODE], f"{ending}: what it says anew is the package: {view['records'][:3]}")
        tally.check(view["summary"]["title"] == f"all.{ending}", f"{ending}: without a title it is called after its file")
        if ending == "xlsx":  # its columns put the members in their own order, and a version is the hash of the bytes
            tally.check(apart_from_version(plan_of(program, told)) == apart_from_version(plan), "xlsx: the plan is the same but for the version")
        else:
            tally.check(plan_of(program, told) == plan, f"{ending}: the plan is the same, byte for byte")


def check_refusals(tally, program, hall, told):
    before = revisions(hall)
    bad = os.path.join(program.folder, "bad.json")
    with open(bad, "w", encoding="utf-8") as file:
        json.dump({"format": "yichuang-catalogue", "version": 1, "files": {
            "texts/revisions.yaml": {"texts": {"no_such_kind": {"zh": 1, "en": "none"}}}, "posts.yaml": {"posts": [{"code": "x"}]}}}, file)
    done = propose(program, bad)
    tally.check(done.returncode == 1 and "no_such_kind/zh" in done.stderr and "posts.yaml#x" in done.stderr,
                f"everything that is wrong is told at once: {done.stderr[:600]}")
    same = os.path.join(program.folder, "same.json")
    with open(same, "wb") as file:
        file.write(hall.send("export_catalogue", "maintainer", query={"format": "json"}).body)
    bundle = os.path.join(ROOT, BUNDLE)
    for words, said in ((dict(bundle=same), "没有要导入的内容"), (dict(bundle=bundle, password="wrong"), "密码"),
                        (dict(bundle=bundle, account="clerk"), "目录维护员"), (dict(bundle="nowhere.zip"), "cannot be read")):
        done = propose(program, **words)
        tally.check(done.returncode == 1 and said in done.stderr, f"{words} is refused in words: {done.stderr.strip()[:300]}")
    tally.check(revisions(hall) == before, "and nothing was opened")
    done = command(program, "plan", CODE, "--revision", "123")
    tally.check(done.returncode == 1 and "no revision 123" in done.stderr, f"there is no plan of no revision: {done.stderr}")
    # What the browser takes back the console has no plan of.
    hall.do("undo_save", "maintainer", {}, version=hall.do("read_revision", "maintainer", revision=told)["version"], revision=told)
    done = command(program, "plan", CODE, "--revision", told)
    tally.check(done.returncode == 1, f"the console sees what was done in the browser a moment ago: {done.stdout[:200]}")


# ---- what is published, and what an export of it holds ------------------------------------------------------------

def publish(hall, revision, day):
    at = lambda: hall.do("read_revision", "reviewer", revision=revision)["version"]  # noqa: E731
    hall.do("submit_revision", "maintainer", {}, version=at(), revision=revision)
    # Nothing waits for the opinions of those who are only asked.
    while awaited := [one for one in hall.do("read_revision", "reviewer", revision=revision)["reviews"]
                      if not one["given"] and one["kind"] != "opinion"]:
        department = {"department": awaited[0]["department"]["code"]} if awaited[0].get("department") else {}
        act = "review_legality" if awaited[0]["kind"] == "legal" else "review_for_department"
        hall.do(act, "reviewer", {"text": "同意", **department}, version=at(), revision=revision)
    hall.do("publish_revision", "maintainer", {"effective_from": day, "adopt": []}, version=at(), revision=revision)


def promising(hall, days):
    """A revision in which the drug licence is promised in so many days."""
    revision = hall.do("open_revision", "maintainer", {"title": f"{days} 日"})["id"]
    document = hall.do("read_record", "maintainer", revision=revision, **ITEM)["document"]
    document["promised"]["days"] = days
    hall.do("save_record", "maintainer", {"document": document}, version=0, revision=revision, **ITEM)
    return revision


def promised_in(program, *words):
    """The days that an exported catalogue promises for it."""
    path = os.path.join(program.folder, "exported.json")
    must(program, "catalogue", "export", "--format", "json", "--out", path, *words)
    with open(path, encoding="utf-8") as file:
        return json.load(file)["files"][f"items/{ITEM['code']}.yaml"]["promised"]["days"]


def check_exports(tally, program, hall):
    shipped = promised_in(program)
    publish(hall, promising(hall, shipped - 1), "2026-03-02")
    tally.check(promised_in(program) == shipped - 1, "an export has what was published last")
    version = hall.do("list_versions", "maintainer")["versions"][0]["version"]
    back = hall.do("reverse_publication", "maintainer", {"title": "恢复"}, published=version)["id"]
    publish(hall, back, "2026-03-02")
    tally.check(promised_in(program) == shipped, f"also when that is an old version again: {promised_in(program)}, not {shipped}")
    publish(hall, promising(hall, shipped - 2), "2026-03-10")
    tally.check(promised_in(program) == shipped - 2, "also when its day is still to come: the next revision begins there")
    for day, days in (("2026-03-02", shipped), ("2026-03-09", shipped), ("2026-03-10", shipped - 2), ("2027-01-01", shipped - 2)):
        tally.check(promised_in(program, "--on", day) == days, f"on {day} what is in force that day: {promised_in(program, '--on', day)}, not {days}")
    tally.check(hall.do("read_item_guide", None, item=ITEM["code"])["catalogue_version"] ==
                hall.do("list_versions", "maintainer")["versions"][1]["version"], "and the hall itself is still with the one before")
    next_one = hall.do("open_revision", "maintainer", {"title": "接着改"})["id"]
    base = hall.do("read_record", "maintainer", revision=next_one, **ITEM)["document"]["promised"]["days"]
    tally.check(base == shipped - 2, f"the next revision begins with what is to come: {base}")


def main():
    tally = Tally()
    with Program(sys.argv[1], options=["--now", BEGINNING], database=fresh_database("propose")) as program:
        hall = Hall(program.port)
        made, told, plan = check_same_plan(tally, program, hall)
        check_formats(tally, program, hall, made, plan)
        said = propose(program, os.path.join(ROOT, BUNDLE), "--lang", "en").stdout
        tally.check(re.search(rf"^\+ package {CODE}.*^revision \d+ is opened", said, re.M | re.S), f"in words: {said}")
        check_refusals(tally, program, hall, told)
        check_exports(tally, program, hall)
        hall.hang_up()
        tally.check(not program.error_lines(), f"the server has nothing to complain of: {program.error_lines()[:3]}")
        tally.check(program.stop() == 0, "SIGTERM ends it with 0")
        problems, facts = Journal(program.data, program.database).problems()
        tally.check(not problems, f"the chains of {facts} facts hold: {problems[:3]}")
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
