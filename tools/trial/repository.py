"""A scratch repository and what a program outside can see of it: through commands, and on the disk."""

import collections
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tools", "checkers"))

FACILITATOR, CURATOR = "Ana Facilitator", "Carl Curator"
# What a program that was killed may leave; `doctor --repair` brings each of them to one of two ends.
EXPLAINED = {"pending", "left-received", "left-staging"}


class Lost(Exception):
    """Something that was there, or had been reported, is gone, doubled or neither old nor new."""


def expect(truth, claim):
    if not truth:
        raise Lost(claim)


# What is known of one exemplar. `versions` maps a number to the digest of its bag.
Seen = collections.namedtuple("Seen", "number state round versions withdrawn")


class Repository:
    def __init__(self, programs, folder):
        self.program, self.folder = os.path.join(programs, "exemplar"), folder
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("EXEMPLAR_")}

    def make(self):
        self.json("init", self.folder, "--curator", CURATOR, repository=ROOT)

    def words(self, *words, repository=None):
        return [self.program, *words, "--repository", repository or self.folder, "--json"]

    def start(self, *words):
        return subprocess.Popen(self.words(*words), env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, start_new_session=True)

    def json(self, *words, allowed=(0,), repository=None):
        done = subprocess.run(self.words(*words, repository=repository), env=self.env, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True)
        expect(done.returncode in allowed, f"`exemplar {' '.join(words)}` ended with {done.returncode}: {done.stderr}")
        return json.loads(done.stdout)

    # MARK: What can be seen

    def submissions(self):
        return self.json("submissions", "list")["submissions"]

    def versions(self, identifier):
        """The published versions with the digest of each bag, from the disk alone."""
        folder = os.path.join(self.folder, "exemplars", identifier)
        found = {}
        for name in os.listdir(folder) if os.path.isdir(folder) else []:
            if name.startswith("v"):
                with open(os.path.join(folder, name, "manifest-sha256.txt"), "rb") as manifest:
                    found[int(name[1:])] = hashlib.sha256(manifest.read()).hexdigest()
        return found

    def is_withdrawn(self, identifier):
        return os.path.exists(os.path.join(self.folder, "exemplars", identifier, "withdrawn.yaml"))

    def seen(self, identifier):
        """The newest submission of an exemplar and its versions."""
        own = [row for row in self.submissions() if row["exemplar"] == identifier]
        expect(len({row["number"] for row in own}) == len(own), f"{identifier} has a submission twice")
        opened = [row for row in own if row["waitingFor"]]
        expect(len(opened) <= 1, f"{identifier} has {len(opened)} open submissions")
        last = max(own, key=lambda row: row["number"], default={"number": 0, "state": None, "round": 0})
        return Seen(last["number"], last["state"], last["round"], self.versions(identifier), self.is_withdrawn(identifier))

    def found(self, identifier):
        """The versions that a search finds; none or one."""
        done = subprocess.run(
            [self.program, "search", "--jsonl", f"id:{identifier}", "--repository", self.folder], env=self.env,
            stdin=subprocess.DEVNULL, capture_output=True, text=True)
        expect(done.returncode in (0, 1), f"the search for {identifier} ended with {done.returncode}: {done.stderr}")
        return [json.loads(line)["version"] for line in done.stdout.splitlines()]

    def holds(self, marker):
        """The files whose bytes or whose name have the marker."""
        wanted = marker.encode()
        found = []
        for place, _, names in os.walk(self.folder):
            for name in names:
                with open(os.path.join(place, name), "rb") as file:
                    if wanted in file.read() or marker in name:
                        found.append(os.path.join(place, name))
        return found

    # MARK: What must hold

    def settle(self):
        """What the kill left, by code; after the repair nothing may be left."""
        left = collections.Counter()
        for finding in self.json("doctor", allowed=(0, 1))["findings"]:
            code = finding["code"]
            expect(code in EXPLAINED or code.startswith("index-"), f"doctor finds {code}: {finding['summary']}")
            left[code] += 1
        self.json("doctor", "--repair", "--actor", CURATOR, allowed=(0, 1))
        report = self.json("doctor", allowed=(0, 1))
        expect(report["sound"] and not report["findings"], f"after the repair doctor still finds {report['findings']}")
        self.expect_no_leftovers()
        return left

    def expect_no_leftovers(self):
        staging = os.path.join(self.folder, ".exemplar", "staging")
        left = os.listdir(staging) if os.path.isdir(staging) else []
        expect(not left, f"temporary files are left in .exemplar/staging: {left}")

    def expect_index_agrees(self, identifiers):
        for identifier in identifiers:
            versions = [] if self.is_withdrawn(identifier) else sorted(self.versions(identifier))[-1:]
            found = self.found(identifier)
            expect(found == versions, f"of {identifier} version {versions} is public, and a search finds {found}")

    def remove(self):
        shutil.rmtree(self.folder)


def timed(work):
    started = time.monotonic()
    answer = work()
    return answer, time.monotonic() - started
