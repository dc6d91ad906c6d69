"""What an operator does: commands of the program, and a real district made with nothing but them."""

import json
import subprocess

from driver import samples
from driver.client import API, PASSWORD, Client
from driver.hall import CHIEFS, HEADS, Hall

POSTS = {"clerk": "enterprise-startup-clerk-1", "market": "market-regulation-section-chief",
         "police": "public-security-section-chief", "tax": "taxation-section-chief",
         "labour": "human-resources-section-chief", "health": "health-section-chief", "issuer": "issuing-clerk-1",
         "manager": "hall-manager", "admin": "system-administrator"}


def command(program, *words, typed="", place=True):
    """The finished process of `yichuang WORDS` for this installation."""
    options = ["--data", program.data] if place else []
    if place and program.database:
        options += ["--database", program.database]
    return subprocess.run([program.binary, *words, *options], input=typed, capture_output=True, text=True, check=False)


def must(program, *words, **options):
    done = command(program, *words, **options)
    if done.returncode != 0:
        raise RuntimeError(f"yichuang {' '.join(words)} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def add_account(program, account, post, name):
    must(program, "user", "add", account, "--post", post, "--name", name, typed=PASSWORD + "\n")


class RealDistrict(Hall):
    """A hall whose staff the operator made, whose heads have issued the letters, and whose applicant registered."""

    def __init__(self, program, applicant, names):
        super().__init__(program.port)
        self.program, self.names = program, names
        for account, post in POSTS.items():
            add_account(program, account, post, names.get(account, account))
        self.register(applicant)
        self.issue_letters()

    def register(self, applicant):
        client = Client(self.port)
        answer = client.send("POST", f"{API}/accounts", {"account": "jian", "password": PASSWORD, "person": applicant})
        if answer.status != 201:
            raise RuntimeError(f"nobody can register: {answer}")
        client.close()

    def issue_letters(self):
        """Each organ's head lets the window accept, and the chief examine and decide, what a pharmacy needs."""
        organs = {}
        for item in self.plan("open-pharmacy", samples.PHARMACY)["items"]:
            organs.setdefault(item["department"]["code"], []).append(item["item"]["code"])
        people = {account: self.person(account).get("/me")["person"] for account in ("clerk", *CHIEFS.values()) if account in POSTS}
        today = self.do("read_clock", None)["day"]
        span = {"valid_from": today, "valid_to": f"{int(today[:4]) + 1}{today[4:].replace('02-29', '02-28')}"}
        for organ, items in organs.items():
            head = HEADS.get(organ, f"{organ}-head")
            add_account(self.program, head, f"{organ}-head", self.names.get(head, head))
            self.do("issue_letter", head, {"grantee": people["clerk"], "grants": [{"power": "accept", "items": items}], **span})
            grants = [{"power": "examine", "items": items}, {"power": "decide", "items": items}]
            self.do("issue_letter", head, {"grantee": people[CHIEFS[organ]], "grants": grants, **span})


def report(text):
    return json.loads(text)
