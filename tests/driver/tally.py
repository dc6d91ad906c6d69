"""Counts what held and what did not, and closes with the line ./dev reads."""

import sys


class Tally:
    def __init__(self, most_told=200):
        self.passed = 0
        self.failures = []
        self.most_told = most_told

    def check(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.fail(what)
        return bool(holds)

    def fail(self, what):
        self.failures.append(what)
        if len(self.failures) <= self.most_told:
            print(f"FAILED  {what}", flush=True)

    def take(self, passed, failures):
        self.passed += passed
        for what in failures:
            self.fail(what)

    def close(self):
        """The closing line; the exit code."""
        if len(self.failures) > self.most_told:
            print(f"… and {len(self.failures) - self.most_told} more failures")
        print(f"{self.passed} passed, {len(self.failures)} failed")
        sys.stdout.flush()
        return 1 if self.failures else 0
