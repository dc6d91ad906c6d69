#!/usr/bin/env python3
"""schemathesis over api/openapi.json, once per role, in a demonstration where every operation has worked once.

  build/venv/bin/python tests/api/fuzz.py build/yichuang [--examples N] [--seed N]

Checked on every answer: no 5xx, no status, media type, header or body that the contract does not name, and nothing
accepted that the contract forbids. Ids, versions and half of the bodies come from the demonstration, so that requests
get past the front door. Every operation must have answered 2xx at least once."""

import argparse
import copy
import multiprocessing
import os
import sys
import uuid
from collections import Counter
from http.cookiejar import DefaultCookiePolicy

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import hypothesis  # noqa: E402
import requests  # noqa: E402
import schemathesis  # noqa: E402
from hypothesis import strategies  # noqa: E402
from schemathesis import GenerationMode  # noqa: E402
from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.core.failures import FailureGroup  # noqa: E402
from schemathesis.core.failures import Failure as CheckFailure  # noqa: E402
from schemathesis.specs.openapi import checks as conformance  # noqa: E402

from driver.client import Client  # noqa: E402
from driver.contract import Contract  # noqa: E402
from driver.hall import Hall  # noqa: E402
from driver.evidence import Evidence  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.scenes import SCENES, perform  # noqa: E402
from driver.tally import Tally  # noqa: E402

ROLES = {"applicant": "jian", "clerk": "clerk", "approver": "market", "head": "market-head", "issuer": "issuer",
         "manager": "manager", "administrator": "admin", "nobody": None}
CHECKS = [not_a_server_error, conformance.status_code_conformance, conformance.content_type_conformance,
          conformance.response_headers_conformance, conformance.response_schema_conformance,
          conformance.negative_data_rejection]


class FromHere(requests.adapters.HTTPAdapter):
    """Each role asks from an address of its own: limits by address are kept apart."""

    def __init__(self, address):
        self.address = address
        super().__init__()

    def init_poolmanager(self, *arguments, **options):
        super().init_poolmanager(*arguments, source_address=(self.address, 0), **options)


def without_security(document):
    """Who asks is the role's business: schemathesis is to make up the rest."""
    document = copy.deepcopy(document)
    document.get("components", {}).pop("securitySchemes", None)
    for methods in document["paths"].values():
        for told in methods.values():
            told.pop("security", None)
    return document


class Fuzzer:
    def __init__(self, role, program, known, options):
        self.role, self.program, self.known, self.options = role, program, known, options
        self.contract = Contract()
        self.schema = schemathesis.openapi.from_dict(without_security(self.contract.document))
        self.evidence = Evidence(program)
        self.cookie = Client(program.port, ROLES[role]).cookie
        self.session = requests.Session()
        self.session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self.session.mount("http://", FromHere(f"127.0.0.{10 + list(ROLES).index(role)}"))
        self.passed, self.failures, self.well_answered = 0, {}, Counter()

    def run(self, only=None):
        for result in self.schema.get_all_operations():
            operation = result.ok()
            told = self.contract[operation.definition.raw["operationId"]]
            if (told.id in only) if only else told.id != "step_clock":
                self.fuzz(told, operation)
        self.evidence.close()
        return self.passed, list(self.failures.values()), self.well_answered

    def examples(self, told):
        if not told.allows(self.role):
            return 2
        return max(3, self.options.examples // (4 if "public" in told.roles and self.role != "nobody" else 1))

    def fuzz(self, told, operation):
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            try:
                generated = operation.as_strategy(generation_mode=mode)
                self.ask_all(told, generated, mode)
            except hypothesis.errors.Unsatisfiable:
                pass  # no negative value exists: every one is allowed
            except Exception as error:  # noqa: BLE001 — a generator that fails is a failure of this test, not its end
                if mode is GenerationMode.POSITIVE or "negative" not in str(error).lower():
                    self.fail(told, f"no request can be made up: {error!r}"[:400])

    def ask_all(self, told, generated, mode):
        @hypothesis.seed(self.options.seed)
        @hypothesis.settings(max_examples=self.examples(told), database=None, deadline=None,
                             phases=[hypothesis.Phase.generate], suppress_health_check=list(hypothesis.HealthCheck))
        @hypothesis.given(case=generated, pick=strategies.integers(0, 10**6))
        def ask(case, pick):
            self.ask(told, case, pick, mode)
        ask()

    def ask(self, told, case, pick, mode):
        kase = self.fill(told, case, pick, mode)
        headers = {"Origin": f"http://localhost:{self.program.port}", "Host": f"localhost:{self.program.port}"}
        if self.cookie and told.id != "sign_out":
            headers["Cookie"] = self.cookie
        # Set in the case, not beside it: schemathesis then knows that these are good.
        if told.takes("Idempotency-Key") and pick % 8:
            case.headers = {**(case.headers or {}), "Idempotency-Key": str(uuid.uuid4())}
        if told.takes("If-Match") and pick % 8:
            version = self.evidence.version(kase) if str(kase).isdigit() else 1
            case.headers = {**(case.headers or {}), "If-Match": f'"{version}"'}
        try:
            response = case.call(base_url=f"http://127.0.0.1:{self.program.port}", session=self.session, headers=headers, timeout=30)
        except requests.exceptions.RequestException as error:
            return self.fail(told, f"no answer: {error!r}"[:300])
        if 200 <= response.status_code < 300:
            self.well_answered[told.id] += 1
        self.judge(told, case, response)

    def fill(self, told, case, pick, mode):
        """Ids of the demonstration in the path, and for half of the good requests a body that worked, with one part changed."""
        places = self.known["places"].get(told.id) or {}
        kase = None
        if case.path_parameters and pick % 8:
            for name in case.path_parameters:
                values = self.known["ids"].get(name, []) if pick % 3 else [places.get(name)]
                if values and values[0] is not None:
                    case.path_parameters[name] = values[pick % len(values)]
        if case.path_parameters:
            kase = case.path_parameters.get("case")
        body = self.known["bodies"].get(told.id)
        if body and mode is GenerationMode.POSITIVE and pick % 2 and isinstance(case.body, dict):
            changed = sorted(set(case.body) & set(body)) or sorted(body)
            name = changed[pick % len(changed)]
            case.body = {**body, **({name: case.body[name]} if name in case.body else {})}
        return kase

    def judge(self, told, case, response):
        try:
            # Too large comes before wrong: negative_data_rejection does not know that answer.
            case.validate_response(response, checks=CHECKS[:-1] if response.status_code == 413 else CHECKS)
            self.passed += 1
        except (FailureGroup, CheckFailure) as group:
            for failure in getattr(group, "exceptions", [group]):
                self.fail(told, f"{response.status_code} {failure.title}: {failure.message[:300]}\n  {case.as_curl_command()[:1500]}",
                          (failure.title, response.status_code))

    def fail(self, told, what, kind=None):
        """Each kind of failure of an operation is told once."""
        self.failures.setdefault((told.id, kind or what), f"{told.id} as {self.role}: {what}")


def begin(hall, tally):
    """Every operation once, as it is meant; what there is afterwards to ask about."""
    bodies, places, ids = {}, {}, {"package": ["open-pharmacy"], "item": ["business-registration", "drug-retail-licence"]}
    for operation in sorted(hall.contract, key=lambda one: one.id == "step_clock"):
        if operation.id not in SCENES:
            tally.fail(f"{operation.id}: no scene in tests/driver/scenes.py shows that it works")
            continue
        if operation.id == "step_clock":
            continue  # after everything else: it moves every date
        try:
            scene = SCENES[operation.id](hall)
            perform(hall, operation.id, scene)
        except Exception as error:  # noqa: BLE001 — told, and counted as an operation that never worked
            tally.fail(f"{operation.id} as it is meant: {error}")
            continue
        bodies[operation.id], places[operation.id] = scene.body, scene.places
        for name, value in scene.places.items():
            ids.setdefault(name, []).append(value)
    ids["case"] = [*ids.get("case", []), hall.received(), hall.accepted(), hall.noticed()[0], hall.report_accepted(), hall.decided()]
    return {"bodies": bodies, "places": places, "ids": ids}


def fuzz_roles(roles, program, known, options, results, only=None):
    for role in roles:
        try:
            results.put((role, *Fuzzer(role, program, known, options).run(only)))
        except Exception as error:  # noqa: BLE001
            results.put((role, 0, [f"{role}: {error!r}"], Counter()))


class Place:
    """What a worker needs of the program; the process itself stays with its parent."""

    def __init__(self, program):
        self.port, self.data, self.spool, self.folder = program.port, program.data, program.spool, program.folder


def fuzz_all(program, hall, known, options, tally):
    results = multiprocessing.Queue()
    roles = list(ROLES)
    workers = [multiprocessing.Process(target=fuzz_roles, args=(roles[one::options.workers], Place(program), known, options, results))
               for one in range(options.workers)]
    for worker in workers:
        worker.start()
    told = [results.get() for _ in roles]
    for worker in workers:
        worker.join()
    last = multiprocessing.Queue()
    fuzz_roles(["applicant", "administrator"], Place(program), known, options, last, only={"step_clock"})
    told += [last.get(), last.get()]
    for role, passed, failures, well_answered in told:
        print(f"{role:15} {passed:5} answers as the contract says, {len(failures)} kinds not")
        tally.take(passed, failures)
        hall.well_answered.update(well_answered)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--examples", type=int, default=8, help="requests of a kind, an operation and a role")
    parser.add_argument("--seed", type=int, default=20260301)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(arguments)
    tally = Tally()
    with Program(options.program) as program:
        hall = Hall(program.port)
        known = begin(hall, tally)
        fuzz_all(program, hall, known, options, tally)
        for operation in hall.contract:
            tally.check(hall.well_answered[operation.id], f"{operation.id}: never answered 2xx")
        for line in program.error_lines():
            tally.fail(f"the server's log says: {line}")
        tally.check(not program.has_ended(), f"the server has ended: {program.last_words(500)}")
    return tally.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
