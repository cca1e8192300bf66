"""Kills `exemplar import` and `exemplar index` at random moments and looks for what was lost.

What was published when the kill came must still be there, whole and unchanged; what the command had
reported as done must be among it; searching must go on working; and the same command run again must
end with exactly what an undisturbed run makes."""

import hashlib
import itertools
import json
import os
import pty
import random
import re
import shutil
import signal
import subprocess
import threading
import time

from processes import run

# The commands tell their progress on a terminal as “1,200 of 12,517 …”.
PROGRESS = re.compile(rb"([\d,]+) of [\d,]+")


class Lost(Exception):
    """Something that was there, or had been reported, is gone or changed."""


class Repository:
    def __init__(self, exemplar, folder, env):
        self.program, self.folder, self.env = exemplar, folder, env

    def make(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        run([self.program, "init", self.folder], self.env)

    def command(self, *words):
        return [self.program, *words, "--repository", self.folder]

    def json(self, *words, allowed=(0,)):
        return json.loads(run([*self.command(*words), "--json"], self.env, allowed))

    def published(self):
        """The versions in the repository, each with the digest of its bag."""
        exemplars = os.path.join(self.folder, "exemplars")
        bags = {}
        for identifier in os.listdir(exemplars):
            place = os.path.join(exemplars, identifier)
            for version in os.listdir(place) if os.path.isdir(place) else []:
                with open(os.path.join(place, version, "manifest-sha256.txt"), "rb") as manifest:
                    bags[f"{identifier}/{version}"] = hashlib.sha256(manifest.read()).hexdigest()
        return bags

    def total(self):
        return self.json("search", "--limit", "1", allowed=(0, 1))["total"]


def killed(repository, words, moment):
    """Starts the command on a terminal of its own and kills it after so many seconds.

    Gives what was published just before, the highest number it had reported, and whether it was
    still running when the kill came."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        repository.command(*words), env=repository.env, stdin=subprocess.DEVNULL,
        stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    said = []
    reader = threading.Thread(target=_read_all, args=(ours, said))
    reader.start()
    time.sleep(moment)
    before = repository.published()
    running = process.poll() is None
    # The whole session: the program may have handed over to another one.
    if running:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    reader.join()
    os.close(ours)
    numbers = [int(number.replace(b",", b"")) for number in PROGRESS.findall(b"".join(said))]
    return before, max(numbers, default=0), running


def _read_all(terminal, said):
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # EIO: the last program on this terminal has ended (pty(7))
            return
        if not piece:
            return
        said.append(piece)


def expect(truth, claim):
    if not truth:
        raise Lost(claim)


def look_after_import(repository, before, reported):
    now = repository.published()
    for bag, digest in before.items():
        expect(now.get(bag) == digest, f"{bag} was published before the kill and is gone or changed")
    expect(len(now) >= reported, f"{reported} were reported done and {len(now)} are there")
    if now:
        report = repository.json("check", allowed=(0, 1))
        errors = [finding for finding in report["findings"] if finding["severity"] == "error"]
        expect(not errors, f"`exemplar check` finds fault with what is published: {errors[:3]}")


def look_after_index(repository, total_before):
    total = repository.total()
    expect(total >= total_before, f"{total_before} exemplars were found before the kill, {total} after it")


def finish(repository, lessons, whole):
    """Runs both commands undisturbed and compares with the repository that was never killed."""
    repository.json("import", "jsonl", lessons, allowed=(0, 1))
    expect(repository.published() == whole.published(), "the rerun of `import` did not end with the same bags")
    repository.json("index")
    expect(repository.total() == whole.total(), "the rerun of `index` did not end with the same exemplars")
    again = repository.json("index")
    expect(again["indexed"] == 0 and again["removed"] == 0, "a finished index still found work to do")


def first_lines(lessons, number, target):
    with open(lessons, "rb") as source, open(target, "wb") as file:
        file.writelines(itertools.islice(source, number))


class Trial:
    """One repository that is killed again and again, beside one that never is."""

    def __init__(self, exemplar, lessons, scratch, env):
        self.lessons = lessons
        self.steps = {"import": ("import", "jsonl", lessons), "index": ("index",)}
        self.whole = Repository(exemplar, os.path.join(scratch, "whole"), env)
        self.whole.make()
        self.seconds = {step: self._undisturbed(words) for step, words in self.steps.items()}
        self.repository = Repository(exemplar, os.path.join(scratch, "killed"), env)
        self.repository.make()
        self.complete = len(self.whole.published())
        expect(self.complete > 0, "nothing was imported, so nothing could be lost")

    def _undisturbed(self, words):
        started = time.monotonic()
        run(self.whole.command(*words), self.whole.env, (0, 1))
        return time.monotonic() - started

    def next_step(self, moments):
        """Mostly the import, until it is complete; now and then an index of what is there so far."""
        complete = len(self.repository.published()) == self.complete
        return "index" if complete or moments.random() < 0.5 else "import"

    def kill_once(self, step, moment):
        """Kills the step at that moment and looks at what is left; says in a few words what happened."""
        total = self.repository.total() if step == "index" and _has_index(self.repository) else 0
        before, reported, running = killed(self.repository, self.steps[step], moment)
        look_after_import(self.repository, before, reported if step == "import" else 0)
        if step == "index":
            look_after_index(self.repository, total)
        if step == "index" and not running and len(before) == self.complete:
            finish(self.repository, self.lessons, self.whole)
            self.repository.make()
        return running, f"{len(before)} published, {reported} reported"


def survive(exemplar, lessons, kills, scratch, env, say, lines, seed):
    """Kills so many times; gives how many kills came in time for each step, or raises `Lost`."""
    seed = random.randrange(2**32) if seed is None else seed
    moments = random.Random(seed)
    say(f"{kills} kills; --seed {seed} chooses the same moments again")
    sample = os.path.join(scratch, "lessons.jsonl")
    first_lines(lessons, lines, sample)
    trial = Trial(exemplar, sample, scratch, env)
    landed = {step: 0 for step in trial.steps}
    for number in range(1, kills + 1):
        step = trial.next_step(moments)
        try:
            # Half as long again as the step takes: some must end, so that there is something to lose.
            running, what = trial.kill_once(step, moments.uniform(0, 1.5 * trial.seconds[step]))
        except Lost as loss:
            raise Lost(f"kill {number}, --seed {seed}, {step}: {loss}") from None
        landed[step] += running
        say(f"  {number}: {step} {'killed' if running else 'had ended'}; {what}")
    finish(trial.repository, sample, trial.whole)
    expect(sum(landed.values()) > 0, "no kill came in time; use more lines")
    return landed


def _has_index(repository):
    return os.path.exists(os.path.join(repository.folder, "index", "db", "current"))
