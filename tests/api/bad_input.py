#!/usr/bin/env python3
"""Every field of every request wrong in every way: refused in words that name it, and nothing has changed.

  tests/api/bad_input.py build/yichuang [operation …]

For each operation of api/openapi.json one valid request is prepared in a running demonstration, then sent wrong in every
way its schema allows to be wrong, each time looking at what is stored. In the end the valid request goes through, so that
it is the fault alone that was refused, and once more with the same key, which changes nothing."""

import http.client
import os
import re
import sys
import time
import uuid

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from api.bad_uploads import try_uploads  # noqa: E402
from api.wrong_sense import wrong_senses  # noqa: E402
from api.wrong_ways import wrong_bodies, write  # noqa: E402
from driver.client import Unexpected  # noqa: E402
from driver.evidence import Evidence  # noqa: E402
from driver.hall import Hall  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.scenes import SCENES, perform  # noqa: E402
from driver.tally import Tally  # noqa: E402

STRANGERS = {"applicant": "wansheng", "clerk": "clerk2", "approver": "tax", "head": "taxation-head", "issuer": "issuer",
             "helper": "helper", "manager": "manager", "maintainer": "maintainer", "reviewer": "reviewer", "legal_reviewer": "reviewer",
             "administrator": "admin"}
TEXT = re.compile("[\u4e00-\u9fff]")


class Trial:
    """One operation with its scene, and the requests that must be refused."""

    def __init__(self, hall, evidence, tally, operation):
        self.hall, self.evidence, self.tally, self.operation = hall, evidence, tally, operation
        self.prepare()

    def prepare(self):
        self.scene = SCENES[self.operation.id](self.hall)
        self.version = self.hall.settled(self.scene.case)["version"] if self.scene.case else self.scene.version

    def send(self, account="scene", text=None, places=None, query=None, headers=None, **options):
        scene, operation = self.scene, self.operation
        account = scene.account if account == "scene" else account
        if text is None:
            text = write(scene.body) if scene.body is not None else scene.raw
        base = {"Idempotency-Key": str(uuid.uuid4()) if operation.takes("Idempotency-Key") else None,
                "If-Match": f'"{self.version}"' if operation.takes("If-Match") else None,
                "Content-Type": (scene.content_type or "application/json") if text is not None else None}
        client = self.hall.person(account)
        return client.send(operation.method, operation.place(**(places or scene.places)), raw=text,
                           query=query or scene.query or None, content_type=None,
                           headers={**base, **(scene.headers or {}), **(headers or {})}, **options)

    def refused(self, what, statuses, field=None, inside=False, **request):
        """Sends it; it must be refused with one of the statuses, as a problem that names the field."""
        self.hall.person(request.get("account", self.scene.account))
        before = self.evidence.rows()
        told = f"{self.operation.id}, {what}: "
        try:
            answer = self.send(**request)
        except (OSError, http.client.HTTPException) as error:
            self.tally.fail(f"{told}no answer ({error!r}){revived(self.evidence.program, self.hall)}")
            return self.prepare()
        self.tally.check(answer.status in statuses, f"{told}answered {answer}, not {statuses}")
        self.tally.check(self.evidence.rows() == before, f"{told}something was stored ({answer})")
        fault = problem_fault(answer, self.operation) or (field_fault(answer, field, inside) if field is not None else None)
        self.tally.check(not fault, f"{told}{fault}")
        if answer.status < 300:
            self.prepare()  # what should have been refused went through: begin again
        return None

    # ---- the ways ------------------------------------------------------------------------------------------------

    def bodies(self):
        if self.operation.body is None:
            return
        for wrong in (*wrong_bodies(self.hall.contract, self.operation.body, self.scene.body),
                      *wrong_senses(self.hall, self.operation.id, self.scene.body)):
            if self.operation.id == "save_record" and wrong.what.startswith("document: a object"):
                continue  # a draft of a record may be wrong in every way: what is amiss is told as a problem, not refused
            self.refused(wrong.what, (400,), wrong.field, wrong.inside, text=wrong.text)
        size = self.operation.most_bytes
        self.refused("over size", (413,), text=write(self.scene.body) + b" " * size)
        for media in ("text/plain", "application/x-www-form-urlencoded", "application/jsonx", "", "multipart/form-data",
                      "application/json; charset=gbk"):
            self.refused(f"as {media or 'nothing'}", (415,), headers={"Content-Type": media or None})

    def header_fields(self):
        if self.operation.takes("Idempotency-Key"):
            for what, key in (("no key", None), ("an empty key", ""), ("a short key", "abc"), ("a long key", "k" * 65),
                              ("a key of other letters", "schlüssel-1234".encode().decode("latin-1")), ("a key with spaces", "a b c d e f")):
                self.refused(what, (400,), "header.Idempotency-Key", headers={"Idempotency-Key": key})
        if self.operation.takes("If-Match"):
            self.refused("no If-Match", (428,), "header.If-Match", headers={"If-Match": None})
            for tag in ("5", "*", 'W/"5"', '"abc"', '""', '"5", "6"', '"' + "9" * 19 + '"', '"-1"', ""):
                self.refused(f"If-Match {tag}", (400,), "header.If-Match", headers={"If-Match": tag})
            for tag in (f'"{self.version + 1}"', f'"{self.version - 1}"', '"0"', '"999999999999999999"'):
                self.refused(f"If-Match {tag}", (409,), headers={"If-Match": tag})
        if self.operation.method != "GET":
            for origin in (None, "null", "http://evil.example", "https://localhost.evil.example", "localhost", ""):
                self.refused(f"Origin {origin}", (403,), headers={"Origin": origin})

    def places(self):
        for name, value in self.scene.places.items():
            for bad in ("0", "-1", "abc", "9" * 30, "1.5", "%", "..", "\u4e00", "a\0b", "' OR 1=1 --", str(value) + "\n", "x" * 300):
                where = {**self.scene.places, name: bad}
                # A record of another code is a new one, which nobody has seen saved.
                fresh = (409,) if (self.operation.id, name) == ("save_record", "code") else ()
                self.refused(f"{{{name}}} = {bad[:20]!r}", (400, 404, *fresh), places=where)

    def queries(self):
        declared = [name for place, name in self.operation.parameters if place == "query"]
        for name in declared:
            parameter = self.operation.parameters["query", name]
            for bad in wrong_parameters(parameter["schema"]):
                self.refused(f"?{name}={bad[:20]!r}", (400,), query={**self.scene.query, name: bad})
            if parameter.get("required"):
                self.refused(f"no ?{name}", (400,), f"query.{name}", query={k: v for k, v in self.scene.query.items() if k != name} or {"none": ""})
        self.refused("an unknown query key", (400,), "query.unexpected", query={**self.scene.query, "unexpected": "1"})
        if declared:
            twice = [(declared[0], "1"), (declared[0], "2")]
            self.refused("a query key twice", (400,), query=twice)

    def strangers(self):
        if "public" in self.operation.roles:
            return
        self.refused("signed out", (401,), account=None)
        self.refused("a forged cookie", (401,), account=None, headers={"Cookie": "yichuang_session=" + "A" * 43})
        for role, account in STRANGERS.items():
            held = [one for one, by in STRANGERS.items() if by == account]  # somebody may hold two roles
            if not any(self.operation.allows(one) for one in held):
                self.refused(f"as {role}", (403,), account=account)

    def closing(self):
        """The valid request goes through; sent again with its key it answers the same and adds nothing."""
        key = str(uuid.uuid4()) if self.operation.takes("Idempotency-Key") else None
        sent = {"headers": {"Idempotency-Key": key}} if key else {}
        first = self.send(**sent)
        if not self.tally.check(200 <= first.status < 300, f"{self.operation.id}: the valid request was answered {first}"):
            return
        if not key:
            return
        stood = self.evidence.rows()
        again = self.send(**sent)
        self.tally.check(again.body == first.body and again.status == first.status,
                         f"{self.operation.id}: the same key answered {again} after {first}")
        if self.operation.method == "DELETE":
            return
        other = self.send(text=write(self.scene.body) + b" ", **sent)
        # A file that is no file of its kind is refused as such before anybody looks at the key.
        no_file = self.scene.raw is not None and other.status == 400
        self.tally.check(no_file or (other.status == 422 and other.json["code"] == "key_reused"),
                         f"{self.operation.id}: the key of another body was answered {other}")
        self.tally.check(self.evidence.rows() == stood, f"{self.operation.id}: a repeated key stored something")

    def look(self):
        """What may not change: the touched resource as a reader gets it, byte by byte."""
        case, draft = self.scene.case, self.scene.places.get("draft")
        if case:
            return self.hall.send("read_case", "manager", case=case).body
        return self.hall.send("read_draft", self.scene.account, draft=draft).body if draft else b""

    def run(self):
        for way in (self.bodies, self.header_fields, self.places, self.queries, self.strangers):
            scene, seen, files = self.scene, self.look(), self.evidence.settled_files()
            way()
            if self.scene is scene:
                self.tally.check(self.look() == seen, f"{self.operation.id}: what it is about has changed")
                self.tally.check(self.evidence.settled_files() == files, f"{self.operation.id}: files have come or gone")
        if self.operation.id != "sign_out":
            self.closing()


def revived(program, hall):
    """Starts the server again if a request has ended it, so that the next can be judged; what is to be said of it."""
    time.sleep(0.2)  # a process that aborts takes its time
    if not program.has_ended():
        return ""
    words = program.last_words(400)
    program.start()
    hall.hang_up()
    return f"; the server has ended: {words}"


def wrong_parameters(schema):
    kind = schema.get("type")
    if kind == "integer":
        yield from ("abc", "1.5", "", "9" * 30, "1e3")
        for bound, step in (("minimum", -1), ("maximum", 1)):
            if bound in schema:
                yield str(schema[bound] + step)
    elif kind == "boolean":
        yield from ("yes", "1", "TRUE", "")
    else:
        if "enum" in schema or "pattern" in schema:
            yield from ("??", schema.get("enum", ["abc"])[0] + "\n")
        if schema.get("maxLength"):
            yield "字" * (schema["maxLength"] + 1)
        if schema.get("minLength"):
            yield ""
        yield "a\0b"


def problem_fault(answer, operation):
    """What is wrong with it as a problem (RFC 9457, design §7); None if nothing is."""
    if not answer.is_problem:
        return f"no problem+json: {answer}"
    if str(answer.status) not in operation.answers:
        return f"the contract does not name the status {answer.status}"
    try:
        told = answer.json
    except ValueError:
        return f"no JSON: {answer}"
    for name in ("type", "title", "status", "code", "trace", "text"):
        if not told.get(name):
            return f"no {name}: {answer}"
    if told["status"] != answer.status:
        return f"the status in it is another: {answer}"
    for words in (told["text"], *(one.get("text", {}) for one in told.get("fields", []))):
        if not TEXT.search(words.get("zh", "")) or not re.search("[a-z] [a-z]|[A-Z][a-z]+", words.get("en", "")):
            return f"no words in Chinese and English: {answer}"
    return None


def field_fault(answer, field, inside):
    named = [one["field"] for one in (answer.json or {}).get("fields", [])]
    if field in named or (inside and any(name.startswith(field) for name in named)):
        return None
    return f"names {named}, not '{field}': {answer}"


def main(arguments):
    tally = Tally()
    with Program(arguments[0]) as program:
        hall = Hall(program.port)
        evidence = Evidence(program)
        wanted = arguments[1:] or [one.id for one in hall.contract]
        for operation_id in sorted(wanted, key=lambda one: one == "step_clock"):  # time last: it moves everything
            if operation_id not in SCENES:
                tally.fail(f"{operation_id}: no scene in tests/driver/scenes.py shows that it works")
                continue
            try:
                Trial(hall, evidence, tally, hall.contract[operation_id]).run()
            except (Unexpected, OSError, http.client.HTTPException) as error:
                tally.fail(f"{operation_id}: {error!r}{revived(program, hall)}")
        if not arguments[1:] or "upload_file" in wanted:
            try_uploads(hall, evidence, tally)
        for line in program.error_lines():
            tally.fail(f"the server's log says: {line}")
        tally.check(not program.has_ended(), "the server has ended")
        evidence.close()
    return tally.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
