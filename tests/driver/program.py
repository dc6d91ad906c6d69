"""The program under test as a process: in a folder of its own, on a free port, started, stopped and killed."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Program:
    """`yichuang serve` with everything it writes below one temporary folder, uploads under way included."""

    def __init__(self, binary, options=(), database=None, demo=True):
        self.binary = os.path.abspath(binary)
        self.options = list(options)
        self.folder = tempfile.mkdtemp(prefix="yichuang-driver-")
        self.data = os.path.join(self.folder, "data")
        self.spool = os.path.join(self.folder, "spool")
        self.log = os.path.join(self.folder, "server.log")
        os.mkdir(self.spool)
        self.port = free_port()
        self.database = database
        self.demo = demo
        self.environment = {}  # beside what everybody has
        self.process = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def origin(self):
        return f"http://localhost:{self.port}"

    def start(self, within=60.0):
        command = [self.binary, "serve", "--data", self.data, "--port", str(self.port), *self.options]
        if self.demo:
            command.append("--demo")
        if self.database:
            command += ["--database", self.database]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                                            env={**os.environ, "TMPDIR": self.spool, **self.environment})
        self._wait_until_it_answers(within)
        return self

    def _wait_until_it_answers(self, within):
        until = time.monotonic() + within
        while time.monotonic() < until:
            if self.has_ended():
                raise RuntimeError(f"the program ended with {self.process.returncode}:\n{self.last_words()}")
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
                connection.request("GET", "/readyz")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                pass
            finally:
                connection.close()
            time.sleep(0.01)
        raise RuntimeError(f"the program does not answer:\n{self.last_words()}")

    def has_ended(self):
        return self.process.poll() is not None

    def kill(self):
        """kill -9: no farewell, nothing flushed."""
        if self.process and not self.has_ended():
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def stop(self):
        """SIGTERM, as an operator would; the exit code."""
        self.process.terminate()
        return self.process.wait(timeout=60)

    def last_words(self, characters=3000):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read()[-characters:]

    def error_lines(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return [line.strip() for line in log if '"level":"error"' in line or '"level":"critical"' in line]

    def cpu_seconds(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_bytes(self):
        with open(f"/proc/{self.process.pid}/statm", encoding="ascii") as statm:
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
