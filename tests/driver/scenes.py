"""One request for every operation of the contract that succeeds, in a hall brought to where it may be made.

A new operation without a scene here fails the tests: nobody could say that it works at all."""

import itertools
import os
import time
from dataclasses import dataclass, field

from driver import samples


@dataclass
class Scene:
    account: str | None = None  # who asks; None: nobody signed in
    body: object = None
    places: dict = field(default_factory=dict)  # for the braces in the path
    query: dict = field(default_factory=dict)
    raw: bytes | None = None
    content_type: str | None = None
    headers: dict | None = None
    version: int | None = None  # for If-Match; of a case it is asked for

    @property
    def case(self):
        return self.places.get("case")


SCENES = {}


def scene(operation_id):
    def keep(make):
        SCENES[operation_id] = make
        return make
    return keep


def play(hall, operation_id):
    """Brings the hall to the scene and performs it; the scene and what was answered."""
    made = SCENES[operation_id](hall)
    return made, perform(hall, operation_id, made)


def perform(hall, operation_id, made):
    return hall.do(operation_id, made.account, made.body, query=made.query or None, raw=made.raw,
                   content_type=made.content_type, headers=made.headers, version=made.version, **made.places)


_people = itertools.count(int.from_bytes(os.urandom(2), "big") % 9000)


def id_card():
    """Another valid identity number each time: GB 11643 check character over an invented one."""
    digits = f"50011219{60 + next(_people) // 365 % 40:02}0{1 + next(_people) % 9}1{next(_people) % 10}{next(_people) % 1000:03}"
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(digits))
    return digits + "10X98765432"[total % 11]


def applicant():
    return {"kind": "natural", "name": "测试人", "identity": {"kind": "id_card", "number": id_card()}, "phone": "13800230009"}


def plain(operation_id, account=None, **options):
    SCENES[operation_id] = lambda hall: Scene(account, **options)


for _id in ("list_packages", "list_business_licences", "list_demo_accounts", "read_clock", "read_centre", "health",
            "metrics", "readiness"):
    plain(_id)
plain("read_package", places={"package": "open-pharmacy"})
plain("read_item", places={"item": "drug-retail-licence"})
for _id in ("read_package_guide", "print_package_guide"):
    plain(_id, places={"package": "open-pharmacy"})
for _id in ("read_item_guide", "print_item_guide"):
    plain(_id, places={"item": "drug-retail-licence"})
for _id in ("read_item_manual", "print_item_manual"):
    plain(_id, "clerk", places={"item": "drug-retail-licence"})
plain("read_catalogue_report", "manager")
plain("search_catalogue", query={"q": "yaodian"})
plain("plan_package", body={"answers": samples.PHARMACY}, places={"package": "open-pharmacy"})
plain("sign_in", body={"account": "sun", "password": "yichuang2026"})
plain("who_am_i", "jian")
plain("list_cases", "clerk", query={"scope": "window", "limit": 10})
plain("list_drafts", "jian")
plain("list_desk_tasks", "market", query={"tab": "to_do", "limit": 5})
plain("count_desk_tasks", "market")
plain("list_letters", "market-head", query={"department": "market-regulation"})
plain("list_letter_choices", "market-head")
plain("read_overview", "manager")
plain("list_counted_tasks", "manager", query={"count": "in_hand", "department": "market-regulation", "limit": 5})
plain("list_counted_cases", "manager", query={"count": "to_examine", "limit": 5})
plain("list_bad_ratings", "manager", query={"limit": 5})
plain("list_call_backs", "helper")
plain("list_results", "issuer", query={"tab": "any", "limit": 5})
plain("count_results", "issuer")
plain("look_up_person", "clerk", body={"identity_number": "500112198803162042"})
plain("step_clock", "admin", body={"working_days": 1})


@scene("register_account")
def _register(hall):
    return Scene(body={"account": f"person{next(_people):05}x{next(_people)}", "password": "long enough", "person": applicant()})


@scene("sign_out")
def _sign_out(hall):
    hall.people.pop("guide", None)
    return Scene("guide")


@scene("register_person")
def _person(hall):
    return Scene("clerk", applicant())


def visitor(hall):
    """Somebody a window has just put on record: the person's id and the number on the document."""
    typed = applicant()
    return hall.do("register_person", "clerk", typed)["person"], typed["identity"]["number"]


@scene("issue_activation_code")
def _activation(hall):
    person, number = visitor(hall)
    return Scene("clerk", {"identity_number": number}, {"person": person})


@scene("prove_identity")
def _proof(hall):
    """An account opened online, and the code a window gives its owner."""
    account, typed = f"person{next(_people):05}p", applicant()
    hall.do("register_account", None, {"account": account, "password": "yichuang2026", "person": typed})
    person = hall.do("register_person", "clerk", typed)["person"]  # the window has seen the document
    code = hall.do("issue_activation_code", "clerk", {"identity_number": typed["identity"]["number"]}, person=person)
    return Scene(account, {"activation_code": code["code"]})


# ---- drafts and files ------------------------------------------------------------------------------------------


def draft(hall, account="jian"):
    return hall.application(account) | {"page": "materials"}


@scene("create_draft")
def _create_draft(hall):
    return Scene("jian", draft(hall))


@scene("save_draft")
def _save_draft(hall):
    made = hall.do("create_draft", "jian", draft(hall))
    return Scene("jian", draft(hall), {"draft": made["id"]})


@scene("read_draft")
@scene("delete_draft")
def _read_draft(hall):
    return Scene("jian", places={"draft": hall.do("create_draft", "jian", draft(hall))["id"]})


@scene("upload_file")
def _upload(hall):
    return Scene("jian", raw=samples.pdf(str(next(hall.numbers))), content_type="application/pdf",
                 headers={"X-File-Name": "%E8%AF%81%E6%98%8E.pdf"})


@scene("read_own_file")
def _own_file(hall):
    return Scene("jian", places={"file": hall.file_of("jian")})


# ---- a case and its window -------------------------------------------------------------------------------------


@scene("file_case")
def _file_case(hall):
    """Handed in at a window for somebody, with everything that may be said."""
    person = hall.do("look_up_person", "clerk", {"identity_number": "500112198803162042"})["people"][0]["person"]
    body = hall.application("clerk") | {"applicant": person, "window": "A01", "delivery": "window",
                                        "draft": hall.do("create_draft", "clerk", draft(hall, "clerk"))["id"]}
    return Scene("clerk", body)


@scene("read_case")
def _read_case(hall):
    return Scene("jian", places={"case": hall.received()})


@scene("look_on")
def _look_on(hall):
    return Scene("clerk", places={"case": hall.received()})


@scene("look_away")
def _look_away(hall):
    return _look_on(hall)


def sealed(hall, operation_id, account, **request):
    """Waits until it is answered well: the journal is sealed every second."""
    for _ in range(600):
        if hall.send(operation_id, account, **request).status == 200:
            return
        time.sleep(0.05)


@scene("read_case_proof")
def _proof(hall):
    case = hall.received()
    sealed(hall, "read_case_proof", "jian", case=case)
    return Scene("jian", places={"case": case})


@scene("read_journal_consistency")
def _consistency(hall):
    sealed(hall, "read_journal_consistency", None, query={"from": 1})
    return Scene(query={"from": 1})


@scene("read_journal_head")
def _journal_head(hall):
    sealed(hall, "read_journal_head", None)
    return Scene()


@scene("read_journal_keys")
def _journal_keys(hall):
    sealed(hall, "read_journal_keys", None)
    return Scene()


@scene("look_up_progress")
def _progress(hall):
    view = hall.view(hall.received(), "jian")
    return Scene(query={"number": view["number"], "code": view["receipt_code"]})


@scene("begin_help")
def _help(hall):
    view = hall.view(hall.received(), "jian")
    return Scene("helper", {"number": view["number"], "code": view["receipt_code"]})


@scene("rate_case")
def _rate(hall):
    return Scene("jian", {"level": "dissatisfied", "reasons": ["slow"], "words": "等了很久。"}, {"case": hall.received()})


def asked_back(hall):
    """Somebody who asked to be called."""
    return {"phone": f"139{next(_people) % 10**8:08}", "page": "/cases", "language": "zh"}


@scene("ask_call_back")
def _call_back(hall):
    return Scene(body=asked_back(hall))


@scene("record_call")
def _call(hall):
    # One that waits already, for nobody may ask many times.
    waiting = hall.do("list_call_backs", "helper")["requests"]
    asked = waiting[0] if waiting else hall.do("ask_call_back", None, asked_back(hall))
    return Scene("helper", {"reached": True}, {"request": asked["request"]})


@scene("read_document")
def _document(hall):
    case = hall.received()
    return Scene("jian", places={"case": case, "document": hall.settled(case)["documents"][0]["document"]})


@scene("read_file")
def _file(hall):
    return Scene("jian", places={"case": hall.received(), "file": hall.file_of("jian")})


@scene("accept_case")
def _accept(hall):
    case = hall.received()
    return Scene("clerk", {"findings": hall.findings(case)}, {"case": case})


@scene("give_notice")
def _notice(hall):
    case = hall.received()
    return Scene("clerk", {"findings": hall.findings(case, 2)}, {"case": case})


@scene("decline_case")
def _decline(hall):
    return Scene("clerk", {"items": ["class2-device-record"], "ground": "not_this_organ", "organ": "市药监局",
                           "reason": "不属于本区办理范围。"}, {"case": hall.received()})


def supplied(hall, account, subjects):
    return {"materials": [{"material": one, "form": "electronic", "copies": 1, "files": [hall.file_of(account)]}
                          for one in subjects], "fields": {}}


@scene("mend_case")
def _mend(hall):
    return Scene("clerk", supplied(hall, "clerk", ["floor-plan"]) | {"fields": {"legal_representative": "简晓雯"}},
                 {"case": hall.received()})


@scene("supplement_case")
def _supplement(hall):
    case, subjects = hall.noticed()
    return Scene("jian", supplied(hall, "jian", subjects), {"case": case})


@scene("withdraw_case")
def _withdraw(hall):
    return Scene("jian", {"reason": "不办了。"}, {"case": hall.received()})


# ---- a section -------------------------------------------------------------------------------------------------


@scene("review_task")
def _review(hall):
    return Scene("market2", {"in_favour": True, "opinion": "材料齐全。"},
                 {"case": hall.accepted(), "item": "business-registration"})


@scene("decide_task")
def _decide(hall):
    grounds = hall.task(case := hall.accepted(), "business-registration")["refusal_grounds"]
    body = {"outcome": "refused", "ground": grounds[0]["code"], "reason": "不符合法定条件。"} if grounds else {"outcome": "granted"}
    return Scene("market", body, {"case": case, "item": "business-registration"})


@scene("extend_limit")
def _extend(hall):
    return Scene("market-head", {"days": 1, "reason": "案情复杂。"}, {"case": hall.accepted(), "item": "business-registration"})


@scene("post_publicity")
def _publicity(hall):
    case = hall.report_accepted()
    today = hall.do("read_clock", None)["day"]
    return Scene("ecology", {"code": "acceptance", "from": today, "to": f"{int(today[:4]) + 1}{today[4:8]}01", "place": "区政府网站"},
                 {"case": case, "item": "environmental-report-form"})


HEARING = {"procedure": "hearing", "institution": "区生态环境局", "expected_days": 10}


@scene("stop_clock")
def _stop(hall):
    return Scene("ecology", HEARING, {"case": hall.report_accepted(), "item": "environmental-report-form"})


@scene("resume_clock")
def _resume(hall):
    stopped = _stop(hall)
    perform(hall, "stop_clock", stopped)
    return Scene("ecology", {"outcome": "听证结束。"}, stopped.places)


@scene("record_site_visit")
def _visit(hall):
    case = hall.accepted()
    hall.file_of("market")
    return Scene("market", hall.visit(["business-registration"]) | {"files": [hall.file_of("market")], "refusal_noted": "无"},
                 {"case": case})


# ---- the issuing window and the heads --------------------------------------------------------------------------


@scene("hand_over_results")
def _hand_over(hall):
    case = hall.accepted()
    hall.grant(case, "business-registration")
    return Scene("issuer", hall.handover(case), {"case": case})


@scene("archive_case")
def _archive(hall):
    return Scene("issuer", {}, {"case": hall.handed_over()})


@scene("issue_letter")
def _letter(hall):
    grantee = hall.do("who_am_i", "market2")["person"]
    year = int(hall.do("read_clock", None)["day"][:4])
    return Scene("market-head", {"grantee": grantee, "grants": [{"power": "decide", "items": ["business-registration"]}],
                                 "valid_from": f"{year}-01-01", "valid_to": f"{year + 1}-12-31"})


@scene("revoke_letter")
def _revoke(hall):
    letter = perform(hall, "issue_letter", _letter(hall))["id"]
    return Scene("market-head", {"reason": "岗位调整。"}, {"letter": letter})

from driver import catalogue_scenes, revision_scenes  # noqa: E402, F401 — the rest; they take from here what they are made with
