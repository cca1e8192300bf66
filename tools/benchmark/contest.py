"""Asks several engines the same questions in turns, first whether they agree, then how long they take."""

import os
import subprocess
from dataclasses import dataclass, field

from processes import Failed

TICK = os.sysconf("SC_CLK_TCK")
# Turns whose times are not kept: caches fill, and Java compiles.
WARMING = 2
# Of an engine that takes this many seconds a turn, two turns are enough.
PATIENCE = 15


@dataclass
class Answer:
    """`engine/EngineAnswer.swift` has the columns."""

    count: int
    nanoseconds: int
    snippets: int
    ids: list
    facets: dict

    @staticmethod
    def read(line):
        count, nanoseconds, snippets, ids, facets = line.rstrip("\n").split("\t")
        return Answer(int(count), int(nanoseconds), int(snippets), ids.split(),
                      dict(value.rsplit("=", 1) for value in facets.split()))


class Engine:
    """A program that answers questions, one a line."""

    def __init__(self, name, command, tasks, has_our_terms=True):
        self.name, self.command, self.tasks, self.has_our_terms = name, command, tasks, has_our_terms
        self.process = None

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        encoding="utf-8", env={**os.environ, "LC_ALL": "C.UTF-8"})
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def ask(self, question, task):
        self.process.stdin.write(question.line(task) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if line.count("\t") != 4:
            raise Failed(f"{self.name} did not answer “{question}”: {line!r}")
        return Answer.read(line)

    def cpu_seconds(self):
        """What the process has used, all of its threads."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory(self):
        """Bytes that are the process's own, without the files that it has mapped."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii", errors="replace") as file:
            return 1024 * sum(int(line.split()[1]) for line in file if line.startswith("RssAnon"))


@dataclass
class Agreement:
    """Which questions all engines answer alike."""

    questions: list = field(default_factory=list)
    counts: list = field(default_factory=list)
    differing: list = field(default_factory=list)
    few: int = 0
    # Engines that read the lessons themselves → on how many questions they find as many.
    others: dict = field(default_factory=dict)


def agree(engines, candidates, wanted, least=10):
    """So many questions of every kind that find enough and that all engines answer alike.

    Engines that read the lessons themselves need not: a few differ in what a word is."""
    agreement = Agreement()
    same = [engine for engine in engines if engine.has_our_terms]
    others = [engine for engine in engines if not engine.has_our_terms]
    agreement.others = {engine.name: 0 for engine in others}
    kept = {}
    for question in candidates:
        if kept.get(question.kind, 0) >= wanted:
            continue
        answers = {engine.name: engine.ask(question, "facets") for engine in same}
        totals = {name: answer.count for name, answer in answers.items()}
        facets = [answer.facets for answer in answers.values() if answer.facets]
        # Below that, our engine looks for typing errors and for lessons that lack a word.
        if min(totals.values()) < least:
            agreement.few += 1
        elif len(set(totals.values())) > 1 or any(other != facets[0] for other in facets):
            agreement.differing.append({"question": str(question), "totals": totals, "values": difference(answers)})
        else:
            kept[question.kind] = kept.get(question.kind, 0) + 1
            agreement.questions.append(question)
            agreement.counts.append(min(totals.values()))
            for engine in others:
                agreement.others[engine.name] += engine.ask(question, "facets").count == min(totals.values())
    return agreement


def difference(answers):
    """Some values that are not counted alike."""
    counted = {name: answer.facets for name, answer in answers.items() if answer.facets}
    values = sorted({value for facets in counted.values() for value in facets})
    rows = {value: {name: facets.get(value, "0") for name, facets in counted.items()} for value in values}
    return dict([(value, row) for value, row in rows.items() if len(set(row.values())) > 1][:5])


def compete(engines, questions, task, rounds):
    """Nanoseconds of every engine: one list a question; who begins changes from question to question.

    Gives them with those of engines that are not interrupted by others, CPU milliseconds a question, and how many of the
    hits had a snippet."""
    engines = [engine for engine in engines if task in engine.tasks]
    times = {engine.name: [[] for _ in questions] for engine in engines}
    began = {}
    asked = dict.fromkeys(times, 0)
    snippets = dict.fromkeys(times, 0)
    resting = set()
    for turn in range(WARMING + rounds):
        for number, question in enumerate(questions):
            for place in range(len(engines)):
                engine = engines[(place + number + turn) % len(engines)]
                if engine.name in resting:
                    continue
                if turn == WARMING and engine.name not in began:
                    began[engine.name] = engine.cpu_seconds()
                answer = engine.ask(question, task)
                if turn >= WARMING:
                    times[engine.name][number].append(answer.nanoseconds)
                    asked[engine.name] += 1
                    snippets[engine.name] += answer.snippets
        for engine in engines:
            enough = turn >= WARMING + 1 and sum(row[-1] for row in times[engine.name] if row) > PATIENCE * 1e9
            if enough and engine.name not in resting:
                resting.add(engine.name)
                began[engine.name] = engine.cpu_seconds() - began[engine.name]
    cpu = {}
    for engine in engines:
        used = began[engine.name] if engine.name in resting else engine.cpu_seconds() - began[engine.name]
        cpu[engine.name] = 1000 * used / asked[engine.name]
    quick = [engine for engine in engines if engine.name not in resting]
    return {"times": times, "undisturbed": undisturbed(quick, questions, task, rounds), "cpu": cpu,
            "snippets": {name: snippets[name] / asked[name] for name in asked}}


def undisturbed(engines, questions, task, rounds):
    """The same when an engine is asked all questions one after another, as a busy server is, before the next one is: what
    it needs is still in the processor's caches then, and not what another engine needed."""
    times = {engine.name: [[] for _ in questions] for engine in engines}
    for turn in range(rounds):
        for place in range(len(engines)):
            engine = engines[(place + turn) % len(engines)]
            # The first pass brings the caches back.
            for is_counted in (False, True):
                for number, question in enumerate(questions):
                    answer = engine.ask(question, task)
                    if is_counted:
                        times[engine.name][number].append(answer.nanoseconds)
    return times
