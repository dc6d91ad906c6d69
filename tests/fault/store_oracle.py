"""What yc_crash_writer's database holds against what it said: for each set two facts, a row of the desk and a key."""

import sqlite3
import subprocess

from driver.journal import Journal

SETS = """SELECT s.stream, s.version, (SELECT count(*) FROM fact f WHERE f.district = s.district AND f.stream = s.stream),
 (SELECT count(*) FROM desk d WHERE d.district = s.district AND d.stream = s.stream),
 (SELECT count(*) FROM idempotency i WHERE i.district = s.district AND i.key = CAST(s.stream AS TEXT))
 FROM stream s WHERE s.district = 500112 AND s.stream BETWEEN {first} AND {last}"""
COUNTS = """SELECT (SELECT count(*) FROM stream), (SELECT count(*) FROM fact), (SELECT count(*) FROM desk),
 (SELECT count(*) FROM idempotency)"""


class Stored:
    def __init__(self, where):
        self.where = where

    def rows(self, query):
        if self.where.startswith("postgresql"):
            told = subprocess.run(["psql", "-X", "-q", "-t", "-A", "-F", " ", "-c", query, self.where], capture_output=True,
                                  text=True, check=True).stdout
            return [tuple(map(int, line.split())) for line in told.splitlines() if line]
        # Only to read: who may write brings the log into the file when it closes, and knows nothing of checked pages.
        with sqlite3.connect(f"file:{self.where.removeprefix('sqlite:')}?mode=ro", timeout=10, uri=True) as connection:
            return connection.execute(query).fetchall()

    def problems(self, first, acknowledged, last=9_999_999):
        """Of one round, whose streams are `first` and up."""
        stands = {row[0]: row[1:] for row in self.rows(SETS.format(first=first, last=first + last))}
        lost = [stream for stream in acknowledged if stream not in stands]
        torn = {stream: row for stream, row in stands.items() if row != (2, 2, 1, 1)}
        return [f"{len(lost)} acknowledged, but not there"] * bool(lost) + [f"half done: {torn}"] * bool(torn)

    def whole(self):
        """Everything there is: no row without the others, every chain, and the engine's own check."""
        streams, facts, desk, keys = self.rows(COUNTS)[0]
        found = [] if (facts, desk, keys) == (2 * streams, streams, streams) else [
            f"{streams} streams, {facts} facts, {desk} rows of the desk, {keys} keys"]
        journal = Journal("", self.where if self.where.startswith("postgresql") else None)
        journal.path = self.where.removeprefix("sqlite:")
        return found + journal.problems()[0] + journal.engine_problems()
