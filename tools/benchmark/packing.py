"""Measures packing and verifying side by side with PyPI's bagit on the same files, and publishing.

    tools/benchmark/packing [options]

Each turn packs and verifies the same bundles with every program; a turn is one process a program and step, so that
nobody's start is counted once a bundle. The order of the programs changes from turn to turn."""

import argparse
import itertools
import json
import os
import random
import resource
import shutil
import struct
import sys
import tempfile
import time
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tools", "checkers"))
sys.path.insert(0, os.path.join(ROOT, "tools", "trial"))

import drafts  # noqa: E402
from processes import median, run  # noqa: E402
from repository import CURATOR, FACILITATOR, Repository  # noqa: E402

BAGIT = [sys.executable, "-B", "-m", "bagit", "--quiet"]
ALGORITHMS = ["--sha256", "--sha512"]
MIB = 2**20


def read_arguments():
    parser = argparse.ArgumentParser(
        prog="tools/benchmark/packing", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--bundles", type=int, default=1000, help="how many bundles of 1 MiB (default 1000)")
    parser.add_argument("--turn", type=int, default=50, help="bundles in one turn (default 50)")
    parser.add_argument("--publish", type=int, default=100, help="how many are published, half of them singly (default 100)")
    parser.add_argument("--texts", choices=["natural", "long"], default="natural",
                        help="texts as lessons have them, or three of 150 KB in which every word is another (default natural)")
    parser.add_argument("--seed", type=int, default=1, help="what the files hold (default 1)")
    parser.add_argument("--json", metavar="FILE", help="write all figures here")
    parser.add_argument("--programs", metavar="DIR", default=os.path.join(ROOT, ".build", "release"),
                        help="the built programs (default: this checkout's)")
    return parser.parse_args()


class Language:
    """Words made of syllables; as in any language, a word is as frequent as its rank is low (Zipf's law)."""

    WORDS = 6000

    def __init__(self, chance):
        syllables = [first + vowel + last for first in "bcdfglmnprst" for vowel in "aeiou" for last in ("", "n", "r", "s")]
        self.words = list(dict.fromkeys("".join(chance.choices(syllables, k=chance.choice([1, 2, 2, 3, 3, 4])))
                                        for _ in range(2 * self.WORDS)))[:self.WORDS]
        self.weights = list(itertools.accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def text(self, chance, size):
        """Paragraphs of sentences; some have a number of minutes, a year, a heading before them, a list behind."""
        pieces, length = [], 0
        while length < size:
            piece = " ".join(self.sentence(chance) for _ in range(chance.randrange(2, 7)))
            if chance.random() < 0.2:
                piece = f"## {self.sentence(chance)[:40].strip('.')}\n\n{piece}"
            if chance.random() < 0.2:
                piece += "\n\n" + "\n".join(f"{number}. {self.sentence(chance)}" for number in range(1, 5))
            pieces.append(piece)
            length += len(piece) + 2
        return "\n\n".join(pieces) + "\n"

    def sentence(self, chance):
        words = chance.choices(self.words, cum_weights=self.weights, k=chance.randrange(5, 18))
        if chance.random() < 0.1:
            words[-2] = str(chance.choice([5, 10, 45, 2018, 1969]))
        return " ".join(words).capitalize() + "."


def natural(folder, chance, language):
    """A lesson with its process and three handouts, and pictures and recordings that do not shrink."""
    for name, size in [("lesson.md", 6000), ("process.md", 3000), ("materials/handout.md", 8000),
                       ("materials/steps.txt", 8000), ("materials/rubric.txt", 8000)]:
        drafts.write(folder, name, f"# {language.sentence(chance)}\n\n{language.text(chance, size)}")
    with open(os.path.join(folder, "exemplar.yaml"), "a", encoding="utf-8") as record:
        record.write("materials:\n" + "".join(f"  - {{path: materials/{name}, alt: \"{language.sentence(chance)}\"}}\n"
                                              for name in ("board.png", "photo.jpg")))
    # A little less than a fourth, for what each format puts around its content.
    share = room(folder) // 4
    for name, make in [("board.png", png), ("photo.jpg", jpeg), ("talk.mp3", mp3), ("demonstration.mp4", mp4)]:
        with open(os.path.join(folder, "materials", name), "wb") as file:
            file.write(make(chance.randbytes(share - 64)))


def short(folder, chance, language):
    """A lesson with its process, as long as most are that nobody made handouts for."""
    for name, size in [("lesson.md", 1000), ("process.md", 300)]:
        drafts.write(folder, name, f"# {language.sentence(chance)}\n\n{language.text(chance, size)}")


def long(folder, chance):
    """Three texts, which every rule reads, and four recordings, all of one size."""
    share = room(folder) // 7
    for index in range(3):
        drafts.write(folder, f"materials/text {index}.txt", drafts.filling(chance, share))
    for index in range(4):
        with open(os.path.join(folder, "materials", f"recording {index}.mp3"), "wb") as file:
            file.write(mp3(chance.randbytes(share - 4)))


def room(folder):
    """What is left of a MiB."""
    return MIB - sum(os.path.getsize(os.path.join(place, name)) for place, _, names in os.walk(folder) for name in names)


# Just so much of a format that a checker which looks whether a file is what its name says finds its way through.

def mp3(noise):
    return b"\xff\xfb\x90\x00" + noise


def mp4(noise):
    return struct.pack(">I8sI", 16, b"ftypisom", 0) + struct.pack(">I4s", 8 + len(noise), b"mdat") + noise


def jpeg(noise):
    scan = noise.replace(b"\xff", b"\xfe")
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + scan + b"\xff\xd9"


def png(noise):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", len(noise) - 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(noise, 0)) + chunk(b"IEND", b"")


class Bundles:
    """Bundles of one kind of texts, of 1 MiB and ten files each unless they are short."""

    def __init__(self, texts, seed):
        self.chance = random.Random(seed)
        self.language = None if texts == "long" else Language(self.chance)
        self.texts = texts

    def make(self, folder, number):
        drafts.draft(folder, self.chance, title=f"Bundle {number}", identifier=f"bundle-{number}", files=0)
        if self.texts == "long":
            long(folder, self.chance)
        elif self.texts == "short":
            short(folder, self.chance, self.language)
        else:
            natural(folder, self.chance, self.language)
        return folder


class Sides:
    """The programs that are compared; each makes bags of its own copies and then verifies them."""

    def __init__(self, repository, scratch):
        self.repository, self.scratch = repository, scratch
        self.cores = os.cpu_count() or 1

    def exemplar(self, folders, turn):
        box = os.path.join(self.scratch, f"exemplar-{turn}")
        os.mkdir(box)
        program, place = self.repository.program, ["--repository", self.repository.folder, "--quiet"]
        yield [program, "pack", *folders, "-o", box + "/", *place]
        yield [program, "check", "--bag-only", *(os.path.join(box, name) for name in sorted(os.listdir(box))), *place]

    def bagit(self, folders, turn):
        yield [*BAGIT, *ALGORITHMS, *folders]
        yield [*BAGIT, "--validate", *folders]

    def bagit_parallel(self, folders, turn):
        yield [*BAGIT, *ALGORITHMS, "--processes", str(self.cores), *folders]
        yield [*BAGIT, "--validate", "--processes", str(self.cores), *folders]


def measure(sides, bundles, arguments):
    names = ["exemplar", "bagit", "bagit_parallel"]
    orders = itertools.cycle(list(itertools.permutations(names)))
    times = {name: {"make": [], "verify": [], "cpu": []} for name in names}
    for turn, first in enumerate(range(0, arguments.bundles, arguments.turn)):
        numbers = range(first, min(first + arguments.turn, arguments.bundles))
        own = {name: [os.path.join(sides.scratch, f"{name}-drafts-{turn}", str(number)) for number in numbers] for name in names}
        for folder, number in zip(own["exemplar"], numbers):
            bundles.make(folder, number)
        # Every program gets its own copy, since bagit turns a folder into a bag in its place.
        for name in names[1:]:
            shutil.copytree(os.path.dirname(own["exemplar"][0]), os.path.dirname(own[name][0]))
        for name in next(orders):
            # What was copied, made and removed before must not reach the disk while somebody's time is taken.
            os.sync()
            before = cpu()
            for step, command in zip(("make", "verify"), getattr(sides, name)(own[name], turn)):
                started = time.perf_counter()
                run(command, sides.repository.env)
                times[name][step].append((time.perf_counter() - started) / len(numbers))
            times[name]["cpu"].append((cpu() - before) / len(numbers))
            for place in (f"{name}-drafts-{turn}", f"{name}-{turn}"):
                shutil.rmtree(os.path.join(sides.scratch, place), ignore_errors=True)
        print(f"  {numbers[-1] + 1} of {arguments.bundles} bundles", file=sys.stderr)
    return times


def cpu():
    """Seconds of processor time of all programs that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def publish(repository, scratch, bundles, number):
    """Milliseconds of each command, one by one, and a bundle in a batch: `publish` takes several numbers."""
    times = {step: [] for step in ("submit", "claim", "approve", "publish")}
    waiting = []
    for index in range(number):
        draft = bundles.make(os.path.join(scratch, "to-publish", str(index)), index)
        answer = clocked(times["submit"], repository, "submit", draft, "--actor", FACILITATOR)
        waiting.append(str(answer["submission"]["number"]))
        for step in ("claim", "approve"):
            clocked(times[step], repository, "submissions", step, waiting[-1], "--actor", CURATOR)
    single, batch = waiting[:number // 2], waiting[number // 2:]
    for one in single:
        clocked(times["publish"], repository, "submissions", "publish", one, "--actor", CURATOR)
    whole = []
    clocked(whole, repository, "submissions", "publish", *batch, "--actor", CURATOR)
    return {**times, "publish in a batch": [whole[0] / len(batch)]}


def clocked(times, repository, *words):
    started = time.perf_counter()
    answer = repository.json(*words)
    times.append(1000 * (time.perf_counter() - started))
    return answer


def report(times, published):
    print(f"{'milliseconds a bundle':24}{'make':>8}{'verify':>8}{'both':>8}{'CPU':>8}")
    both = {}
    for name, steps in times.items():
        make, verify, used = (1000 * sum(values) / len(values) for values in steps.values())
        both[name] = make + verify
        print(f"{name.replace('_', ', '):24}{make:8.1f}{verify:8.1f}{both[name]:8.1f}{used:8.1f}")
    fastest = min(both["bagit"], both["bagit_parallel"])
    print(f"exemplar to the faster bagit: {both['exemplar'] / fastest:.2f}\n")
    if published:
        print("Publishing, whole commands, milliseconds: median, longest")
        for step, values in published.items():
            print(f"  {step:20}{median(values):8.1f}{max(values):8.1f}")
    return both["exemplar"] / fastest


def main():
    arguments = read_arguments()
    bundles = Bundles(arguments.texts, arguments.seed)
    scratch = tempfile.mkdtemp(prefix="exemplar-packing-")
    try:
        repository = Repository(arguments.programs, os.path.join(scratch, "repository"))
        repository.make()
        times = measure(Sides(repository, scratch), bundles, arguments)
        published = publish(repository, scratch, bundles, arguments.publish) if arguments.publish else {}
    finally:
        shutil.rmtree(scratch)
    ratio = report(times, published)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump({"bundles": arguments.bundles, "texts": arguments.texts, "secondsABundle": times, "ratio": ratio,
                       "publishingMs": published}, file, indent=1)


if __name__ == "__main__":
    main()
