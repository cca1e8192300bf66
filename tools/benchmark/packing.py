"""Measures packing and verifying side by side with PyPI's bagit on the same files, and publishing.

    tools/benchmark/packing [options]

Each turn packs and verifies the same bundles with every program; a turn is one process a program and step, so that
nobody's start is counted once a bundle. The order of the programs changes from turn to turn."""

import argparse
import itertools
import json
import os
import random
import shutil
import sys
import tempfile
import time

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
    parser.add_argument("--seed", type=int, default=1, help="what the files hold (default 1)")
    parser.add_argument("--json", metavar="FILE", help="write all figures here")
    parser.add_argument("--programs", metavar="DIR", default=os.path.join(ROOT, ".build", "release"),
                        help="the built programs (default: this checkout's)")
    return parser.parse_args()


def bundle(folder, chance, number):
    """Ten files of 1 MiB together: three texts, three that shrink a little, four that do not."""
    drafts.draft(folder, chance, title=f"Bundle {number}", identifier=f"bundle-{number}", files=0)
    share = (MIB - sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))) // 7
    for index in range(3):
        drafts.write(folder, f"materials/text {index}.txt", drafts.filling(chance, share))
    for index in range(4):
        with open(os.path.join(folder, "materials", f"recording {index}.mp3"), "wb") as file:
            # The four bytes of an MP3 frame's head: a checker looks whether a file is what its name says.
            file.write(b"\xff\xfb\x90\x00" + chance.randbytes(share - 4))
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


def measure(sides, chance, arguments):
    names = ["exemplar", "bagit", "bagit_parallel"]
    orders = itertools.cycle(list(itertools.permutations(names)))
    times = {name: {"make": [], "verify": []} for name in names}
    for turn, first in enumerate(range(0, arguments.bundles, arguments.turn)):
        numbers = range(first, min(first + arguments.turn, arguments.bundles))
        own = {name: [os.path.join(sides.scratch, f"{name}-drafts-{turn}", str(number)) for number in numbers] for name in names}
        for folder, number in zip(own["exemplar"], numbers):
            bundle(folder, chance, number)
        # Every program gets its own copy, since bagit turns a folder into a bag in its place.
        for name in names[1:]:
            shutil.copytree(os.path.dirname(own["exemplar"][0]), os.path.dirname(own[name][0]))
        # What the copying left to write must not be written while somebody's time is taken.
        os.sync()
        for name in next(orders):
            for step, command in zip(("make", "verify"), getattr(sides, name)(own[name], turn)):
                started = time.perf_counter()
                run(command, sides.repository.env)
                times[name][step].append((time.perf_counter() - started) / len(numbers))
            for place in (f"{name}-drafts-{turn}", f"{name}-{turn}"):
                shutil.rmtree(os.path.join(sides.scratch, place), ignore_errors=True)
        print(f"  {numbers[-1] + 1} of {arguments.bundles} bundles", file=sys.stderr)
    return times


def publish(repository, scratch, chance, number):
    """Milliseconds of each command, one by one, and a bundle in a batch: `publish` takes several numbers."""
    times = {step: [] for step in ("submit", "claim", "approve", "publish")}
    waiting = []
    for index in range(number):
        draft = bundle(os.path.join(scratch, "to-publish", str(index)), chance, index)
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
    print(f"{'milliseconds a bundle':24}{'make':>8}{'verify':>8}{'both':>8}")
    both = {}
    for name, steps in times.items():
        make, verify = (1000 * sum(steps[step]) / len(steps[step]) for step in ("make", "verify"))
        both[name] = make + verify
        print(f"{name.replace('_', ', '):24}{make:8.1f}{verify:8.1f}{both[name]:8.1f}")
    fastest = min(both["bagit"], both["bagit_parallel"])
    print(f"exemplar to the faster bagit: {both['exemplar'] / fastest:.2f}\n")
    if published:
        print("Publishing, whole commands, milliseconds: median, longest")
        for step, values in published.items():
            print(f"  {step:20}{median(values):8.1f}{max(values):8.1f}")
    return both["exemplar"] / fastest


def main():
    arguments = read_arguments()
    chance = random.Random(arguments.seed)
    scratch = tempfile.mkdtemp(prefix="exemplar-packing-")
    try:
        repository = Repository(arguments.programs, os.path.join(scratch, "repository"))
        repository.make()
        times = measure(Sides(repository, scratch), chance, arguments)
        published = publish(repository, scratch, chance, arguments.publish) if arguments.publish else {}
    finally:
        shutil.rmtree(scratch)
    ratio = report(times, published)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump({"bundles": arguments.bundles, "secondsABundle": times, "ratio": ratio,
                       "publishingMs": published}, file, indent=1)


if __name__ == "__main__":
    main()
