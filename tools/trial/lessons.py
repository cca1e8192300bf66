"""Exemplars on their way through the workflow, and what each step may make of them."""

import os
import shutil

from repository import CURATOR, FACILITATOR, Seen

import drafts


class Lesson:
    """One exemplar: what is known of it, and the draft that is submitted next."""

    def __init__(self, identifier, folder):
        self.identifier, self.folder = identifier, folder
        self.seen = Seen(0, None, 0, {}, False)
        # Words that are in this exemplar's content alone; erased content must be in no file.
        self.markers = []
        # How many versions there ever were: a number is not given twice, even when its content was erased.
        self.given = 0

    def write(self, chance):
        marker = f"zq{chance.randrange(16**12):012x}"
        self.markers.append(marker)
        shutil.rmtree(self.folder, ignore_errors=True)
        drafts.draft(self.folder, chance, title=f"Lesson {self.identifier} {marker}", identifier=self.identifier, files=3)

    def expected(self, **changes):
        return self.seen._replace(**changes)


class Step:
    """One command on one exemplar, and what is there when it is done."""

    def __init__(self, name, words, after):
        self.name, self.words, self.after = name, words, after


def next_step(lesson, chance, highest):
    """A step that is open now, chosen by chance; those that lead to publishing are likelier."""
    state, number = lesson.seen.state, str(lesson.seen.number)
    curator = ("--actor", CURATOR)
    reason = ("--reason", "quality", "--notes", "The steps need more detail.", "--on", "lesson.md=Say more.")

    def move(name, to, *more, by=curator):
        return Step(name, ("submissions", name, number, *more, *by), lesson.expected(state=to))

    if state == "submitted":
        return pick(chance, (8, move("claim", "in-review")), (1, move("cancel", "cancelled", by=("--actor", FACILITATOR))))
    if state == "in-review":
        return pick(chance, (6, move("approve", "approved")), (2, move("return", "needs-changes", *reason)),
                    (1, move("release", "submitted")), (1, move("decline", "declined", *reason)))
    if state == "needs-changes":
        if chance.random() < 0.1:
            return move("cancel", "cancelled", by=("--actor", FACILITATOR))
        return submit(lesson, chance, lesson.expected(state="submitted", round=lesson.seen.round + 1))
    if state == "approved":
        return pick(chance, (6, publish(lesson, number)), (1, move("reopen", "in-review")))
    if lesson.seen.withdrawn:
        return Step("lift", ("withdraw", lesson.identifier, "--lift", *curator), None)
    if lesson.seen.versions and chance.random() < 0.4:
        return withdraw(lesson, chance.choice(["privacy", "quality"]), curator)
    return submit(lesson, chance, lesson.expected(number=highest + 1, state="submitted", round=1))


def pick(chance, *weighted):
    weights, steps = zip(*weighted)
    return chance.choices(steps, weights)[0]


def submit(lesson, chance, after):
    lesson.write(chance)
    return Step("submit", ("submit", lesson.folder, "--actor", FACILITATOR), after)


def publish(lesson, number):
    """The digest of the new version is not known yet: the bag under review has it, and is looked at afterwards."""
    versions = {**lesson.seen.versions, lesson.given + 1: None}
    return Step("publish", ("submissions", "publish", number, "--actor", CURATOR),
                lesson.expected(state="published", versions=versions))


def withdraw(lesson, code, curator):
    erased = code == "privacy"
    after = lesson.expected(state=withdrawn_state(lesson), withdrawn=True, versions={} if erased else lesson.seen.versions)
    return Step(f"withdraw {code}", ("withdraw", lesson.identifier, "--reason", code, "--notes", "Not for the public.", *curator), after)


def withdrawn_state(lesson):
    """Only what was public becomes withdrawn; a newest submission that was declined or cancelled stays that."""
    return "withdrawn" if lesson.seen.state in ("published", "superseded") else lesson.seen.state


def is_after(step, lesson, now):
    """True where everything is as the step makes it, version by version."""
    if step.after is None:  # lifting: the tombstone goes, nothing else changes
        return now._replace(state=None) == lesson.expected(withdrawn=False, state=None)
    if now._replace(versions={}) != step.after._replace(versions={}) or now.versions.keys() != step.after.versions.keys():
        return False
    return all(digest in (None, now.versions[number]) for number, digest in step.after.versions.items())


def folder_of(place, identifier):
    return os.path.join(place, "drafts", identifier)
