"""Who remembers what was acknowledged: clients that act under load, and the questions asked of the server after it died.

It lives in its own process: what is killed takes nothing of it along."""

import http.client
import itertools
import json
import threading
import time
import uuid
from dataclasses import dataclass

from driver import samples
from driver.client import Client

# One pharmacy as far as it goes in a day, each step by its own officer.
STEPS = [("file", "jian"), ("accept", "clerk"), ("review", "market2"), ("business-registration", "market"),
         ("staff-health-check", "health"), ("seal-engraving-record", "police"), ("new-taxpayer-setup", "tax"),
         ("social-insurance-registration", "labour"), ("class2-device-record", "market")]


@dataclass
class Act:
    """One request with its key. `answer` is the body of what was acknowledged; None: nobody knows how it ended."""
    account: str
    path: str
    body: bytes
    version: int | None
    key: str
    answer: bytes | None = None

    @property
    def taken(self):
        return json.loads(self.answer)


class Record:
    """Everything the clients did: what stands for certain, and what is unknown."""

    def __init__(self):
        self.lock = threading.Lock()
        self.acknowledged = []
        self.unknown = []
        self.versions = {}  # case → its version after the last act that stands
        self.wrong = []

    def acknowledge(self, act):
        with self.lock:
            self.acknowledged.append(act)
            self.versions[act.taken["id"]] = act.taken["version"]

    def leave(self, act):
        with self.lock:
            self.unknown.append(act)

    def complain(self, what):
        with self.lock:
            self.wrong.append(what)


class Desk(threading.Thread):
    """A client that takes one case after the other through its steps until it is told to stop or the server is gone."""

    numbers = itertools.count(1)

    def __init__(self, port, cookies, application, findings, record, on_answer):
        super().__init__(daemon=True)
        self.application, self.findings, self.record, self.on_answer = application, findings, record, on_answer
        self.clients = {account: Client(port, timeout=30) for account in cookies}
        for account, client in self.clients.items():
            client.cookie = cookies[account]
        self.case, self.version, self.step = None, None, 0
        self.stopping = threading.Event()

    def run(self):
        while not self.stopping.is_set() and self.act():
            pass
        for client in self.clients.values():
            client.close()

    def next_act(self):
        what, account = STEPS[self.step]
        place = f"/cases/{self.case}"
        if what == "file":
            body = self.application | {"fields": self.application["fields"] | {"business_name": f"药房{next(self.numbers)}号"}}
            return Act(account, "/cases", json.dumps(body).encode(), None, str(uuid.uuid4()))
        grant = samples.REGISTERED if what == "business-registration" else {"outcome": "granted"}
        path, body = {"accept": (f"{place}/acceptance", {"findings": self.findings}),
                      "review": (f"{place}/tasks/business-registration/review", {"in_favour": True, "opinion": "同意。"}),
                      }.get(what, (f"{place}/tasks/{what}/decision", grant))
        return Act(account, path, json.dumps(body).encode(), self.version, str(uuid.uuid4()))

    def act(self):
        """False: the outcome is unknown, and with it what could be done next."""
        act = self.next_act()
        status, body = send(self.clients[act.account], act)
        if status in (200, 201):
            self.on_answer()
            act.answer = body
            self.record.acknowledge(act)
            self.case, self.version = act.taken["id"], act.taken["version"]
            self.step = (self.step + 1) % len(STEPS)
            return True
        if status is None or status == 503:
            self.record.leave(act)
            self.step = 0  # another case: what became of this one is for the oracle to find out
            return False
        self.record.complain(f"{act.path} by {act.account} was answered {status} {body[:500]}")
        return False


def send(client, act):
    """(status, body); (None, b"") when no answer came."""
    try:
        answer = client.send("POST", act.path, raw=act.body, version=act.version, key=act.key)
        return answer.status, answer.body
    except (OSError, http.client.HTTPException, ValueError):
        client.close()
        return None, b""


def insist(client, act, within=30.0):
    """Sends the act until it is answered for good: the way of every honest client."""
    until = time.monotonic() + within
    while True:
        status, body = send(client, act)
        if status not in (None, 503) or time.monotonic() > until:
            return status, body
        time.sleep(0.05)


def settle_unknown(record, clients):
    """Every act nobody knows the end of is sent again with its key: it stands once, and only once, after that."""
    unknown, record.unknown = record.unknown, []
    for act in unknown:
        before = version_of(clients, act)
        status, body = insist(clients[act.account], act)
        if status not in (200, 201):
            record.complain(f"an act of unknown end cannot be settled: {act.path} was answered {status} {body[:500]}")
            continue
        act.answer = body
        case, version = act.taken["id"], act.taken["version"]
        if before is not None and before not in (act.version, version):
            record.complain(f"case {case} stood at {before}: neither before ({act.version}) nor after ({version}) the act")
        record.acknowledge(act)
    return len(unknown)


def version_of(clients, act):
    if act.version is None:
        return None  # a case that may not exist yet
    return clients["clerk"].get("/cases/" + act.path.split("/")[2])["version"]


def replay(record, acts, clients):
    """Each act again with its key: the same answer word for word."""
    for act in acts:
        status, body = insist(clients[act.account], act)
        if status not in (200, 201):
            record.complain(f"acknowledged, but not there: {act.path} (key {act.key}), now answered {status} {body[:400]}")
        elif body != act.answer:
            record.complain(f"acknowledged with {act.answer}, replayed with {body}")
