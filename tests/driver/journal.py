"""Reads the journal beside the program and checks it again, sharing no code with it: every stream's chain of hashes
(the format stands in src/platform/store/fact_hash.h), its version and head, and the positions of the feed."""

import csv
import glob
import hashlib
import io
import os
import sqlite3
import subprocess
import time

TABLES = {
    "stream": "SELECT district, stream, kind, version, {hex_head} FROM stream WHERE version > 0 ORDER BY district, stream",
    "fact": "SELECT district, stream, seq, kind, at, person, {hex_body}, {hex_hash} FROM fact ORDER BY district, stream, seq",
    "feed": "SELECT district, pos, stream, seq FROM feed ORDER BY district, pos",
    "waiting": "SELECT district, stream, seq FROM journal_new",
    "idempotency": "SELECT count(*) FROM idempotency",
}


class Journal:
    """Of a data folder, or of a PostgreSQL database."""

    def __init__(self, data, database=None):
        self.path = os.path.join(data, "yichuang.sqlite")
        self.database = database

    def rows(self, table):
        if self.database:
            words = {"hex_head": "encode(head, 'hex')", "hex_hash": "encode(hash, 'hex')",
                     "hex_body": "encode(convert_to(body, 'UTF8'), 'hex')"}
            copied = subprocess.run(["psql", "-X", "-q", "-c", f"COPY ({TABLES[table].format(**words)}) TO STDOUT CSV", self.database],
                                    capture_output=True, text=True, check=True).stdout
            return [[int(one) if one.lstrip("-").isdigit() and len(one) < 20 else one for one in row]
                    for row in csv.reader(io.StringIO(copied))]
        words = {"hex_head": "lower(hex(head))", "hex_hash": "lower(hex(hash))", "hex_body": "lower(hex(body))"}
        with sqlite3.connect(f"file:{self.path}?mode=ro", uri=True) as connection:
            return connection.execute(TABLES[table].format(**words)).fetchall()

    def versions(self, kind="case"):
        """stream → its version"""
        return {row[1]: row[3] for row in self.rows("stream") if row[2] == kind}

    def answers(self):
        """How many acts have a remembered answer: one each, whatever was retried."""
        return int(self.rows("idempotency")[0][0])

    def engine_problems(self):
        if self.database:
            command = [sorted(glob.glob("/usr/lib/postgresql/*/bin/pg_amcheck"))[-1], "--no-strict-names", "--heapallindexed",
                       "--parent-check", "--install-missing", self.database]
            checked = subprocess.run(command, capture_output=True, text=True, check=False)
            return [] if checked.returncode == 0 else [f"pg_amcheck: {checked.stdout}{checked.stderr}"[:2000]]
        with sqlite3.connect(f"file:{self.path}?mode=ro", uri=True) as connection:
            return [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]

    def problems(self):
        """What does not hold, in words; with how many facts were looked at."""
        streams = {(row[0], row[1]): row for row in self.rows("stream")}
        facts = self.rows("fact")
        found, at, previous, seq = [], None, "", 0
        last = {}
        for district, stream, number, kind, instant, person, body, digest in facts:
            if (district, stream) != at:
                at, previous, seq = (district, stream), "", 0
            seq += 1
            name = streams.get(at, ["", "", "?"])[2]
            if number != seq:
                found.append(f"{name} {stream}: fact {number} stands where {seq} should")
            if fact_hash(previous, district, stream, name, number, kind, instant, person, body) != digest:
                found.append(f"{name} {stream}: the hash of fact {number} is not that of its content and the fact before")
            previous, last[at] = digest, (number, digest)
        for key, row in streams.items():
            if last.get(key) != (row[3], row[4]):
                found.append(f"{row[2]} {row[1]}: says version {row[3]}, but its last fact is {last.get(key)}")
        return found + self._feed_problems(facts), len(facts)

    def _feed_and_waiting(self):
        """Both of one moment: a running sequencer moves rows from the one to the other, and they are read one by one."""
        while True:
            waiting, feed = self.rows("waiting"), self.rows("feed")
            if self.rows("waiting") == waiting:
                return feed, waiting
            time.sleep(0.05)

    def _feed_problems(self, facts):
        feed, waiting = self._feed_and_waiting()
        found = []
        positions = {}
        for district, position, _, _ in feed:
            positions[district] = positions.get(district, 0) + 1
            if position != positions[district]:
                found.append(f"feed: position {position} stands where {positions[district]} should")
        placed = [(row[0], row[2], row[3]) for row in feed] + [tuple(row) for row in waiting]
        if len(placed) != len(set(placed)):
            found.append("feed: a fact stands in it twice")
        if set(placed) != {(row[0], row[1], row[2]) for row in facts}:
            found.append("feed: it does not hold exactly the facts there are")
        return found


def fact_hash(previous, district, stream, stream_kind, seq, kind, instant, person, body):
    def number(value):
        return int(value).to_bytes(8, "big", signed=True)

    def text(value):
        return len(value).to_bytes(4, "big") + value
    content = (b"\x01" + text(bytes.fromhex(previous)) + number(district) + number(stream) + text(stream_kind.encode())
               + number(seq) + text(kind.encode()) + number(instant) + number(person) + text(bytes.fromhex(body)))
    return hashlib.new("sm3", content).hexdigest()
