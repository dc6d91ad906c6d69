#!/usr/bin/env python3
"""The connection is cut while somebody acts — before all of it was sent, when it was sent, when the answer began — and they
act again: every operation of the contract that changes anything has one effect.

  tests/fault/cut_off.py build

What carries an Idempotency-Key is sent again with it, then once more with another body, which is refused. Of what carries
none the tables below say why sending it twice does no harm; an operation in neither fails the test."""

import json
import os
import socket
import struct
import sys
import time
import uuid

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.client import API, Client  # noqa: E402
from driver.evidence import Evidence  # noqa: E402
from driver.hall import Hall  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.scenes import SCENES  # noqa: E402
from driver.tally import Tally  # noqa: E402

CUTS = ("before all was sent", "when all was sent", "when the answer began")
READS = {"plan_package", "preview_plan", "preview_import", "look_up_person"}  # POST because of what they are asked, and they change nothing
# Sent twice: the same rows as sent once.
SAME_ROWS = {"look_on", "look_away", "save_draft", "delete_draft", "sign_out", "upload_file", "ask_call_back"}
# Sent twice: the second is refused because the first stands.
REFUSED = {"register_account", "prove_identity"}
# Sent twice: twice, which the person sees and may take back or leave: another session, draft, code, step of a demonstration's time.
TWICE = {"sign_in", "create_draft", "issue_activation_code", "step_clock", "register_person"}


class CutOff:
    def __init__(self, program, tally):
        self.program, self.tally = program, tally
        self.hall = Hall(program.port)
        self.evidence = Evidence(program)
        self.covered = {cut: set() for cut in CUTS}
        self.without_key = {}

    def rows(self):
        """When nothing is under way any more."""
        stood = self.evidence.rows()
        for _ in range(1000):
            time.sleep(0.02)
            again = self.evidence.rows()
            if again == stood:
                return stood
            stood = again
        return stood

    def request(self, operation, made, key):
        """The bytes of it on the wire."""
        client = self.hall.person(made.account)
        version = made.version if made.version is not None or not operation.takes("If-Match") else self.hall.version(made.case)
        body = made.raw if made.raw is not None else json.dumps(made.body, ensure_ascii=False).encode() if made.body is not None else b""
        headers = client.headers(operation.method, version, key, made.headers)
        if body:
            headers["Content-Type"] = made.content_type or "application/json"
        headers["Content-Length"] = str(len(body))
        path = operation.place(**made.places)
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"{operation.method} {path if path.startswith('/api/') else API + path} HTTP/1.1\r\n{lines}\r\n".encode(), body

    def cut(self, head, body, where):
        """Sends it and breaks off, as a network does: with a reset."""
        connection = socket.create_connection(("127.0.0.1", self.program.port), timeout=20)
        content = head + body
        connection.sendall(content[:-1] if where == CUTS[0] else content)
        if where == CUTS[2]:
            connection.recv(1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()

    def whole(self, head, body):
        """Sends it and reads the answer: (status, body)."""
        with socket.create_connection(("127.0.0.1", self.program.port), timeout=30) as connection:
            connection.sendall(head.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1) + body)
            answer = b""
            while part := connection.recv(65536):
                answer += part
        top, _, rest = answer.partition(b"\r\n\r\n")
        return int(top.split()[1]), rest

    def with_key(self, operation, where):
        made, key = SCENES[operation.id](self.hall), str(uuid.uuid4())
        head, body = self.request(operation, made, key)
        stood, keys = self.rows(), self.keys()
        self.cut(head, body, where)
        if where == CUTS[0]:
            self.tally.check(self.rows() == stood, f"{operation.id} {where}: something was stored")
        status, answer = self.whole(head, body)
        what = f"{operation.id}, cut off {where} and sent again"
        if not self.tally.check(status in (200, 201), f"{what}, was answered {status} {answer[:300]!r}"):
            return
        self.tally.check(self.keys() == keys + 1, f"{what}, is remembered {self.keys() - keys} times")
        after = self.rows()
        again, same = self.whole(head, body)
        self.tally.check(again in (200, 201) and same == answer, f"{what} twice, was answered {again} {same[:300]!r} after {answer[:300]!r}")
        if operation.method != "DELETE":
            other, told = self.whole(*self.other_body(operation, made, head))
            # A file that is no file of its kind is refused as such before anybody looks at the key.
            refused = other == 422 and json.loads(told)["code"] == "key_reused" or made.raw is not None and other == 400
            self.tally.check(refused, f"{what} with another body, was answered {other} {told[:300]!r}")
        self.tally.check(self.rows() == after, f"{what}: the second time something was stored")
        self.covered[where].add(operation.id)

    def other_body(self, operation, made, head):
        """Another body that is well formed; where nothing can be said differently, the same with a space more."""
        changed = vary(made.body)
        body = json.dumps(made.body if changed is None else changed, ensure_ascii=False).encode() + b" " * (changed is None)
        lines = [line for line in head.split(b"\r\n") if not line.startswith(b"Content-Length")]
        return b"\r\n".join(lines[:-2] + [b"Content-Length: %d" % len(body), b"", b""]), body

    def keys(self):
        # What a filing took is remembered beside it, under a key that no client can send.
        return self.evidence.connection.execute("SELECT count(*) FROM idempotency WHERE key NOT LIKE '%:%'").fetchone()[0]

    def no_key(self, operation, where):
        made = SCENES[operation.id](self.hall)
        head, body = self.request(operation, made, None)
        stood = self.rows()
        self.cut(head, body, where)
        if where == CUTS[0] and body:
            self.tally.check(self.rows() == stood, f"{operation.id} {where}: something was stored")
        status, answer = self.whole(head, body)
        self.tally.check(status < 500, f"{operation.id}, cut off {where} and sent again, was answered {status} {answer[:300]!r}")
        after = self.rows()
        if operation.id in READS:
            self.tally.check(after == stood, f"{operation.id} stored something")
        elif operation.id in SAME_ROWS:
            again, _ = self.whole(head, body)
            self.tally.check(again < 500 and counts(self.rows()) == counts(after), f"{operation.id} sent again: {again}, and something was stored")
        elif operation.id in REFUSED and where == CUTS[2]:  # once: tries are counted
            again, _ = self.whole(head, body)
            self.tally.check(400 <= again < 500 and self.rows() == after, f"{operation.id} sent again: {again}, and something was stored")
        self.covered[where].add(operation.id)

    def run(self, operation):
        for where in CUTS:
            if operation.takes("Idempotency-Key"):
                self.with_key(operation, where)
            else:
                self.tally.check(sum(operation.id in kind for kind in (READS, SAME_ROWS, REFUSED, TWICE)) == 1,
                                 f"{operation.id} carries no key, and nobody says why that does no harm")
                self.no_key(operation, where)


def counts(rows):
    """How many rows every table has, without when they were written."""
    return [one.partition(":")[0] for one in rows.split()]


def vary(body):
    """Another value of the same kind somewhere in it; None when there is nothing to change."""
    if isinstance(body, dict):
        for name, value in body.items():
            if name in ("reason", "opinion", "place", "findings", "note") and isinstance(value, str):
                return {**body, name: value + "改"}
        for name, value in body.items():
            changed = vary(value)
            if changed is not None:
                return {**body, name: changed}
    if isinstance(body, list) and body:
        return body[1:] if len(body) > 1 else None
    return None


def main(build):
    tally, began = Tally(), time.monotonic()
    with Program(os.path.join(build, "yichuang")) as program:
        cut_off = CutOff(program, tally)
        changing = [one for one in cut_off.hall.contract if one.method != "GET"]
        for operation in sorted(changing, key=lambda one: one.id == "step_clock"):  # time last: it moves everything
            cut_off.run(operation)
        with_key = [one.id for one in changing if one.takes("Idempotency-Key")]
        for where, covered in cut_off.covered.items():
            print(f"cut off {where}: {len(covered)} of {len(changing)} operations that change anything")
            tally.check(covered == {one.id for one in changing}, f"not covered: {sorted({one.id for one in changing} - covered)}")
        print(f"{len(with_key)} with a key: one effect each; without: {sorted(SAME_ROWS)} leave the same rows, {sorted(REFUSED)} are refused, "
              f"{sorted(TWICE)} happen twice, {sorted(READS)} change nothing; {time.monotonic() - began:.0f} s")
        tally.check(not program.error_lines(), f"the server logged errors: {program.error_lines()[:3]}")
    return tally.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
