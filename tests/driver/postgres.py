"""The throw-away PostgreSQL of tests/contract/with_postgres.sh: killed as by a power cut, and started again."""

import glob
import os
import signal
import subprocess
import time
from urllib.parse import parse_qs, urlsplit


class Cluster:
    """`url` is what with_postgres.sh gives: its host parameter is the folder of the cluster."""

    def __init__(self, url):
        self.folder = parse_qs(urlsplit(url).query)["host"][0]
        self.data = os.path.join(self.folder, "data")
        self.commands = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        self.environment = {}  # of the server, beside what everybody has
        self.as_server = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []

    def processes(self):
        """The postmaster and its children."""
        with open(os.path.join(self.data, "postmaster.pid"), encoding="ascii") as lines:
            postmaster = int(lines.readline())
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(postmaster)], capture_output=True, text=True, check=False)
        return [postmaster, *map(int, children.stdout.split())]

    def kill(self):
        """kill -9 of all of it, the postmaster first, so that nobody tidies up."""
        for process in self.processes():
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def start(self):
        """Its own recovery included."""
        until = time.monotonic() + 60
        told = [f"{name}={value}" for name, value in self.environment.items()]
        command = [*self.as_server, "env", *told, f"{self.commands}/pg_ctl", "-D", self.data, "-l", f"{self.folder}/server.log", "-w", "start"]
        while True:
            started = subprocess.run(command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                     stderr=subprocess.STDOUT, text=True, check=False)
            if started.returncode == 0:
                return
            if time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL does not start again: {started.stdout}")
            time.sleep(0.1)  # the memory of the killed one is not free yet

    def cpu_seconds(self):
        """Of the processes there are now."""
        ticks = 0
        for process in self.processes():
            try:
                with open(f"/proc/{process}/stat", encoding="ascii") as stat:
                    fields = stat.read().rsplit(")", 1)[1].split()
                ticks += sum(map(int, fields[11:15]))  # with the children that have ended
            except OSError:
                pass
        return ticks / os.sysconf("SC_CLK_TCK")
