"""Asks a server of ours everything that its /openapi.json allows, and much that it does not, with schemathesis.

Every answer must be as described, and the server must neither fail nor stop. It serves a scratch copy of the shipped
collection with submissions in several states, and a token that may everything. Runs inside the environment that
tools/checkers/endpoint makes."""

import argparse
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import requests

import drafts

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CURATOR = "Carl Curator"
# No schema says that a zip must be a bag, that two parameters together ask too much, or that a key was used before:
# what fits the description may be refused so, and no other way.
CONFIGURATION = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 304, 400, 401, 403, 404, 409, 410, 413, 414, 415, 422, 429, 431]

[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 409, 410, 413, 414, 415, 422, 429, 431]
"""


class Disagreement(Exception):
    """The server and its description say different things, or the server failed."""


def expect(truth, claim):
    if not truth:
        raise Disagreement(claim)


class Repository:
    """The shipped collection, copied, with three submissions."""

    def __init__(self, programs, folder, chance):
        self.program, self.path = os.path.join(programs, "exemplar"), os.path.join(folder, "repository")
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("EXEMPLAR_")}
        self.env["EXEMPLAR_HOME"] = ROOT
        self.run("init", self.path, "--curator", CURATOR, repository=ROOT)
        for name in os.listdir(os.path.join(ROOT, "exemplars")):
            source = os.path.join(ROOT, "exemplars", name)
            if os.path.isdir(source):
                shutil.copytree(source, os.path.join(self.path, "exemplars", name))
        self.run("index")
        for number in range(1, 4):
            draft = drafts.draft(os.path.join(folder, f"draft-{number}"), chance)
            self.run("submit", draft, "--actor", "Ana Facilitator")
        self.run("submissions", "claim", "2", "--actor", CURATOR)
        self.run("withdraw", "passwords-and-private-information", "--reason", "other", "--notes", "A trial.", "--actor", CURATOR)
        roles = [word for role in ("facilitator", "curator", "administrator") for word in ("--role", role)]
        self.token = self.run("token", "create", "Checker", *roles)["secret"]

    def run(self, *words, repository=None, allowed=(0,)):
        command = [self.program, *words, "--repository", repository or self.path, "--json"]
        done = subprocess.run(command, env=self.env, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        expect(done.returncode in allowed, f"`{' '.join(command)}` ended with {done.returncode}: {done.stderr}")
        return json.loads(done.stdout or "{}")


class Server:
    """`exemplar serve` on a free port, its log in a file."""

    def __init__(self, repository, folder):
        self.log = os.path.join(folder, "server.log")
        with open(self.log, "w", encoding="utf-8") as log:
            # One client asks everything here, so there is no rate to hold it to.
            command = [repository.program, "serve", "--port", "0", "--log", "json", "--rate", "0",
                       "--uploads-per-minute", "0", "--repository", repository.path]
            self.process = subprocess.Popen(command, env=repository.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.url = self.wait()

    def wait(self):
        for _ in range(300):
            expect(self.process.poll() is None, f"The server ended at once:\n{self.text()}")
            found = re.search(r"http://127\.0\.0\.1:([0-9]+)", self.text())
            if found and requests.get(f"{found.group(0)}/readyz", timeout=10).status_code == 200:
                return found.group(0)
            time.sleep(0.1)
        raise Disagreement(f"The server was not ready after 30 seconds:\n{self.text()}")

    def text(self):
        with open(self.log, encoding="utf-8") as log:
            return log.read()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            expect(self.process.wait(timeout=60) == 0, f"The server ended with {self.process.returncode} when told to stop.")
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Disagreement("The server did not end within a minute of being told to.") from None


def ask(server, token, examples, seed, folder):
    """Runs schemathesis; gives how many cases it tried."""
    report = os.path.join(folder, "report.ndjson")
    configuration = os.path.join(folder, "schemathesis.toml")
    with open(configuration, "w", encoding="utf-8") as file:
        file.write(CONFIGURATION)
    command = [os.path.join(os.path.dirname(sys.executable), "st"), "--config-file", configuration, "run", f"{server.url}/openapi.json",
               "--header", f"Authorization: Bearer {token}", "--max-examples", str(examples), "--seed", str(seed),
               "--phases", "examples,coverage,fuzzing,stateful", "--checks", "all", "--continue-on-failure",
               "--generation-database", "none", "--suppress-health-check", "all", "--request-timeout", "30",
               "--report", "ndjson", "--report-ndjson-path", report, "--no-color", "--warnings", "off"]
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    found = re.search(r"([0-9,]+) generated", done.stdout)
    expect(done.returncode == 0 and found, f"schemathesis ended with {done.returncode}:\n{done.stdout[-400000:]}{done.stderr}")
    return int(found.group(1).replace(",", ""))


def look_at_log(server, token):
    """The log must hold no failure and no secret."""
    secret = token.rsplit("_", 1)[1]
    text = server.text()
    expect(secret not in text, "The server's log holds the token's secret.")
    for line in text.splitlines():
        expect(not line.startswith("{") or json.loads(line).get("level") not in ("error", "critical"),
               f"The server's log tells of a failure: {line}")


def main():
    parser = argparse.ArgumentParser(prog="tools/checkers/endpoint", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--examples", type=int, default=8, help="cases for each request, at most (8)")
    parser.add_argument("--seed", type=int, default=None, help="makes the same cases again")
    parser.add_argument("--programs", default=os.path.join(ROOT, ".build", "release"), help="where our programs lie")
    options = parser.parse_args()
    seed = random.randrange(2**31) if options.seed is None else options.seed
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="exemplar-") as folder:
        try:
            repository = Repository(options.programs, folder, random.Random(seed))
            server = Server(repository, folder)
            try:
                cases = ask(server, repository.token, options.examples, seed, folder)
                expect(requests.get(f"{server.url}/healthz", timeout=10).status_code == 200, "The server lives no more.")
            finally:
                server.stop()
            look_at_log(server, repository.token)
        except Disagreement as fault:
            print(f"{fault}\nSeed {seed}: tools/checkers/endpoint --seed {seed} --examples {options.examples}", file=sys.stderr)
            sys.exit(1)
    print(f"schemathesis: {cases} cases, every answer as /openapi.json describes it. ({time.monotonic() - began:.0f} s)")


if __name__ == "__main__":
    main()
