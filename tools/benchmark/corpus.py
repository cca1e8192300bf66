"""Makes lessons for measurements: as many as wanted, the same ones again for the same seed.

    python3 corpus.py LESSONS.jsonl --lessons 100000 [--words 600-3000] [--seed 1] [--spanish 0.1]

One exemplar a line, in the form of `exemplar import jsonl`. The words are made up. What is like a language is how often
they come: small words are more than a third of the text, the others follow the law of Zipf and Mandelbrot, a lesson
repeats the words of its topic, some words come in pairs, most are followed by one that often follows them, and every few
lessons a word is there that no other has. All but the small words are their own stem in English and in Spanish,
so that every engine can be given the same terms. The values are those of `index/vocabularies/`, some of them much more
frequent than others."""

import argparse
import itertools
import json
import multiprocessing
import os
import random
import re
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

SMALL_WORDS = {
    "en": "the of and to a in is that it for on with as are this be by at they from or have an but not what all were "
          "when we there can your which their if will each about how up out them then she so some these would into has "
          "more her him no than been who its now did down only over very where after most other because same our "
          "through before too any here both between own under",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya este sí porque "
          "esta son entre está cuando muy sin sobre ser también me hasta hay donde han quien están desde todo nos "
          "durante todos uno les ni contra otros fueron ese eso había ante ellos e esto antes algunos qué unos yo otro "
          "otras otra él tanto esa estos mucho nada muchos cual sea poco ella estar"}
# How frequent a word is by its rank: 1 / (rank + SHIFT) ** SLOPE (Mandelbrot, 1953).
SLOPE, SHIFT = 1.15, 4.0
VOCABULARY, PAIRS, TOPICS = 60_000, 6_000, 800
# What is drawn from, once for each time that a word comes in so many.
POOL = 1 << 20
# Shares of a lesson's words: of its own topic, and in pairs that often come together.
OF_TOPIC, IN_PAIRS = 0.14, 0.04
# How often a word is followed by one of those that usually follow it, and how many of those a rare word has.
FOLLOWED, FOLLOWERS = 0.7, 5


class Words:
    """A made-up vocabulary, its word pairs, and what its topics are about."""

    def __init__(self, chance):
        self.content = self._vocabulary(chance)
        self.pairs = [f"{first} {second}" for first, second in zip(self._some(chance, PAIRS), self._some(chance, PAIRS))]
        self.topics = [Topic(chance, self) for _ in range(TOPICS)]
        self.pools = {language: self._pool(small.split()) for language, small in SMALL_WORDS.items()}
        self.followers = {language: self._followers(chance, pool) for language, pool in self.pools.items()}

    @staticmethod
    def _vocabulary(chance):
        """Pronounceable words, the frequent ones shorter; no ending is one that a stemmer takes away."""
        starts = [first + vowel for first in "b c d f g h j l m n p r s t v br ch cl cr dr fl gr pl pr st tr".split()
                  for vowel in "aeiou"]
        middles = [start + last for start in starts for last in ("", "", "", "l", "m", "n", "r")]
        ends = [start + last for start in starts for last in "bgkmp"]
        words = {}
        while len(words) < VOCABULARY:
            longest = 2 if len(words) < 1_500 else 3 if len(words) < 20_000 else 4
            before = chance.choice(range(0, longest))
            words["".join(chance.choices(middles, k=before)) + chance.choice(ends)] = None
        return list(words)

    def _some(self, chance, number):
        """Words with a meaning, neither the most frequent ones nor the rarest."""
        return [self.content[int(30 * 400 ** chance.random())] for _ in range(number)]

    def _pool(self, small):
        """Every word as often as it comes in `POOL` words of text."""
        ranked = small + self.content
        weights = [(rank + SHIFT) ** -SLOPE for rank in range(1, len(ranked) + 1)]
        share = POOL * (1 - IN_PAIRS) / sum(weights)
        pool = []
        for word, weight in zip(ranked, weights):
            pool += [word] * max(1, round(share * weight))
        weights = [(rank + 20) ** -SLOPE for rank in range(1, PAIRS + 1)]
        share = POOL * IN_PAIRS / 2 / sum(weights)
        for pair, weight in zip(self.pairs, weights):
            pool += [pair] * max(1, round(share * weight))
        return pool


    @staticmethod
    def _followers(chance, pool):
        """What usually follows each word: the more frequent the word, the more different ones."""
        size, random_ = len(pool), chance.random
        return {word: [pool[int(size * random_())] for _ in range(FOLLOWERS + count // FOLLOWERS)]
                for word, count in Counter(pool).items()}


class Topic:
    """Words that lessons about the same thing have in common."""

    def __init__(self, chance, words):
        self.words = list(dict.fromkeys(words._some(chance, 80)))
        self.pairs = [f"{first} {second}" for first, second in itertools.pairwise(chance.sample(self.words, 12))]

    def of_lesson(self, chance):
        """What one lesson says again and again: its title's words most of all."""
        own = chance.sample(self.words, min(len(self.words), 24))
        pairs = chance.sample(self.pairs, 3)
        return own[:4] * 4 + own[4:12] * 2 + own[12:] + pairs * 3


class Values:
    """The values of the record's fields, by name, the first ones more frequent."""

    def __init__(self, chance, root):
        def of(name):
            with open(os.path.join(root, "index", "vocabularies", f"{name}.yaml"), encoding="utf-8") as file:
                entries = file.read().partition("\nentries:\n")[2]
            return re.findall(r'^  - (?:id|code): "?([^"\n]+?)"?$', entries, re.MULTILINE)

        self.ranked = {name: of(name) for name in
                       ("schools", "subjects", "iste", "concepts", "practices", "standards", "citizenship", "programs",
                        "devices")}
        self.ranked["iste"] = [value for value in self.ranked["iste"] if len(value) == 2]
        self.ranked["grades"] = ["4", "5", "3", "6", "7", "8", "2", "9", "1", "K", "10", "11", "12", "TK"]
        for name in ("schools", "iste", "concepts", "practices", "standards"):
            chance.shuffle(self.ranked[name])
        self.weights = {name: list(itertools.accumulate((rank + 2) ** -0.9 for rank in range(len(values))))
                        for name, values in self.ranked.items()}

    def some(self, chance, name, most):
        """One to `most` values, each once, in their usual order."""
        number = 1 + int(most * chance.random() ** 2)
        drawn = chance.choices(self.ranked[name], cum_weights=self.weights[name], k=number)
        return sorted(set(drawn), key=self.ranked[name].index)

    def one(self, chance, name):
        return self.some(chance, name, 1)[0]


class Corpus:
    """Lessons one after another; each depends on the seed and its number alone."""

    def __init__(self, seed=1, words=(600, 3000), spanish=0.1, root=ROOT):
        self.seed, self.shortest, self.longest, self.spanish = seed, *words, spanish
        chance = random.Random(f"{seed} words")
        self.words = Words(chance)
        self.values = Values(chance, root)

    def lesson(self, number):
        chance = random.Random(f"{self.seed} {number}")
        language = "es" if chance.random() < self.spanish else "en"
        # The topics of the first lessons of a list are as frequent as the later ones: a topic has a rank too.
        topic = self.words.topics[int(TOPICS * chance.random() ** 1.7)]
        own = topic.of_lesson(chance)
        length = self.shortest + int((self.longest - self.shortest) * chance.random() ** 2)
        title = " ".join(dict.fromkeys(chance.choice(own) for _ in range(chance.randrange(2, 6)))).capitalize()
        record = {"schema": 1, "id": f"{'-'.join(title.lower().split()[:4])}-{number:06d}", "title": title,
                  "summary": " ".join(self.sentences(chance, language, own, 24)), "language": language}
        record.update(self.facets(chance, number))
        record["keywords"] = sorted(set(own[:3]))
        record["authors"] = [{"name": f"Teacher {int(4000 * chance.random() ** 2)}", "role": "teacher"}]
        record["license"] = "CC-BY-4.0"
        record["sample"] = True
        record["lesson"] = self.text(chance, language, own, length, number)
        if chance.random() < 0.25:
            record["reflection"] = self.text(chance, language, own, 80, number)
        return record

    def facets(self, chance, number):
        some, one = self.values.some, self.values.one
        year = 2016 + int(8 * chance.random())
        facets = {"school": one(chance, "schools"), "school-year": f"{year}-{year + 1}",
                  "grades": some(chance, "grades", 3), "subjects": some(chance, "subjects", 2),
                  "iste": some(chance, "iste", 4), "class-minutes": 15 * (2 + int(7 * chance.random()))}
        for key, name, most, share in (("cs-concepts", "concepts", 2, 0.5), ("cs-practices", "practices", 2, 0.3),
                                       ("ca-cs-standards", "standards", 3, 0.3),
                                       ("digital-citizenship", "citizenship", 2, 0.2)):
            if chance.random() < share:
                facets[key] = some(chance, name, most)
        if chance.random() < 0.8:
            facets["program"] = one(chance, "programs")
        if chance.random() < 0.6:
            facets["devices"] = one(chance, "devices")
            facets["internet"] = chance.random() < 0.7
        return facets

    def drawn(self, chance, language, own, length):
        """So many words of a lesson, or pairs of them."""
        random_, pool, followers = chance.random, self.words.pools[language], self.words.followers[language]
        owned, words, word = len(own), [], pool[0]
        for _ in range(length):
            some = followers[word] if random_() < FOLLOWED else pool
            word = some[int(random_() * len(some))]
            words.append(word)
        for _ in range(int(length * OF_TOPIC)):
            words[int(random_() * length)] = own[int(random_() * owned)]
        return words

    def sentences(self, chance, language, own, length):
        words = self.drawn(chance, language, own, length)
        at, sentences = 0, []
        while at < length:
            end = at + 5 + int(16 * chance.random())
            sentence = " ".join(words[at:end])
            sentences.append(f"{sentence[0].upper()}{sentence[1:]}.")
            at = end
        return sentences

    def text(self, chance, language, own, length, number):
        """Paragraphs under headings; some lessons have a word or two of their own."""
        sentences = self.sentences(chance, language, own, length)
        if chance.random() < 0.6:
            at = int(chance.random() * len(sentences))
            sentences[at] = f"{sentences[at][:-1]} {self.name(number)}."
        paragraphs = [" ".join(sentences[at:at + 5]) for at in range(0, len(sentences), 5)]
        for at in range(0, len(paragraphs), 4):
            paragraphs[at] = f"## {chance.choice(own).capitalize()}\n\n{paragraphs[at]}"
        return "\n\n".join(paragraphs)

    @staticmethod
    def name(number):
        """A word of no other lesson, made of its number."""
        syllables = []
        while number or len(syllables) < 3:
            number, syllable = divmod(number, 60)
            syllables.append("zqxwvkjhgfdb"[syllable // 5] + "aeiou"[syllable % 5])
        return "".join(syllables) + "zk"


class Process:
    """What a process of the pool makes lessons of."""
    corpus = None

    @classmethod
    def start(cls, corpus):
        cls.corpus = corpus

    @classmethod
    def line(cls, number):
        return json.dumps(cls.corpus.lesson(number), ensure_ascii=False) + "\n"


def write(path, lessons, **options):
    """Writes a file of lessons, made on all cores; gives their number."""
    corpus = Corpus(**options)
    with open(path, "w", encoding="utf-8") as file, \
            multiprocessing.Pool(initializer=Process.start, initargs=(corpus,)) as pool:
        file.writelines(pool.imap(Process.line, range(1, lessons + 1), chunksize=50))
    return lessons


def read_range(text):
    shortest, _, longest = text.partition("-")
    return int(shortest), int(longest or shortest)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("file", metavar="LESSONS.jsonl", help="written anew")
    parser.add_argument("--lessons", type=int, default=10_000, help="how many (default 10000)")
    parser.add_argument("--words", type=read_range, default=(600, 3000), metavar="FROM-TO",
                        help="how long the lessons are (default 600-3000; real ones without handouts: 60-240)")
    parser.add_argument("--spanish", type=float, default=0.1, help="the share of lessons in Spanish (default 0.1)")
    parser.add_argument("--seed", type=int, default=1, help="which lessons (default 1)")
    arguments = parser.parse_args()
    write(arguments.file, arguments.lessons, seed=arguments.seed, words=arguments.words, spanish=arguments.spanish)


if __name__ == "__main__":
    main()
