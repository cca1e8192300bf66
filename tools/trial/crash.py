"""The crash trial and the trial of many at once; tools/crash says how they are called."""

import argparse
import collections
import concurrent.futures
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from repository import CURATOR, FACILITATOR, ROOT, Lost, Repository, expect, timed
from lessons import Lesson, folder_of, is_after, next_step

import drafts

HOW_OFTEN_ALL = 25  # after so many kills every exemplar is looked at, not only the one at hand


class Trial:
    """One repository, some exemplars on their way through it, and a process that is killed again and again."""

    def __init__(self, repository, place, chance, exemplars):
        self.repository, self.chance = repository, chance
        names = [f"trial-{number}" for number in range(1, exemplars + 1)]
        self.lessons = [Lesson(name, folder_of(place, name)) for name in names]
        # How long each kind of step takes; the first of a kind is never disturbed, so that we know.
        self.seconds = collections.defaultdict(lambda: collections.deque(maxlen=20))
        self.outcomes = collections.defaultdict(collections.Counter)
        self.left = collections.Counter()
        self.highest = 0
        repository.make()

    def once(self):
        """One step with a kill at a random moment; then everything must be old or new."""
        lesson = self.chance.choice(self.lessons)
        step = next_step(lesson, self.chance, self.highest)
        known = self.seconds[step.name]
        # Half as long again as the step takes, so that some end and there is something to lose.
        moment = self.chance.uniform(0, 1.5 * statistics.median(known)) if known else None
        process = self.repository.start(*step.words)
        started = time.monotonic()
        try:
            output, remarks = process.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            # The whole session: the program may have handed over to another one.
            os.killpg(process.pid, signal.SIGKILL)
            output, remarks = process.communicate()
        if process.returncode == 0:
            self.seconds[step.name].append(time.monotonic() - started)
        expect(process.returncode in (0, -signal.SIGKILL),
               f"{' '.join(step.words)} ended with {process.returncode}: {remarks}")
        outcome = self.look_after(lesson, step, finished=process.returncode == 0, output=output)
        self.outcomes[step.name][outcome] += 1
        return outcome

    def look_after(self, lesson, step, finished, output):
        self.left += self.repository.settle()
        now = self.repository.seen(lesson.identifier)
        for number, digest in lesson.seen.versions.items():
            expect(now.versions.get(number, digest) == digest, f"{lesson.identifier} v{number} is another bag than before")
        done, undone = is_after(step, lesson, now), now == lesson.seen
        expect(done or undone, f"{step.name} of {lesson.identifier} left neither the old state nor the new one:\n"
               f"  old {lesson.seen}\n  new {step.after}\n  now {now}")
        expect(done or not finished, f"{step.name} of {lesson.identifier} was reported done and is not: {now}\n{output}")
        if done:
            self.take_over(lesson, step, now)
        self.repository.expect_index_agrees([lesson.identifier])
        return "finished" if finished else "killed, new" if done else "killed, old"

    def take_over(self, lesson, step, now):
        lesson.seen = now
        lesson.given = max([lesson.given, *now.versions])
        self.highest = max(self.highest, now.number)
        if step.name == "withdraw privacy":
            for marker in lesson.markers:
                places = self.repository.holds(marker)
                expect(not places, f"erased content of {lesson.identifier} is still in {places}")
            lesson.markers.clear()

    def look_at_all(self):
        """Nothing may happen to exemplars that no step was for."""
        for lesson in self.lessons:
            now = self.repository.seen(lesson.identifier)
            expect(now == lesson.seen, f"{lesson.identifier} changed without a step: {lesson.seen} became {now}")
        self.repository.expect_index_agrees([lesson.identifier for lesson in self.lessons])

    def report(self):
        """Counts by command and outcome."""
        columns = ["killed, old", "killed, new", "finished"]
        print(f"{'':18}" + "".join(f"{column:>13}" for column in columns))
        for name, counts in sorted(self.outcomes.items()):
            print(f"{name:18}" + "".join(f"{counts[column]:>13}" for column in columns))
        total = sum(self.outcomes.values(), collections.Counter())
        print(f"{'all':18}" + "".join(f"{total[column]:>13}" for column in columns))
        found = ", ".join(f"{code} {count}" for code, count in sorted(self.left.items())) or "nothing"
        print(f"What doctor found after the kills, and repaired: {found}")


def crash(arguments, repository, place, chance):
    trial = Trial(repository, place, chance, exemplars=6)
    started, kills = time.monotonic(), 0
    while kills < arguments.count and time.monotonic() - started < arguments.seconds:
        kills += trial.once() != "finished"
        if kills % HOW_OFTEN_ALL == 0:
            trial.look_at_all()
    trial.look_at_all()
    trial.report()
    if arguments.seconds == float("inf"):
        expect(kills == arguments.count, "not every kill came in time")
    print(f"{kills} kills in {time.monotonic() - started:.0f} s: always the old state or the new one; nothing lost, nothing twice")


# MARK: Many at once

def together(arguments, repository, place, chance):
    """Each process takes bundles of its own from the draft to the public; all of them at the same time."""
    repository.make()
    names = [f"bundle-{number}" for number in range(1, arguments.bundles + 1)]
    for name in names:
        drafts.draft(folder_of(place, name), chance, title=f"Lesson {name}", identifier=name, files=3)
    started = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(arguments.together) as workers:
        done = list(workers.map(lambda name: to_the_public(repository, folder_of(place, name)), names))
    elapsed = time.monotonic() - started
    rows = repository.submissions()
    expect(len(rows) == len(names), f"{len(names)} bundles were submitted, and there are {len(rows)} submissions")
    expect({row["exemplar"] for row in rows} == set(names), "a bundle is missing or there twice")
    expect(all(row["state"] == "published" for row in rows), "a submission that was published is in another state")
    expect(all(list(repository.versions(name)) == [1] for name in names), "an exemplar has not exactly one version")
    repository.settle()
    repository.expect_index_agrees(names)
    print(f"{len(names)} bundles by {arguments.together} processes at once in {elapsed:.1f} s: all arrived, none twice")
    for step in ("submit", "claim", "approve", "publish"):
        times = sorted(1000 * row[step] for row in done)
        print(f"  {step:8} median {statistics.median(times):6.0f} ms, longest {times[-1]:6.0f} ms")


def to_the_public(repository, draft):
    """Four commands as people give them; gives how long each took."""
    seconds = {}
    answer, seconds["submit"] = timed(lambda: repository.json("submit", draft, "--actor", FACILITATOR))
    number = str(answer["submission"]["number"])
    for step in ("claim", "approve", "publish"):
        _, seconds[step] = timed(lambda: repository.json("submissions", step, number, "--actor", CURATOR))
    return seconds


# MARK: The program

def read_arguments():
    parser = argparse.ArgumentParser(prog="tools/crash", description="Kill Exemplar at random moments and look for losses.")
    parser.add_argument("count", nargs="?", type=int, help="how many kills (default 500)")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long")
    parser.add_argument("--seed", type=int, help="the steps of an earlier trial; the moments differ as the machine does")
    parser.add_argument("--together", type=int, metavar="N", help="instead: N processes at once, no kills")
    parser.add_argument("--bundles", type=int, default=400, metavar="M", help="how many bundles --together publishes")
    parser.add_argument("--programs", metavar="DIR", default=os.path.join(ROOT, ".build", "release"),
                        help="the built programs (default: this checkout's)")
    arguments = parser.parse_args()
    if arguments.count is None:
        arguments.count = 500 if arguments.seconds == float("inf") else sys.maxsize
    return arguments


def main():
    arguments = read_arguments()
    seed = random.randrange(2**32) if arguments.seed is None else arguments.seed
    print(f"--seed {seed}", flush=True)
    place = tempfile.mkdtemp(prefix="exemplar-crash-")
    repository = Repository(arguments.programs, os.path.join(place, "repository"))
    try:
        (together if arguments.together else crash)(arguments, repository, place, random.Random(seed))
    except (Lost, json.JSONDecodeError) as loss:
        print(f"{loss}\n--seed {seed}; the repository is kept in {repository.folder}", file=sys.stderr)
        return 1
    shutil.rmtree(place)
    return 0


if __name__ == "__main__":
    sys.exit(main())
