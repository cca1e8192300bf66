"""A server on one core, and the programs that ask it from another."""

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time

from processes import Failed, run

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAMS = os.path.join(ROOT, ".build", "release")
SENDER = os.path.join(ROOT, ".build", "benchmark", "sender")
QUESTIONS = os.path.join(HERE, "queries.json")

# One client asks all questions here, so the rate of a client is not limited; nothing is compressed, as nobody asks.
SETTINGS = {"EXEMPLAR_SERVE_RATE": "0", "EXEMPLAR_SERVE_READERS": "1", "EXEMPLAR_SERVE_LOG_LEVEL": "warning"}


def environment():
    """The caller's environment without what would change an answer or where it comes from."""
    return {**{name: value for name, value in os.environ.items() if not name.startswith("EXEMPLAR_")}, "LC_ALL": "C.UTF-8"}


def cores(text):
    """`1,0` as (the server's core, the core of those who ask)."""
    server, load = (int(core) for core in text.split(","))
    there = os.sched_getaffinity(0)
    if server == load or not {server, load} <= there:
        sys.exit(f"“{text}” are not two cores of this machine. It has: {', '.join(map(str, sorted(there)))}.")
    return server, load


def pinned(core, command):
    return ["taskset", "--cpu-list", str(core), *command]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Endpoint:
    """`exemplar serve` on one core, for the time of a `with`; what it says is shown where it fails."""

    def __init__(self, repository, core, program=None, settings=None):
        self.repository, self.core, self.port = repository, core, free_port()
        self.program = program or os.path.join(PROGRAMS, "exemplar")
        self.settings = {**SETTINGS, **(settings or {})}

    def __enter__(self):
        self.log = tempfile.TemporaryFile("w+")
        command = [self.program, "serve", "--address", "127.0.0.1", "--port", str(self.port), "--repository", self.repository]
        self.process = subprocess.Popen(pinned(self.core, command), env={**environment(), **self.settings},
                                        stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        try:
            self.wait_until_ready()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def wait_until_ready(self, patience=60):
        end = time.monotonic() + patience
        while self.process.poll() is None and time.monotonic() < end:
            with contextlib.suppress(OSError):
                if self.get("/readyz")[0] == 200:
                    return
            time.sleep(0.05)
        self.log.seek(0)
        raise Failed(f"The server was not ready. It said:\n{self.log.read()[-4000:]}")

    def get(self, address):
        """(status, body) of one request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", address)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def memory(self):
        """Resident memory in KiB (proc(5))."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))

    def stop(self):
        """As an administrator stops it; a server that does not end in time is a fault."""
        self.process.terminate()
        try:
            status = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise Failed("The server did not end within 30 seconds of SIGTERM.") from None
        finally:
            self.log.seek(0)
            self.words = self.log.read()
            self.log.close()
        if status not in (0, -15):
            raise Failed(f"The server ended with status {status}:\n{self.words[-4000:]}")


@contextlib.contextmanager
def address_file(addresses):
    """A file with one address a line, as `wrk.lua` and `sender` read it."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("".join(f"{address}\n" for address in addresses))
        file.flush()
        yield file.name


def question_addresses():
    """Where a server answers the benchmark's questions: with all facets, and snippets where there are words."""
    return run([os.path.join(PROGRAMS, "search-floor"), QUESTIONS], environment()).split()


def floor(repository, core, seconds):
    """The same questions on one thread without a server."""
    return json.loads(run(pinned(core, [os.path.join(PROGRAMS, "search-floor"), repository, QUESTIONS, str(seconds)]),
                          environment()))


def closed_loop(endpoint, core, addresses, seconds, connections=16):
    """As many requests as `wrk` gets answered, each connection asking again when it was answered."""
    with address_file(addresses) as file:
        output = run(pinned(core, [
            "wrk", "--threads", "1", "--connections", str(connections), "--duration", f"{seconds}s", "--latency",
            "--timeout", "10s", "--script", os.path.join(HERE, "wrk.lua"), f"http://127.0.0.1:{endpoint.port}", "--", file]))
    figures = json.loads(output.splitlines()[-1])
    return {**figures, "rate": figures["requests"] / figures["seconds"]}


def start_open_loop(endpoint, core, file, rate, seconds, connections=64):
    return subprocess.Popen(
        pinned(core, [SENDER, "--port", str(endpoint.port), "--rate", f"{rate:.3f}", "--seconds", str(seconds),
                      "--connections", str(connections), file]), stdout=subprocess.PIPE, text=True)


def open_loop(endpoint, core, addresses, rate, seconds):
    """Requests at a fixed rate, answered or not; times count from the moment each was due."""
    with address_file(addresses) as file:
        sender = start_open_loop(endpoint, core, file, rate, seconds)
        output, _ = sender.communicate()
    if sender.returncode != 0:
        raise Failed(f"The sender ended with status {sender.returncode}.")
    return json.loads(output)
