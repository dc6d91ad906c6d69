#!/usr/bin/env python3
"""Whatever somebody types into a form is sealed: a word that is nowhere else goes into every free text there is, and is
then looked for in the database, in a backup, in the journal that is given away, in the log and in the metrics.

  tests/operating/typed_text.py build/yichuang
  tests/contract/with_postgres.sh tests/operating/typed_text.py build/yichuang"""

import copy
import glob
import os
import sqlite3
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from driver import samples, scenes  # noqa: E402
from driver.client import Client  # noqa: E402
from driver.hall import Hall  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.tally import Tally  # noqa: E402
from operating.databases import fresh_database  # noqa: E402
from operating.installation import command, must  # noqa: E402

# Where people type, by operation; a code chosen from a list is not typed.
TYPED = {
    "accept_case": ["findings.*.note"], "give_notice": ["findings.*.note"], "decline_case": ["organ", "reason"],
    "mend_case": ["fields.legal_representative"], "withdraw_case": ["reason"], "review_task": ["opinion"],
    "decide_task": ["reason"], "extend_limit": ["reason"], "post_publicity": ["place"], "stop_clock": ["institution"],
    "resume_clock": ["outcome"], "revoke_letter": ["reason"],
    "record_site_visit": ["place", "findings", "person_present", "refusal_noted", "officers.*.name", "officers.*.certificate"],
    "hand_over_results": ["receiver", "proof"], "create_draft": ["fields.legal_representative"],
    "save_draft": ["fields.legal_representative"], "report_wrong_guide": ["text"],
    "answer_guide_report": ["passed_to", "text"], "conclude_self_assessment": ["text"], "file_case": ["fields.legal_representative"],
    "open_revision": ["title"], "open_revision_on_report": ["title"], "reverse_publication": ["title"], "review_for_department": ["text"],
    "give_opinion": ["text"], "review_legality": ["text"], "return_revision": ["text"]}


class Canaries:
    def __init__(self):
        self.words = {}  # the word → where it was typed

    def next(self, where):
        word = f"金丝雀{len(self.words):03}号"
        self.words[word] = where
        return word


def typed_into(body, path, canaries, where):
    """Puts a new word at `path` of a request; `*` is every element."""
    head, _, rest = path.partition(".")
    if head == "*":
        for element in body:
            typed_into(element, rest, canaries, where)
    elif rest:
        typed_into(body[head], rest, canaries, where)
    else:
        body[head] = canaries.next(where)


def play(hall, operation, canaries):
    made = scenes.SCENES[operation](hall)
    made.body = copy.deepcopy(made.body)
    if operation == "hand_over_results":
        made.body |= {"relation": "authorised"}
    for path in TYPED[operation]:
        typed_into(made.body, path, canaries, f"{operation} {path}")
    scenes.perform(hall, operation, made)
    return made


def told_back(hall, made, word):
    """What was typed is still there for whoever may read it."""
    return word in hall.do("read_case", made.account, case=made.case).__repr__()


def act(tally, hall):
    canaries = Canaries()
    hall.do("upload_file", "jian", raw=samples.pdf("typed"), content_type="application/pdf",
            headers={"X-File-Name": "".join(f"%{byte:02X}" for byte in canaries.next("upload_file").encode())})
    for operation in TYPED:
        before = len(canaries.words)
        made = play(hall, operation, canaries)
        typed = list(canaries.words)[before:]
        tally.check(typed, f"{operation}: something was typed")
        if operation in ("review_task", "decline_case", "decide_task", "withdraw_case", "post_publicity", "resume_clock", "extend_limit"):
            tally.check(told_back(hall, made, typed[-1]), f"{operation}: what was typed is read by whoever acted")
        if made.case:
            for document in hall.settled(made.case)["documents"]:
                hall.do("read_document", hall.window_of(made.case), case=made.case, document=document["document"])
    return canaries.words


def database_text(program):
    """Everything in the database, as text; of SQLite the bytes of its files as well."""
    if program.database:
        return subprocess.run(["pg_dump", "--inserts", program.database], capture_output=True, check=True).stdout
    with sqlite3.connect(f"file:{program.data}/yichuang.sqlite?mode=ro", uri=True) as connection:
        text = "\n".join(connection.iterdump()).encode()
    return text + b"".join(content(path) for path in glob.glob(f"{program.data}/yichuang.sqlite*"))


def content(path):
    with open(path, "rb") as file:
        return file.read()


def backup_text(program, folder):
    """Of a backup all but the files people handed in and the papers they were given: those are to be read."""
    must(program, "backup", folder)
    paths = [os.path.join(top, name) for top, _, names in os.walk(folder) if "/files" not in top for name in names]
    if program.database:
        dump = next(path for path in paths if path.endswith("database.dump"))
        return subprocess.run(["pg_restore", "--file=-", dump], capture_output=True, check=True).stdout
    return b"".join(map(content, paths))


def main():
    tally = Tally()
    with Program(sys.argv[1], options=["--log-requests"], database=fresh_database("typed")) as program:
        hall = Hall(program.port)
        words = act(tally, hall)
        journal = os.path.join(program.folder, "journal.jsonl")
        must(program, "journal", "export", journal)
        must(program, "journal", "key", journal + ".pem")
        metrics = Client(program.port).send("GET", "/metrics").body
        places = {"database": database_text(program), "backup": backup_text(program, os.path.join(program.folder, "backup")),
                  "journal": content(journal), "log": content(program.log), "metrics": metrics}
        for place, text in places.items():
            tally.check(len(text) > 1000, f"there is something in the {place}: {len(text)} bytes")
            for word, where in words.items():
                tally.check(word.encode() not in text, f"the {place} shows what was typed at {where}")
        verifier = os.path.join(os.path.dirname(program.binary), "yichuang-verify")
        done = subprocess.run([verifier, "journal", journal, "--key", journal + ".pem"], capture_output=True, text=True, check=False)
        tally.check(done.returncode == 0, f"the journal is proven by who cannot open it: {done.stdout}{done.stderr}")
        print(f"{len(words)} words typed, looked for in {', '.join(places)}")
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
