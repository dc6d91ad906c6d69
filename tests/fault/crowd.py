"""Many connections from one process: raw sockets and one loop, so that the crowd costs less than what it asks for."""

import resource
import selectors
import socket
import time


def allow_many_files():
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return most


class Answered:
    def __init__(self):
        self.statuses = {}
        self.seconds = []  # of the accepted
        self.without_retry_after = 0
        self.lost = 0  # connections that ended without an answer
        self.acknowledged = {}  # who → the last number that was acknowledged

    def quantile(self, share):
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("inf")

    def count(self, low, high):
        return sum(count for status, count in self.statuses.items() if low <= status <= high)


class Asker:
    """One connection that asks again as soon as it is answered."""

    def __init__(self, port, who, make):
        self.port, self.who, self.make = port, who, make
        self.number = 0
        self.connect()

    def connect(self):
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.held = b""
        self.connected = False
        self.socket.connect_ex(("127.0.0.1", self.port))

    def ask(self):
        self.number += 1
        self.began = time.monotonic()
        self.socket.send(self.make(self.who, self.number))

    def take(self, answered):
        """Reads; True when a whole answer was there. Raises OSError when the connection is gone."""
        piece = self.socket.recv(65536)
        if not piece:
            raise ConnectionResetError
        self.held += piece
        head, mark, body = self.held.partition(b"\r\n\r\n")
        if not mark:
            return False
        lower = head.lower()
        at = lower.find(b"content-length: ")
        length = int(lower[at + 16:].split(b"\r\n", 1)[0]) if at >= 0 else 0
        if len(body) < length:
            return False
        status = int(head[9:12])
        answered.statuses[status] = answered.statuses.get(status, 0) + 1
        if 200 <= status < 300:
            answered.seconds.append(time.monotonic() - self.began)
            answered.acknowledged[self.who] = self.number
        elif status in (429, 503) and b"retry-after:" not in lower:
            answered.without_retry_after += 1
        self.held = b""
        if b"connection: close" in lower:
            raise ConnectionResetError("closed after the answer")
        return True


def hammer(port, connections, seconds, make):
    """So many connections, each asking without a pause for so long; `make(who, number)` is the request's bytes."""
    allow_many_files()
    answered, loop = Answered(), selectors.DefaultSelector()
    for who in range(connections):
        asker = Asker(port, who, make)
        loop.register(asker.socket, selectors.EVENT_WRITE, asker)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for key, events in loop.select(0.1):
            asker = key.data
            try:
                if events & selectors.EVENT_WRITE:
                    asker.ask()
                    loop.modify(asker.socket, selectors.EVENT_READ, asker)
                elif asker.take(answered):
                    asker.ask()
            except OSError as gone:
                answered.lost += "answer" not in str(gone)
                loop.unregister(asker.socket)
                asker.socket.close()
                asker.connect()
                loop.register(asker.socket, selectors.EVENT_WRITE, asker)
    loop.close()
    return answered


def occupy(port, connections, first=b"", then=b"", every=2.0, seconds=10.0, batch=500):
    """Opens so many connections, says `first` on each, then a piece of `then` at intervals, and reads what comes back.
    Returns (opened, answered with what, ended by the other side)."""
    allow_many_files()
    sockets, statuses, ended, opened = {}, {}, 0, 0
    end, told = time.monotonic() + seconds, 0
    next_word = time.monotonic() + every
    while time.monotonic() < end:
        for _ in range(batch):
            if opened == connections:
                break
            one = socket.socket()
            one.settimeout(5)
            try:
                one.connect(("127.0.0.1", port))
                one.sendall(first)
                one.setblocking(False)
                sockets[one.fileno()] = one
            except OSError:
                one.close()
                ended += 1
            opened += 1
        if opened == connections and then and time.monotonic() >= next_word:
            next_word, told = time.monotonic() + every, told + 1
            for one in list(sockets.values()):
                try:
                    one.send(then)
                except OSError:
                    pass
        ended += _listen(sockets, statuses)
        time.sleep(0.02)
    for one in sockets.values():
        one.close()
    return opened, statuses, ended


def _listen(sockets, statuses):
    ended = 0
    for number, one in list(sockets.items()):
        try:
            piece = one.recv(4096)
        except BlockingIOError:
            continue
        except OSError:
            piece = b""
        if piece.startswith(b"HTTP/1.1 "):
            status = int(piece[9:12])
            statuses[status] = statuses.get(status, 0) + 1
        if not piece:
            ended += 1
            one.close()
            del sockets[number]
    return ended
