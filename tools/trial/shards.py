"""The trial of shards on several machines; tools/shards-trial says how it is called."""

import argparse
import concurrent.futures
import http.client
import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

import machines
from machines import Missing, until

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SHARDS, ANSWER_TIME, PAUSE = 4, 1.0, 1.0
# What names a snapshot or a moment, and is another each time.
FLEETING = ("tookMs", "index")


class Wrong(Exception):
    """An answer that is not what one index gives, or that hides what is missing."""


def expect(truth, claim):
    if not truth:
        raise Wrong(claim)


class Asker:
    """Asks a server inside a namespace over HTTP."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, path):
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        return answer.status, json.loads(answer.read())

    def search(self, question, **more):
        words = urllib.parse.urlencode({"q": question, "facets": "all", **more})
        return self.ask(f"/api/v1/search?{words}")


def plain(answer):
    """An answer without what names the snapshot, and with weights as far as they can be told apart."""
    answer = {key: value for key, value in answer.items() if key not in FLEETING}
    answer["query"] = {key: value for key, value in answer["query"].items() if key != "warnings"}
    answer["hits"] = [dict(hit, score=round(hit["score"], 6)) for hit in answer["hits"]]
    return answer


def shard_warnings(answer):
    return [w for w in answer["query"]["warnings"] if w["code"].startswith("shard-")]


class Trial:
    def __init__(self, options, scratch):
        self.options, self.scratch = options, scratch
        self.chance = random.Random(options.seed)
        self.exemplar = os.path.join(options.programs, "exemplar")
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("EXEMPLAR_")}
        self.network = None
        self.servers = {}
        self.figures = {}

    def say(self, words):
        print(words, flush=True)

    def run(self, repository, *words, allowed=(0,)):
        done = subprocess.run([self.exemplar, *words, "--repository", repository, "--json"], env=self.env,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)
        expect(done.returncode in allowed, f"`exemplar {' '.join(words)}` ended with {done.returncode}: {done.stderr}")
        return json.loads(done.stdout)

    # MARK: Preparing

    def prepare(self):
        """One repository of one piece, and the same collection for each machine."""
        self.whole = os.path.join(self.scratch, "whole")
        source = self.options.lessons_file or os.path.join(self.scratch, "lessons.jsonl")
        if not self.options.lessons_file:
            subprocess.run([sys.executable, os.path.join(ROOT, "tools", "benchmark", "corpus.py"), source,
                            "--lessons", str(self.options.lessons), "--words", "80-300",
                            "--seed", str(self.options.seed)], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([self.exemplar, "init", self.whole, "--repository", ROOT, "--curator", "Carl"], env=self.env,
                       check=True, stdout=subprocess.DEVNULL)
        subprocess.run([self.exemplar, "import", "jsonl", source, "--repository", self.whole, "--actor", "Carl",
                        "--quiet"], env=self.env, stdout=subprocess.DEVNULL)
        began = time.monotonic()
        report = self.run(self.whole, "index")
        self.figures["index of one piece, s"] = round(time.monotonic() - began, 1)
        self.count = report["indexed"] + report["unchanged"]
        self.network = machines.Network(["front"] + [f"shard{n}" for n in range(1, SHARDS + 1)])
        rows = "".join(f"  - {self.machine(n).address}:{7600 + n}\n" for n in range(1, SHARDS + 1))
        self.list = f"shards:\n{rows}answer-time: {ANSWER_TIME}s\nconnect-time: {ANSWER_TIME}s\npause: {PAUSE}s\n"
        for name in self.network.machines:
            self.place(name)
        for number in range(1, SHARDS + 1):
            began = time.monotonic()
            self.run(self.home(f"shard{number}"), "index", "--shard", str(number))
            self.figures[f"index of shard {number}, s"] = round(time.monotonic() - began, 1)
            self.serve(number)
        self.in_front("index")

    def machine(self, number):
        return self.network.machines[f"shard{number}"]

    def home(self, name):
        return os.path.join(self.scratch, name)

    def place(self, name):
        """A machine's own files under index/, and the collection that all share."""
        home = self.home(name)
        shutil.copytree(os.path.join(self.whole, "index"), os.path.join(home, "index"),
                        ignore=shutil.ignore_patterns("db"))
        os.symlink(os.path.join(self.whole, "exemplars"), os.path.join(home, "exemplars"))
        with open(os.path.join(home, "index", "shards.yaml"), "w") as file:
            file.write(self.list)

    def in_front(self, *words):
        front = self.network.machines["front"]
        process = front.start(self.exemplar, *words, "--repository", self.home("front"), "--json", env=self.env,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        output, remarks = process.communicate()
        front.running.remove(process)
        return process.returncode, output, remarks

    def serve(self, number):
        machine = self.machine(number)
        self.servers[number] = machine.start(
            os.path.join(ROOT, "tools", "shard"), "serve", str(number), "--address", machine.address, "--repository",
            self.home(f"shard{number}"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: f":{7600 + number} " in machines.run("ip", "netns", "exec", machine.name, "ss", "-ltn"), 10,
              f"shard {number} listens")

    def stop(self, number):
        self.machine(number).end(self.servers.pop(number))

    def questions(self):
        """The benchmark's own, and random ones from the words and values of the collection."""
        with open(os.path.join(ROOT, "tools", "benchmark", "queries.json")) as file:
            questions = [" ".join(one["exemplar"]) for one in json.load(file) if isinstance(one["exemplar"], list)]
        questions = [one for one in questions if not one.startswith("-")]
        words = self.words()
        grades = ["grade:K-2", "grade:4", "subject:science", "subject:math", "year:2018..", "language:es", ""]
        for _ in range(self.options.questions):
            one, two = self.chance.choice(words), self.chance.choice(words)
            questions.append(self.chance.choice([
                one, f"{one} {two}", f"{one} OR {two}", f'"{one} {two}"', f"{one} -{two}", f"{one[:4]}*",
                one[1:], f"{one} {two} {self.chance.choice(words)}", f"title:{one}"])
                + " " + self.chance.choice(grades))
        return questions

    def words(self):
        """Some of the words of the lessons, rare and frequent ones as they come."""
        found = []
        folder = os.path.join(self.whole, "exemplars")
        names = sorted(name for name in os.listdir(folder) if not name.startswith(".") and name != "README.md")
        for name in self.chance.sample(names, min(200, len(names))):
            path = os.path.join(folder, name, "v1", "data", "lesson.md")
            if os.path.exists(path):
                with open(path) as file:
                    found += [w for w in re.findall(r"[a-z]{4,12}", file.read())]
        return found or ["paper"]

    # MARK: Asking, inside the namespace of the searching machine

    def start_endpoints(self):
        front = self.network.machines["front"]
        for home, port in ((self.whole, 8081), (self.home("front"), 8082)):
            front.start(self.exemplar, "serve", "--repository", home, "--port", str(port), "--rate", "0",
                        "--no-index", "--no-search-log", "--readers", "2", env=self.env,
                        stdout=subprocess.DEVNULL, stderr=open(os.path.join(self.scratch, f"serve-{port}.log"), "w"))
        until(lambda: self.listens(8081) and self.listens(8082), 20, "both endpoints listen")

    def listens(self, port):
        try:
            return Asker(port).ask("/healthz")[0] == 200
        except OSError:
            return False

    def compare(self, questions, what):
        """Every question of both; nothing may be missing and nothing be another."""
        whole, shared = Asker(8081), Asker(8082)
        ties = 0
        for question in questions:
            wanted, found = whole.search(question), shared.search(question)
            expect(wanted[0] == found[0], f"{what}: “{question}” ended with {found[0]} and not {wanted[0]}: {found[1]}")
            if wanted[0] != 200:
                continue
            expect(not shard_warnings(found[1]), f"{what}: “{question}” is told a shard is missing: {found[1]['query']}")
            if plain(wanted[1]) != plain(found[1]):
                ties += self.judge(question, plain(wanted[1]), plain(found[1]), what)
        self.say(f"{what}: {len(questions)} questions, answers as of one index"
                 + (f"; {ties} where weights differ by an estimate" if ties else ""))
        self.figures[f"{what}: other weights"] = ties

    def judge(self, question, wanted, found, what):
        """A synonym's weight is estimated from the terms of each shard: it may change an order of near equals."""
        for key in ("total", "facets", "relaxed", "withAllWords", "without", "unknown", "suggestion", "query"):
            expect(wanted[key] == found[key],
                   f"{what}: “{question}” has another {key}:\n  {wanted[key]}\n  {found[key]}")
        ids = [[hit["id"] for hit in one["hits"]] for one in (wanted, found)]
        self.figures.setdefault("other orders", []).extend([question] if ids[0] != ids[1] else [])
        return 1

    def lives(self, question=""):
        return Asker(8082).search(question)

    def missing(self, number, within):
        """Waits until it is told that a shard is missing, and looks at what is told."""
        until(lambda: len(shard_warnings(self.lives()[1])) == 1, within, f"shard {number} is told as missing")
        _, answer = self.lives()
        message = shard_warnings(answer)[0]["message"]
        gone = self.count - answer["total"]
        wanted = (f"Shard {number} ({self.machine(number).address}:{7600 + number}) does not answer: "
                  f"{gone:,} of {self.count:,} exemplars are missing.")
        expect(message == wanted, f"told is “{message}” and not “{wanted}”")
        status, problem = Asker(8082).search("paper", strict="true")
        expect((status, problem.get("code")) == (503, "shard-down"), f"a strict question ended with {status}: {problem}")
        code, _, remarks = self.in_front("search", "paper", "--strict")
        expect(code == 2 and "shard-down" in remarks, f"`exemplar search --strict` ended with {code}: {remarks}")
        return message

    def complete(self, within):
        until(lambda: not shard_warnings(self.lives()[1]), within, "all shards are used again")

    def asking(self, questions, work):
        """Asks without a pause, of several threads, while something is done; how often it was whole, and how not."""
        over = threading.Event()
        whole = {question: plain(Asker(8081).search(question)[1]) for question in questions}

        def ask(seed):
            asker, chance, seen = Asker(8082), random.Random(seed), {"whole": 0, "told": 0, "slowest": 0.0}
            while not over.is_set():
                question = chance.choice(questions)
                began = time.monotonic()
                status, answer = asker.search(question)
                seen["slowest"] = max(seen["slowest"], time.monotonic() - began)
                expect(status == 200, f"“{question}” ended with {status} meanwhile: {answer}")
                if shard_warnings(answer):
                    seen["told"] += 1
                    continue
                seen["whole"] += 1
                for key in ("total", "facets"):
                    expect(plain(answer)[key] == whole[question][key], f"“{question}” hid what was missing: {key}")
            return seen

        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            asked = [pool.submit(ask, seed) for seed in range(3)]
            try:
                work()
            finally:
                over.set()
            seen = [one.result() for one in asked]
        return (sum(one["whole"] for one in seen), sum(one["told"] for one in seen),
                max(one["slowest"] for one in seen))

    # MARK: The trial

    def all(self):
        questions = self.questions()
        few = [one for one in questions if '"' not in one][:30]
        self.start_endpoints()
        self.compare(questions, "four servers")
        self.measure(questions)

        def stop_and_start():
            self.stop(2)
            self.say("stopped: " + self.missing(2, 5))
            self.serve(2)
            self.complete(PAUSE + 3)
        self.tell("stopped and started again", self.asking(few, stop_and_start))

        def freeze():
            self.machine(3).tell(self.servers[3], signal.SIGSTOP)
            self.say("frozen: " + self.missing(3, 10 * ANSWER_TIME))
            self.machine(3).tell(self.servers[3], signal.SIGCONT)
            self.complete(PAUSE + 3)
        self.tell("frozen", self.asking(few, freeze))

        self.slow(questions[:25])

        def cut():
            self.machine(4).connect(False)
            self.missing(4, 10 * ANSWER_TIME)
            self.machine(4).connect(True)
            self.complete(PAUSE + 10)
        self.tell("cut off", self.asking(few, cut))

        def rebuild():
            for number in (2, 4):
                self.run(self.home(f"shard{number}"), "index", "--shard", str(number), "--rebuild")
        seen = self.asking(few, rebuild)
        self.tell("rebuilt", seen)
        expect(seen[1] == 0, "an answer lacked a shard while it was rebuilt")
        self.replicate()
        self.compare(questions, "in the end")

    def slow(self, questions):
        """One server is late, within its time and then beyond it."""
        machine = self.machine(1)
        if not machine.can_delay():
            self.say("This kernel delays no packets (sch_netem is missing): the server is stopped for moments instead.")
            end = machine.halting(self.servers[1])
            try:
                self.compare(questions, "one server slow")
            finally:
                end()
            return
        machine.delay(20)
        self.compare(questions, "one server 20 ms away")
        machine.delay(4_000)
        self.missing(1, 30)
        machine.delay(0)
        self.complete(PAUSE + 10)

    def tell(self, what, seen):
        self.say(f"{what} while questions were asked: {seen[0]} answers whole, {seen[1]} told what is missing, "
                 f"the slowest {seen[2]:.2f} s")

    def measure(self, questions):
        for port, what in ((8081, "one index"), (8082, "four servers")):
            asker, times = Asker(port), []
            for question in questions:
                began = time.perf_counter()
                asker.search(question)
                times.append((time.perf_counter() - began) * 1000)
            self.figures[f"{what}, ms p50"] = round(statistics.median(times), 2)
            self.figures[f"{what}, ms p95"] = round(sorted(times)[int(len(times) * 0.95)], 2)

    def replicate(self):
        """A copy of shard 1 is made over the network, served, and searched in its place."""
        machine, front = self.machine(1), self.network.machines["front"]
        tool = os.path.join(ROOT, "tools", "shard")
        master = machine.start(tool, "master", "1", "--address", machine.address, "--repository", self.home("shard1"),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: ":7701 " in machines.run("ip", "netns", "exec", machine.name, "ss", "-ltn"), 10, "a master listens")
        copy = os.path.join(self.scratch, "copy", "1")
        making = front.start(tool, "replicate", "1", f"{machine.address}:7701", copy, "--once",
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        words, _ = making.communicate(timeout=120)
        front.running.remove(making)
        expect(making.returncode == 0, f"the copy ended with {making.returncode}: {words}")
        machine.end(master)
        self.stop(1)
        machine_address = machine.address
        self.servers[1] = machine.start(tool, "serve", copy, "--port", "7601", "--address", machine_address,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: ":7601 " in machines.run("ip", "netns", "exec", machine.name, "ss", "-ltn"), 10, "the copy is served")
        self.complete(PAUSE + 3)
        self.say("a copy of shard 1 answers in its place")


def main():
    parser = argparse.ArgumentParser(prog="tools/shards-trial", description=__doc__)
    parser.add_argument("lessons_file", nargs="?", metavar="LESSONS.jsonl", help="else made-up ones")
    parser.add_argument("--lessons", type=int, default=1500, help="how many are made up (default 1500)")
    parser.add_argument("--questions", type=int, default=200, help="random ones beside the benchmark's (default 200)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--programs", default=os.path.join(ROOT, ".build", "release"), metavar="DIR")
    parser.add_argument("--inside", metavar="SCRATCH", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.programs = os.path.abspath(options.programs)
    try:
        machines.require()
        if not os.access(os.path.join(options.programs, "exemplar"), os.X_OK):
            raise Missing(f"There is no exemplar in {options.programs}. Build it: tools/build")
    except Missing as error:
        print(f"The trial of shards was not made. {error}", file=sys.stderr)
        sys.exit(2)
    scratch = tempfile.mkdtemp(prefix="exemplar-shards-")
    trial = Trial(options, scratch)
    status = 1
    try:
        trial.prepare()
        enter(trial.network.machines["front"].name)
        trial.all()
        status = 0
        print(json.dumps(trial.figures, indent=2, ensure_ascii=False))
    except Missing as error:
        print(f"The trial of shards was not made. {error}", file=sys.stderr)
        status = 2
    except (Wrong, TimeoutError) as error:
        print(f"WRONG (seed {options.seed}; kept in {scratch}): {error}", file=sys.stderr)
    finally:
        if trial.network:
            trial.network.remove()
        if status != 1:
            shutil.rmtree(scratch, ignore_errors=True)
    sys.exit(status)


def enter(space):
    """Goes into a namespace: what is asked from here on is asked from that machine (setns(2))."""
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
    with open(f"/run/netns/{space}") as file:
        if libc.setns(file.fileno(), 0x40000000) != 0:
            raise Missing(f"This process cannot enter a network namespace: {os.strerror(ctypes.get_errno())}")


if __name__ == "__main__":
    main()
