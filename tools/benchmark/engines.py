"""Compares Exemplar's engine with others inside the process, on made-up lessons or on those of a file.

    tools/benchmark/engines --lessons 10000,100000
    tools/benchmark/engines LESSONS.jsonl

Every engine is given the terms of our index, has to count alike, and is then timed in turns. Tables are printed and kept
in tools/benchmark/results, by date."""

import argparse
import contextlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys

import contest
import corpus
import figures
import questions
from processes import Failed, database_folder, folder_bytes, run, run_measured

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILT = os.path.join(ROOT, ".build", "benchmark")
OURS = os.path.join(ROOT, ".build", "release", "benchmark-engine")
PYTHON = os.path.join(BUILT, "peers", "bin", "python3")
# What ours is without reading what was typed and without cards: as much as the others are asked.
MATCHER = "Exemplar matching alone"
# One in fifty may differ, and is told and left out.
MOST_DIFFERING = 0.02
# Bytes of lessons that are given to notmuch as mail.
MOST_MAIL = 250_000_000


def read_arguments():
    parser = argparse.ArgumentParser(
        prog="tools/benchmark/engines", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("file", metavar="LESSONS.jsonl", nargs="?", help="one exemplar a line, as `exemplar import jsonl` takes it")
    parser.add_argument("--lessons", metavar="N,N…", help="make so many lessons instead; several sizes one after another")
    parser.add_argument("--words", type=corpus.read_range, default=(600, 3000), metavar="FROM-TO",
                        help="how long made-up lessons are (default 600-3000)")
    parser.add_argument("--seed", type=int, default=1, help="which lessons and questions (default 1)")
    parser.add_argument("--questions", type=int, default=27, help="of each of nine kinds (default 27)")
    parser.add_argument("--rounds", type=int, default=5, help="turns that are counted (default 5)")
    parser.add_argument("--tasks", default="facets,snippets,top,teacher", help="which of them (default: all)")
    parser.add_argument("--engines", help="only these, ours always: libxapian,Tantivy,Lucene,SQLite")
    parser.add_argument("--scratch", metavar="DIR", default=os.path.join(BUILT, "engines"),
                        help="where indexes are made and used again (default .build/benchmark/engines)")
    parser.add_argument("--repository", metavar="DIR",
                        help="measure the index of this repository, which holds the same lessons, instead of making one")
    parser.add_argument("--again", action="store_true", help="index anew with our engine, as after a change of it")
    parser.add_argument("--program", default=OURS, help="measure another build than this checkout's")
    parser.add_argument("--results", metavar="DIR", default=os.path.join(HERE, "results"),
                        help="where the tables are kept (default tools/benchmark/results)")
    parser.add_argument("--name", help="what the results are called behind the date (default: the number of lessons)")
    arguments = parser.parse_args()
    if bool(arguments.file) == bool(arguments.lessons):
        parser.error("Name a file of lessons, or say how many are to be made with --lessons.")
    return arguments


def say(text):
    print(text, file=sys.stderr, flush=True)


class Peer:
    """Another engine: how it builds an index of documents, how it answers, what it can be asked."""

    def __init__(self, name, command, tasks, needs, source="documents.tsv"):
        self.name, self.command, self.tasks, self.needs, self.source = name, command, tasks, needs, source

    @property
    def is_here(self):
        return all(os.path.exists(path) for path in self.needs)


def peers():
    xapian, lucene = os.path.join(BUILT, "xapian-engine"), os.path.join(BUILT, "lucene")
    jar, java = os.path.join(lucene, "lucene.jar"), shutil.which("java")
    script = {name: os.path.join(HERE, "peers", f"{name}_engine.py") for name in ("tantivy", "sqlite", "notmuch")}
    everything = ("facets", "snippets", "top")
    # The stamp is written when the fetching has ended well.
    fetched = os.path.join(BUILT, "peers", "stamp")
    return [Peer("libxapian", [xapian], everything, [xapian]),
            Peer("Tantivy", [PYTHON, "-B", script["tantivy"]], everything, [fetched]),
            # Builds only: what the others are asked takes a part of what ours holds.
            Peer(figures.EQUAL, [PYTHON, "-B", os.path.join(HERE, "peers", "tantivy_everything.py")], (),
                 [fetched], source="everything"),
            # The jar that can be had in a wheel has no highlighter.
            Peer("Lucene", [java, "-Xmx2g", "-XX:+UseSerialGC", "-cp", f"{lucene}:{jar}", "LuceneEngine"],
                 ("facets", "top"), [jar, java or "java"]),
            Peer("SQLite", [sys.executable, "-B", script["sqlite"]], everything, []),
            Peer("notmuch", [sys.executable, "-B", script["notmuch"]], ("facets", "top"),
                 [shutil.which("notmuch") or "notmuch"], source="lessons")]


class Bench:
    """One collection: its lessons, its indexes, its questions."""

    def __init__(self, folder, arguments, peers):
        self.folder, self.arguments, self.peers = folder, arguments, peers
        self.builds_file = self.path("builds.json")
        self.builds = self.read(self.builds_file, {})
        self.ours = arguments.repository or self.path("ours")
        os.makedirs(folder, exist_ok=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    @staticmethod
    def read(path, otherwise):
        if not os.path.exists(path):
            return otherwise
        with open(path, encoding="utf-8") as file:
            return json.load(file)

    @staticmethod
    def write(path, value):
        with open(path, "w", encoding="utf-8") as file:
            json.dump(value, file)

    def build(self, name, command, source, folder):
        """Builds an index once; its figures are kept beside it, and written when it is whole."""
        if name in self.builds and os.path.isdir(folder):
            return
        say(f"{name} builds its index …")
        shutil.rmtree(folder, ignore_errors=True)
        with source() as lines:
            output, seconds, cpu, peak = run_measured(command, stdin=lines)
        self.builds[name] = {"seconds": seconds, "cpuSeconds": cpu, "peakKiB": peak, "bytes": folder_bytes(folder)}
        told = re.search(r"([\d.]+) seconds of the processor until", output or "")
        if told:
            self.builds[name]["readingCPUSeconds"] = float(told.group(1))
        self.write(self.builds_file, self.builds)

    def prepare(self, lessons):
        """Builds every index that is not here yet, and draws the questions."""
        if self.arguments.again:
            self.builds.pop("Exemplar", None)
        if not self.arguments.repository:
            command = [self.arguments.program, "index", ROOT, self.ours]
            self.build("Exemplar", command, lambda: open(lessons, encoding="utf-8"), self.ours)
        self.leave_out_notmuch(lessons)
        missing = [peer for peer in self.peers if peer.name not in self.builds]
        drawn = self.read(self.path("questions.json"), {"each": 0})
        if missing or drawn["each"] < self.arguments.questions:
            self.spell()
            for peer in missing:
                self.build(peer.name, [*peer.command, "index", self.path(peer.name)], self.source(peer, lessons),
                           self.path(peer.name))
            self.draw()
            os.remove(self.path("documents.tsv"))

    def source(self, peer, lessons):
        """What opens the lines that a peer indexes. Everything that ours holds is several times as long as the lessons, so
        it is not kept in a file."""
        if peer.source == "everything":
            return lambda: self.terms("everything")
        path = lessons if peer.source == "lessons" else self.path(peer.source)
        return lambda: open(path, encoding="utf-8")

    @contextlib.contextmanager
    def terms(self, what):
        """The output of what reads our index."""
        command = [os.path.join(BUILT, "index-terms"), database_folder(self.ours), what]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as reading:
            yield reading.stdout
        if reading.returncode:
            raise Failed(f"index-terms ended with status {reading.returncode}.")

    def leave_out_notmuch(self, lessons):
        """A message is a file: more than some ten thousand are no comparison but a wait."""
        if os.path.getsize(lessons) > MOST_MAIL:
            self.peers = [peer for peer in self.peers if peer.source != "lessons"]

    def spell(self):
        """Writes what every document of our index is found by, and the words of all."""
        for what in ("documents", "words"):
            say(f"Reading the {what} of our index …")
            with open(self.path(f"{what}.tsv"), "wb") as out, self.terms(what) as lines:
                shutil.copyfileobj(lines, out)

    def draw(self):
        """Twice as many questions as are needed, since some find too little."""
        drawing = questions.Drawing(self.path("documents.tsv"), self.path("words.tsv"), self.arguments.seed)
        drawn = drawing.questions(2 * self.arguments.questions)
        self.write(self.path("questions.json"), {
            "documents": drawing.count, "each": self.arguments.questions, "questions": questions.stored(drawn)})

    def engines(self):
        """Ours alternate with others: what one of them leaves in the processor's caches would help the next one."""
        engines = [contest.Engine(peer.name, [*peer.command, "answer", self.path(peer.name)], peer.tasks,
                                  peer.source != "lessons")
                   for peer in self.peers if peer.tasks]
        engines.insert(0, contest.Engine("Exemplar", [self.arguments.program, "answer", self.ours], figures.TASKS))
        engines.insert(2, contest.Engine(MATCHER, [self.arguments.program, "match", self.ours], ("facets", "top")))
        return engines

    def measure(self, kind):
        drawn = self.read(self.path("questions.json"), None)
        engines = self.engines()
        try:
            for engine in engines:
                engine.__enter__()
            agreement = contest.agree(engines, questions.loaded(drawn["questions"]), self.arguments.questions)
            demand_agreement(agreement)
            tasks = {task: self.compete(engines, agreement, task) for task in self.arguments.tasks.split(",")}
            memory = {engine.name: engine.memory() for engine in engines}
        finally:
            for engine in engines:
                if engine.process:
                    engine.__exit__()
        return {"day": figures.today(), "corpus": kind, "documents": drawn["documents"],
                "machine": figures.machine(), "versions": versions(engines), "rounds": self.arguments.rounds,
                "questions": [str(question) for question in agreement.questions], "counts": agreement.counts,
                "differing": agreement.differing, "others": agreement.others, "memory": memory, "tasks": tasks,
                "builds": {name: self.builds[name] for name in ("Exemplar", *(peer.name for peer in self.peers))
                           if name in self.builds}}, agreement

    def compete(self, engines, agreement, task):
        say(f"Asking: {figures.TASKS[task]} …")
        return contest.compete(engines, agreement.questions, task, self.arguments.rounds)


def demand_agreement(agreement):
    """A few questions may be understood otherwise; more of them, and times would compare nothing."""
    for different in agreement.differing:
        say(f"They differ and are left out: {different}")
    if not agreement.questions or len(agreement.differing) > MOST_DIFFERING * len(agreement.questions) + 1:
        raise Failed(f"{len(agreement.differing)} questions are answered differently, {len(agreement.questions)} alike.")


def checkout():
    """The commit of the checkout; its files may have come without git."""
    return run(["git", "-C", ROOT, "describe", "--always", "--dirty", "--exclude=*"], allowed=(0, 128)).strip() or "–"


def versions(engines):
    """Of those that took part."""
    known = {"Exemplar": checkout,
             "libxapian": lambda: run(["pkg-config", "--modversion", "xapian-core"]).strip(),
             "Tantivy": lambda: run([PYTHON, "-c", "import tantivy; print(tantivy.__version__)"]).split()[1].strip("v,"),
             "Lucene": lambda: "9.9 on Java " + run(["java", "--version"]).split()[1],
             "SQLite": lambda: sqlite3.sqlite_version,
             "notmuch": lambda: run(["notmuch", "--version"]).split()[1]}
    return {engine.name: known[engine.name]() for engine in engines if engine.name in known}


def chosen_peers(names):
    wanted = names.split(",") if names else [peer.name for peer in peers()]
    unknown = set(wanted) - {peer.name for peer in peers()}
    if unknown:
        raise Failed(f"“{min(unknown)}” is no engine. Use: {', '.join(peer.name for peer in peers())}.")
    for peer in peers():
        if peer.name in wanted and not peer.is_here:
            say(f"{peer.name} is left out: it is not here.")
    return [peer for peer in peers() if peer.name in wanted and peer.is_here]


def lessons_of(arguments, size):
    """The folder, the file and the kind of one collection; the lessons are made where they are not here yet."""
    if arguments.file:
        name = os.path.splitext(os.path.basename(arguments.file))[0]
        return os.path.join(arguments.scratch, name), arguments.file, "lessons of a file"
    shortest, longest = arguments.words
    folder = os.path.join(arguments.scratch, f"{size}-{shortest}-{longest}-{arguments.seed}")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "lessons.jsonl")
    if not os.path.exists(path):
        say(f"Making {size:,} lessons …")
        corpus.write(path + ".new", size, seed=arguments.seed, words=arguments.words)
        os.rename(path + ".new", path)
    return folder, path, f"made-up lessons of {shortest} to {longest} words"


def report_on(arguments, size, peers):
    folder, lessons, kind = lessons_of(arguments, size)
    bench = Bench(folder, arguments, peers)
    bench.prepare(lessons)
    report, agreement = bench.measure(kind)
    page = figures.text(report, agreement.questions)
    print(page, flush=True)
    say(f"Kept as {figures.keep(arguments.results, arguments.name or str(report['documents']), report, page)}.md")
    return report


def main():
    arguments = read_arguments()
    sizes = [int(size) for size in arguments.lessons.split(",")] if arguments.lessons else [None]
    try:
        here = chosen_peers(arguments.engines)
        reports = [report_on(arguments, size, here) for size in sizes]
        if len(reports) > 1:
            print(figures.growth_table(reports))
    except Failed as failure:
        sys.exit(f"tools/benchmark/engines: {failure}")


if __name__ == "__main__":
    main()
