"""The demonstration hall, worked by its people: every request by its name in the contract, and cases brought to the
point where somebody may do something with them."""

import datetime
import itertools
import time
import uuid
from collections import Counter

from driver import samples
from driver.client import Client, Unexpected
from driver.contract import Contract

# Who decides for a department, by their account in the demonstration.
CHIEFS = {"market-regulation": "market", "public-security": "police", "taxation": "tax", "human-resources": "labour",
          "health": "health", "ecology-environment": "ecology"}
HEADS = {"market-regulation": "market-head", "ecology-environment": "ecology-head"}


class Hall:
    def __init__(self, port, contract=None):
        self.port = port
        self.contract = contract or Contract()
        self.people = {}
        self.well_answered = Counter()  # operation id → 2xx
        self.files = {}
        self.plans = {}
        self.numbers = itertools.count(1)

    def person(self, account):
        if account not in self.people:
            self.people[account] = Client(self.port, account)
            self.well_answered["sign_in"] += 1 if account else 0
        return self.people[account]

    def send(self, operation_id, account, body=None, *, version=None, key=None, raw=None, content_type=None,
             query=None, headers=None, **places):
        """One request as it is; what headers the operation needs and nobody gave are filled in."""
        operation = self.contract[operation_id]
        if operation.takes("Idempotency-Key") and key is None:
            key = str(uuid.uuid4())
        if operation.takes("If-Match") and version is None:
            version = self.version(places["case"])
        answer = self.person(account).send(
            operation.method, operation.place(**places), body, version=version, key=key, raw=raw,
            content_type=content_type or "application/json", query=query, headers=headers)
        if 200 <= answer.status < 300:
            self.well_answered[operation_id] += 1
        return answer

    def do(self, operation_id, account, body=None, **options):
        """A request that must succeed; its JSON."""
        answer = self.send(operation_id, account, body, **options)
        if not 200 <= answer.status < 300:
            raise Unexpected(f"{operation_id} by {account}: {answer}")
        return answer.json if answer.type.endswith(("/json", "+json")) else answer.body

    def view(self, case, account="manager"):
        return self.do("read_case", account, case=case)

    def version(self, case):
        return self.view(case)["version"]

    def window_of(self, case):
        """The clerk at whose window the case was handed in."""
        return "construction" if self.view(case)["package"]["code"] == "environmental-report" else "clerk"

    def settled(self, case):
        """The case, as its window sees it, when the registrar has numbered its documents, which takes a tenth of a second."""
        account = self.window_of(case)
        until = time.monotonic() + 30
        while time.monotonic() < until:
            view = self.view(case, account)
            if view["documents"] and all(document.get("number") for document in view["documents"]):
                return view
            time.sleep(0.01)
        raise Unexpected(f"the documents of case {case} were not numbered within half a minute")

    def hang_up(self):
        for person in self.people.values():
            person.close()

    # ---- what is handed in -----------------------------------------------------------------------------------

    def file_of(self, account):
        if account not in self.files:
            stored = self.do("upload_file", account, raw=samples.pdf(account), content_type="application/pdf",
                             headers={"X-File-Name": "%E6%9D%90%E6%96%99.pdf"})
            self.files[account] = stored["file"]
        return self.files[account]

    def plan(self, package, answers):
        key = (package, tuple(sorted(answers.items())))
        if key not in self.plans:
            plan = self.do("plan_package", None, {"answers": answers}, package=package)
            if not plan.get("complete", True):
                raise Unexpected(f"the answers for {package} are not complete: {plan}")
            self.plans[key] = plan
        return self.plans[key]

    def application(self, account, package="open-pharmacy", answers=samples.PHARMACY):
        plan = self.plan(package, answers)
        file = self.file_of(account)
        materials = [{"material": one["code"], "form": "electronic", "copies": 1, "files": [file]}
                     for one in plan["materials"] if one["asked"]]
        return {"package": package, "answers": dict(answers), "fields": samples.form(plan), "materials": materials}

    # ---- cases up to a point ---------------------------------------------------------------------------------

    def received(self, account="jian", **kind):
        """The id of a case that waits for the window."""
        return self.do("file_case", account, self.application(account, **kind))["id"]

    def report_received(self):
        return self.received("wansheng", package="environmental-report", answers=samples.REPORT)

    def findings(self, case, faults=0, account="clerk"):
        """Everything in the case examined; the first `faults` materials at fault."""
        found = []
        for material in self.view(case, account)["materials"]:
            if not material["asked"] or material.get("finding"):
                continue
            one = {"kind": "material", "subject": material["code"], "ok": True}
            if len(found) < faults:
                one |= {"ok": False, "fault": material["common_faults"][0]["code"], "note": "请重新提供"}
            found.append(one)
        return found

    def accepted(self, case=None, account="clerk"):
        case = case or self.received()
        self.do("accept_case", account, {"findings": self.findings(case, account=account)}, case=case)
        return case

    def report_accepted(self):
        return self.accepted(self.report_received(), "construction")

    def noticed(self, faults=2):
        """A case with an open one-time notice, and the faulted materials."""
        case = self.received()
        findings = self.findings(case, faults)
        self.do("give_notice", "clerk", {"findings": findings}, case=case)
        return case, [one["subject"] for one in findings if not one["ok"]]

    def grant(self, case, *items):
        for item in items:
            task = self.task(case, item)
            self.do("decide_task", CHIEFS[task["department"]["code"]], samples.grant(task), case=case, item=item)

    def task(self, case, item):
        return next(task for task in self.view(case)["tasks"] if task["item"]["code"] == item)

    def items(self, case, state):
        return [task["item"]["code"] for task in self.view(case)["tasks"] if task["state"]["code"] == state]

    def visit(self, items):
        now = datetime.datetime.fromisoformat(self.do("read_clock", None)["now"])
        return {"items": list(items), "officers": [{"name": "甲", "certificate": "A-1"}, {"name": "乙", "certificate": "B-2"}],
                "visited_at": now.isoformat(timespec="milliseconds"), "place": "渝北区演示路1号", "findings": "与图纸相符。",
                "passed": True, "person_present": "简晓雯", "files": []}

    def decided(self, account="jian"):
        """A pharmacy with every item granted: what several windows decide, in the order the plan allows."""
        case = self.accepted(self.received(account))
        while waiting := self.items(case, "in_hand"):
            for item in waiting:
                task = self.task(case, item)
                if task["site_check"]:
                    self.do("record_site_visit", CHIEFS[task["department"]["code"]], self.visit([item]), case=case)
                self.grant(case, item)
        return case

    def handed_over(self):
        case = self.decided()
        self.do("hand_over_results", "issuer", self.handover(case), case=case)
        return case

    def handover(self, case):
        return {"items": self.items(case, "granted"), "way": "window", "relation": "self",
                "identity_kind": "id_card", "identity_number": "500112198803162042"}
