"""Draws questions from the words of a collection, the same ones again for the same seed.

Every word asked is its own stem in English and Spanish, neither a small word nor one that our settings widen or say
more of, so that every engine can be asked exactly the same."""

import os
import random
import re
from collections import Counter
from dataclasses import asdict, dataclass, field

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

# Kinds of questions in the order of tables. “any”, “all” and “phrase” are of two to four words.
KINDS = ("rare", "medium", "common", "any", "all", "phrase", "filters", "browse", "prefix")
# Filters are of fields whose facet is not counted: we count a facet without its own filter, others do not.
FILTERS = ("program", "year", "devices")
SAMPLE = 2_000
# More words than that begin so: we look for the most frequent only.
MOST_BEGINNINGS = 80


@dataclass
class Question:
    kind: str
    words: list = field(default_factory=list)
    filters: list = field(default_factory=list)

    def line(self, task):
        """As engines read it; `engine/EngineQuestion.swift` has the columns."""
        form = {"any": "any", "phrase": "phrase", "prefix": "prefix"}.get(self.kind, "all")
        return "\t".join((task, form, " ".join(self.words), " ".join(self.filters)))

    def __str__(self):
        return " ".join([self.kind, *self.words, *self.filters])


def set_aside(root=ROOT):
    """Words that mean something to our program alone."""
    words, index = set(), os.path.join(root, "index")
    files = [os.path.join(index, name) for name in ("synonyms.yaml", "glossary.yaml")]
    for folder, _, names in os.walk(os.path.join(index, "language")):
        files += [os.path.join(folder, name) for name in names]
    for name in files:
        with open(name, encoding="utf-8") as file:
            words.update(re.findall(r"\w+", file.read().lower()))
    return words


def read_words(path, aside):
    """Stem → in how many documents, of those that can be asked."""
    frequencies = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            stem, documents, kind = line.rstrip("\n").split("\t")
            if kind == "same" and re.fullmatch("[a-z]{3,}", stem) and stem not in aside:
                frequencies[stem] = int(documents)
    return frequencies


def read_sample(path, chance):
    """Some documents, each as likely as any other (reservoir sampling), and the number of all."""
    sample, number = [], 0
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if number <= SAMPLE:
                sample.append(line)
            elif (place := chance.randrange(number)) < SAMPLE:
                sample[place] = line
    return [line.rstrip("\n").split("\t") for line in sample], number


class Drawing:
    """Everything that questions are drawn from."""

    def __init__(self, documents, words, seed=1):
        self.chance = random.Random(f"{seed} questions")
        self.frequencies = read_words(words, set_aside())
        self.sample, self.count = read_sample(documents, self.chance)
        by_frequency = sorted(self.frequencies, key=lambda word: (-self.frequencies[word], word))
        self.rare = self.between(by_frequency, 10, max(30, self.count // 1_000))
        self.medium = self.between(by_frequency, max(20, self.count // 200), max(60, self.count // 30))
        self.common = by_frequency[:60]
        self.phrases = self.frequent_phrases()

    def between(self, words, least, most):
        return [word for word in words if least <= self.frequencies[word] <= most]

    def frequent_phrases(self):
        """Two or three words in a row that several documents of the sample have, at least one of which tells."""
        counts = Counter()
        for _, _, written, _ in self.sample:
            words, found = written.split(), set()
            for length in (2, 3):
                for run in zip(*(words[at:] for at in range(length))):
                    if "|" not in run and any(word in self.frequencies for word in run):
                        found.add(run)
            counts.update(found)
            if len(counts) > 2_000_000:
                counts = Counter({run: count for run, count in counts.items() if count > 1})
        least = max(3, 12 * len(self.sample) // self.count)
        return [list(run) for run, count in sorted(counts.items()) if count >= least]

    def questions(self, number):
        """So many candidates of every kind."""
        return [getattr(self, f"draw_{kind}")() for kind in KINDS for _ in range(number)]

    def draw_rare(self):
        return Question("rare", [self.chance.choice(self.rare)])

    def draw_medium(self):
        return Question("medium", [self.chance.choice(self.medium)])

    def draw_common(self):
        return Question("common", [self.chance.choice(self.common)])

    def draw_any(self):
        number = self.chance.choice((2, 2, 3, 4))
        return Question("any", self.chance.sample(self.medium + 3 * self.common, number))

    def draw_all(self):
        """Words of one lesson, so that there is one."""
        least = self.count // 200
        while True:
            stems = set(self.chance.choice(self.sample)[1].split())
            words = sorted(stem for stem in stems if self.frequencies.get(stem, 0) > least)
            if len(words) >= 3:
                return Question("all", self.chance.sample(words, self.chance.choice((2, 2, 3))))

    def draw_phrase(self):
        return Question("phrase", self.chance.choice(self.phrases))

    def draw_filters(self):
        words = [self.chance.choice(self.chance.choice((self.medium, self.common)))]
        return Question("filters", words, self.some_filters())

    def draw_browse(self):
        return Question("browse", [], self.some_filters() if self.chance.random() < 0.8 else [])

    def some_filters(self):
        while True:
            values = [value for value in self.chance.choice(self.sample)[3].split()
                      if value.partition("=")[0] in FILTERS]
            if values:
                return self.chance.sample(values, self.chance.randrange(1, min(2, len(values)) + 1))

    def draw_prefix(self):
        while True:
            word = self.chance.choice(self.chance.choice((self.medium, self.common)))
            start = word[:self.chance.choice((3, 4, 5))]
            if sum(1 for other in self.frequencies if other.startswith(start)) <= MOST_BEGINNINGS:
                return Question("prefix", [start])


def stored(questions):
    return [asdict(question) for question in questions]


def loaded(values):
    return [Question(**value) for value in values]
