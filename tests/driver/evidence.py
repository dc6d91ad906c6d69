"""What a running hall has stored, read beside it: the proof that a refused request changed nothing. SQLite only."""

import os
import sqlite3
import time

# Kept by followers, by the sealer and by number blocks in their own time; gaps in numbers are allowed.
RESTLESS = ("follower", "lease", "serial_block", "document_row", "journal_new", "journal_head", "journal_node", "journal_key",
            "item_month", "item_days", "item_fault")
SUMS = {"stream": "sum(version)", "case_row": "sum(version)", "letter": "sum(version)", "draft": "sum(saved_at)",
        "upload": "sum(at)", "demo_clock": "sum(offset_ms)", "account": "count(closed_at)", "session": "sum(expires_at)"}


class Evidence:
    def __init__(self, program):
        self.program = program
        self.connection = sqlite3.connect(f"file:{program.data}/yichuang.sqlite?mode=ro", uri=True, isolation_level=None)
        tables = [row[0] for row in self.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        parts = [f"(SELECT count(*) || ':' || coalesce({SUMS.get(table, '0')}, 0) FROM {table})"
                 for table in tables if table not in RESTLESS]
        self.query = "SELECT " + " || ' ' || ".join(parts)

    def rows(self):
        """How many rows every table has, and what its versions come to."""
        return self.connection.execute(self.query).fetchone()[0]

    def files(self):
        """Every file below the data and spool folders, with its size; the database and its log aside."""
        found = {}
        for top in (self.program.data, self.program.spool):
            for folder, _, names in os.walk(top):
                for name in names:
                    if ".sqlite" not in name:
                        path = os.path.join(folder, name)
                        found[os.path.relpath(path, self.program.folder)] = os.path.getsize(path)
        return found

    def settled_files(self):
        """…when no upload is under way any more: a cut connection is noticed and cleared up after, not at once."""
        for _ in range(1000):
            files = self.files()
            if not any(path.startswith(("spool", "data/files/incoming")) for path in files):
                break
            time.sleep(0.02)
        return files

    def version(self, stream):
        row = self.connection.execute("SELECT version FROM stream WHERE stream = ?", (int(stream),)).fetchone()
        return row[0] if row else 0

    def close(self):
        self.connection.close()
