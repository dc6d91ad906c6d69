#!/usr/bin/env python3
"""Requests that two servers in a row could read differently (RFC 9112 §2.2, §3.2, §5–7, §11.2): a proxy in front must never
be brought to take one request for two. Each is sent as raw bytes on a connection of its own, with a second request hidden in
it that would change a draft. There must be one answer or none, the hidden request must have no effect, and what is sent
afterwards must get its own answer, or the connection must be closed.

  tests/fault/desync.py build/yichuang"""

import argparse
import concurrent.futures
import os
import socket
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver.client import API  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from fault.overload import Drafts  # noqa: E402

QUIET = 0.4  # seconds without a byte after which nothing more is expected on an open connection
REFUSED = (400,)
AFTERWARDS = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"


class Answers:
    """What came back on one connection, taken apart by the lengths told."""

    def __init__(self, port, only_head=False):
        self.only_head = only_head  # of the first one
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.held, self.closed = b"", False

    def send(self, text):
        try:
            self.socket.sendall(text)
        except OSError:
            self.closed = True

    def next(self, seconds):
        """The status of the next answer; None when none comes, or the rest is no answer."""
        while (status := self.take()) is None and not self.closed:
            self.socket.settimeout(seconds)
            try:
                piece = self.socket.recv(65536)
            except TimeoutError:
                return None
            except OSError:
                piece = b""
            self.held += piece
            self.closed = not piece
        return status

    def take(self):
        head, mark, body = self.held.partition(b"\r\n\r\n")
        if not mark:
            return None
        if not head.startswith(b"HTTP/1.1 "):
            raise ValueError(f"no answer, but {self.held[:60]!r}")
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        length = int(fields.get(b"content-length", b"0"))
        status = int(head[9:12])
        if status == 100 or self.only_head:
            length = 0
        if len(body) < length:
            return None
        self.held, self.only_head = body[length:], False
        return status if status != 100 else self.take()


class Requests:
    """The pieces the cases are made of: somebody's head, a harmless body, and what is hidden."""

    def __init__(self, program):
        self.drafts = Drafts(program, 2)
        self.head = self.drafts.head.encode()
        self.hidden = self.drafts.make(1, 666)
        self.body = self.drafts.make(0, 7).partition(b"\r\n\r\n")[2]
        self.target = f"{API}/drafts/{self.drafts.ids[0]}".encode()

    def put(self, framing, body, *, target=None, method=b"PUT", version=b"HTTP/1.1", content=b"Content-Type: application/json\r\n"):
        return method + b" " + (target or self.target) + b" " + version + b"\r\n" + self.head + content + framing + b"\r\n" + body

    def length(self, more=0):
        return b"Content-Length: %d\r\n" % (len(self.body) + more)

    def chunk(self, size=None, end=b"\r\n0\r\n\r\n"):
        return (size or b"%x" % len(self.body)) + b"\r\n" + self.body + end

    def hit(self):
        return self.drafts.stored(1) != 0


def lengths(it):
    """Which of two lengths counts, and lengths that are none."""
    whole, n = it.body + it.hidden, len(it.body)
    yield "two lengths, the longer first", it.put(b"Content-Length: %d\r\n" % len(whole) + it.length(), whole), REFUSED
    yield "two lengths, the shorter first", it.put(it.length() + b"Content-Length: %d\r\n" % len(whole), whole), REFUSED
    yield "the same length twice", it.put(it.length() * 2, whole), REFUSED
    # RFC 9112 §6.3 lets a server take the one length that is told twice; what follows would then be a second request.
    for told in (b"%d, %d" % (n, n), b"%d,%d" % (n, n), b"%d , %d, %d" % (n, n, n), b"%d," % n, b", %d" % n):
        yield f"the same length in a list, {told!r}", it.put(b"Content-Length: " + told + b"\r\n", whole), REFUSED
    for told in (b"%d,%d" % (n, len(whole)), b"+%d" % n, b"-%d" % n, b"0x%x" % n, b"%d;" % n, b"%d %d" % (n, n),
                 b"", b"abc", b"%d" % (n + 2**64), b"%d.0" % n, b"\xd9\xa1\xd9\xa2", b"%d\x0b" % n):
        yield f"a length of {told!r}", it.put(b"Content-Length: " + told + b"\r\n", whole), REFUSED


def codings(it):
    """A length and chunks, chunks twice, and codings whose end nobody knows."""
    chunked = b"Transfer-Encoding: chunked\r\n"
    hiding = b"0\r\n\r\n" + it.hidden
    yield "a length, then chunks", it.put(it.length() + chunked, hiding), REFUSED
    yield "chunks, then a length", it.put(chunked + it.length(), hiding), REFUSED
    yield "chunks and a length of nothing", it.put(b"Content-Length: 0\r\n" + chunked, it.chunk() + it.hidden), REFUSED
    yield "chunked twice", it.put(chunked * 2, hiding), REFUSED
    yield "chunks in HTTP/1.0", it.put(chunked, hiding, version=b"HTTP/1.0"), REFUSED
    for told in (b"chunked, identity", b"identity", b"identity, chunked", b"gzip, chunked", b"chunked, chunked", b"xchunked", b"chunked;q=1",
                 b'"chunked"', b"\x0bchunked", b"chunked\x00", b"cow", b"", b"chunked,"):
        yield f"a coding of {told!r}", it.put(b"Transfer-Encoding: " + told + b"\r\n", it.chunk() + it.hidden), REFUSED
        yield f"a length, and a coding of {told!r}", it.put(it.length() + b"Transfer-Encoding: " + told + b"\r\n", it.body + it.hidden), REFUSED


def chunks(it):
    """Sizes that are none, and pieces that do not end where they said."""
    n = len(it.body)
    sizes = (b"0x%x" % n, b"-%x" % n, b"+%x" % n, b" %x" % n, b"%xg" % n, b"%x," % n, b"", b"f" * 17, b"1" + b"0" * 16, b"\xef\xbc\x95")
    rows = [(f"a chunk size of {size!r}", it.chunk(size or b"\r\n")) for size in sizes]
    rows += [("a chunk longer than told", it.chunk(b"%x" % (n - 3))), ("a chunk that does not end with its line", it.chunk(end=b"XX0\r\n\r\n")),
             ("a chunk that ends with a line feed only", it.chunk(end=b"\n0\n\n")), ("a size that ends with a carriage return only", it.chunk(b"%x\rX" % n)),
             ("a size line without an end", b"%x;" % n + b"a" * 40_000)]
    for words, text in rows:
        yield words, it.put(b"Transfer-Encoding: chunked\r\n", text + it.hidden), REFUSED


def lines(it):
    """Names, folds, line ends and bytes that do not belong into a head."""
    hiding = it.chunk(b"0", b"")  # whoever sees chunks here is done before the hidden request
    length, good = it.length(len(it.hidden)), it.body + it.hidden
    yield "a space before the colon of the length", it.put(b"Content-Length : %d\r\n" % len(it.body), good), REFUSED
    yield "a space before the colon of the coding", it.put(it.length() + b"Transfer-Encoding : chunked\r\n", hiding), REFUSED
    yield "a tab before the colon", it.put(it.length() + b"Transfer-Encoding\t: chunked\r\n", hiding), REFUSED
    yield "a coding in a fold", it.put(length + b"X-A: a\r\n Transfer-Encoding: chunked\r\n", good), (400, 422)
    yield "a length in two folds", it.put(b"Content-Length:\r\n %d\r\n" % len(it.body), it.body), (200, 400)
    yield "a fold before any name", b"PUT " + it.target + b" HTTP/1.1\r\n Content-Length: 5\r\n" + it.head + b"\r\n" + it.hidden, REFUSED
    yield "a line without a colon", it.put(length + b"Transfer-Encoding chunked\r\n", good), REFUSED
    yield "a name with nothing in it", it.put(length + b": chunked\r\n", good), REFUSED
    yield "a NUL in a value", it.put(length + b"X-A: a\x00b\r\n", good), REFUSED
    yield "a NUL in a name", it.put(length + b"X-\x00A: a\r\n", good), REFUSED
    yield "a NUL in the address", it.put(length, good, target=it.target + b"\x00"), REFUSED
    yield "a carriage return alone in a value", it.put(length + b"X-A: a\rTransfer-Encoding: chunked\r\n", good), REFUSED
    yield "a line feed alone ends a line", it.put(length + b"X-A: a\nTransfer-Encoding: chunked\r\n", good), REFUSED
    yield "line feeds alone everywhere", it.put(it.length(), it.body).replace(b"\r\n", b"\n") + it.hidden, REFUSED
    yield "a thousand headers", it.put(b"".join(b"X-%d: a\r\n" % one for one in range(4000)), b""), (400, 431)


def targets(it):
    """Hosts and addresses that are named twice, or not as they should."""
    get, host = b"GET /healthz HTTP/1.1\r\n", b"Host: localhost\r\n"
    yield "no host", get + b"\r\n", REFUSED
    yield "two hosts", get + host + b"Host: elsewhere\r\n\r\n", REFUSED
    yield "the same host twice", get + host * 2 + b"\r\n", REFUSED
    yield "an address with another host in it", b"GET http://elsewhere/healthz HTTP/1.1\r\n" + host + b"\r\n", (200, 400, 404)
    yield "two spaces before the version", b"GET /healthz  HTTP/1.1\r\n" + host + b"\r\n", REFUSED
    yield "a tab for a space", b"GET\t/healthz HTTP/1.1\r\n" + host + b"\r\n", REFUSED
    yield "a version of its own", b"GET /healthz HTTP/1.2\r\n" + host + b"\r\n", REFUSED
    yield "the second version's preface", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", REFUSED
    yield "a request of the first days", b"GET /healthz\r\n", REFUSED
    yield "an address with a space", b"GET /healthz /x HTTP/1.1\r\n" + host + b"\r\n", REFUSED


def bodies(it):
    """A request hidden in a body that nobody wants to read: it is read over, or the connection ends."""
    whole = b"Content-Length: %d\r\n" % len(it.hidden)
    stranger = b"PUT " + it.target + b" HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + whole + b"\r\n" + it.hidden
    yield "a body of somebody unknown", stranger, (401, 403)
    yield "a body of an unknown kind", it.put(whole, it.hidden, content=b"Content-Type: text/plain\r\n"), (415, 400)
    yield "a body of no address", it.put(whole, it.hidden, target=b"/nowhere"), (404,)
    yield "a body of a wrong method", it.put(whole, it.hidden, method=b"PATCH"), (405,)
    yield "a body to be read only", it.put(whole, it.hidden, method=b"GET"), (200, 400, 413)
    yield "a body to look at the head only", it.put(whole, it.hidden, method=b"HEAD"), (200, 400, 405, 413)
    yield "a body that is larger than may be", it.put(b"Content-Length: 9999999\r\n", it.hidden), (413,)
    yield "a body that waits to be asked for", it.put(whole + b"Expect: 100-continue\r\n", it.hidden), (400, 422)
    yield "a body that expects the impossible", it.put(whole + b"Expect: the-moon\r\n", it.hidden), (417,)


def ask(port, text, allowed):
    """What is wrong with what came back, in words; nothing when all is well."""
    try:
        answers = Answers(port, text.startswith(b"HEAD"))
        with answers.socket:
            return judged(answers, text, allowed)
    except (OSError, ValueError) as wrong:
        return str(wrong)


def judged(answers, text, allowed):
    answers.send(text)
    status = answers.next(5)
    if status is None and not answers.closed:
        return "no answer, and the connection is open"
    if status is not None and status not in allowed:
        return f"answered {status}"
    if (second := answers.next(QUIET)) is not None:
        return f"answered {status} and then {second}"
    if not answers.closed:
        answers.send(AFTERWARDS)
        after = answers.next(5)
        if after not in (200, None) or answers.next(QUIET) is not None:
            return f"answered {status}; what came afterwards {after}"
    return f"and these bytes beside: {answers.held[:60]!r}" if answers.held else None


def check_two_requests(tally, it, port):
    """Two real ones at once get two answers in their order; what is no request after a good one ends the connection."""
    answers = Answers(port)
    answers.send(it.put(it.length(), it.body) + AFTERWARDS)
    told = [answers.next(5), answers.next(5), answers.next(QUIET)]
    tally.check(told == [200, 200, None] and not answers.closed, f"two requests at once get two answers: {told}")
    for words, junk in (("junk", b"\x00\x01junk\r\n\r\n"), ("a chunk", b"0\r\n\r\n"), ("a half", b"X")):
        answers = Answers(port)
        answers.send(it.put(it.length(), it.body) + junk)
        told = [answers.next(5), answers.next(QUIET), answers.next(QUIET)]
        tally.check(told in ([200, 400, None], [200, None, None]) and not answers.held, f"{words} after a body: {told}, {answers.held!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    options = parser.parse_args()
    tally = Tally()
    with Program(options.binary) as program:
        it = Requests(program)
        cases = [case for kind in (lengths, codings, chunks, lines, targets, bodies) for case in kind(it)]
        tally.check(ask(program.port, it.put(it.length(), it.body), (200,)) is None, "the request they are all made from is taken")
        tally.check(ask(program.port, it.put(b"Transfer-Encoding: chunked\r\n", it.chunk()), (200,)) is None, "so it is in chunks")
        with concurrent.futures.ThreadPoolExecutor(16) as many:
            for (words, _, _), wrong in zip(cases, many.map(lambda case: ask(program.port, *case[1:]), cases)):
                tally.check(wrong is None, f"{words}: {wrong}")
        if not tally.check(not program.has_ended(), f"the program is still there: {program.last_words(600)}"):
            return tally.close()
        check_two_requests(tally, it, program.port)
        tally.check(not it.hit(), "no hidden request was done")
        alive = ask(program.port, it.hidden, (200,))
        tally.check(alive is None and it.hit(), f"and it would have been, had it been taken for one: {alive}")
        faults = [line for line in program.error_lines() if '"kind":"bug"' in line or '"kind":"unexpected"' in line]
        tally.check(not faults, f"nothing went wrong inside: {faults[:3]}")
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
