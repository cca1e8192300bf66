"""What the engines asked in Python have in common: a document a line, a question a line, an answer a line.

`terms/terms.cpp` has the columns of documents, `engine/EngineQuestion.swift` and `EngineAnswer.swift` the others."""

import sys
import time
from dataclasses import dataclass

FACETS = ("grade", "subject", "iste", "concept", "school")


@dataclass
class Document:
    id: str
    stems: str
    written: str
    filters: list

    @property
    def facets(self):
        return [value for value in self.filters if value.partition("=")[0] in FACETS]


@dataclass
class Question:
    task: str
    kind: str
    words: list
    filters: list

    @property
    def counts(self):
        return self.task != "top"


@dataclass
class Answer:
    count: int
    ids: list
    snippets: int = 0
    facets: dict = None


def documents():
    """The documents on standard input."""
    for line in sys.stdin:
        identifier, stems, written, filters = line.rstrip("\n").split("\t")
        yield Document(identifier, stems, written, filters.split())


def converse(ask):
    """Answers the questions on standard input by a function; what it takes is told with each answer."""
    for line in sys.stdin:
        task, kind, words, filters = line.rstrip("\n").split("\t")
        question = Question(task, kind, words.split(), filters.split())
        began = time.perf_counter_ns()
        answer = ask(question)
        took = time.perf_counter_ns() - began
        facets = " ".join(f"{value.replace('=', ':', 1)}={count}" for value, count in (answer.facets or {}).items())
        print(answer.count, took, answer.snippets, " ".join(answer.ids), facets, sep="\t", flush=True)


def main(index, engine):
    """`index FOLDER` or `answer FOLDER`; `engine` opens a folder and gives what asks it."""
    what, folder = sys.argv[1:]
    if what == "index":
        index(folder)
    else:
        converse(engine(folder))
