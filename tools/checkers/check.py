"""Holds our packages against bagit, bagit-profile and roc-validator, in both directions.

What we pack they must accept, what they make we must accept, and what was altered both must refuse. Runs inside the
environment that tools/checkers/run makes."""

import argparse
import hashlib
import json
import logging
import os
import random
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile

import bagit
import bagit_profile
import requests
from rocrate_validator import models, services

import drafts

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROFILE = os.path.join(ROOT, "index", "schemas", "bagit-profile.json")
CRATE_CONTEXT = "https://w3id.org/ro/crate/1.2/context"
# What bagit can make and RFC 8493 or its registry names.
ALGORITHMS = [["md5"], ["sha1"], ["sha256"], ["sha512"], ["sha256", "sha512"], ["md5", "sha1", "sha256", "sha512"]]


class Disagreement(Exception):
    """One of them and we say different things about one bag."""


def expect(truth, claim):
    if not truth:
        raise Disagreement(claim)


class Exemplar:
    """Our program in a folder where no repository is, with no person's settings."""

    def __init__(self, programs, folder):
        self.program, self.folder = os.path.join(programs, "exemplar"), folder
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("EXEMPLAR_")}
        # The words of this checkout, wherever the programs lie.
        self.env["EXEMPLAR_HOME"] = ROOT

    def run(self, *words):
        return subprocess.run([self.program, *words], env=self.env, cwd=self.folder, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL)

    def pack(self, draft, bag, version=1):
        done = self.run("pack", draft, "-o", bag, "--version", str(version), "--quiet")
        expect(done.returncode == 0, f"`exemplar pack {draft}` ended with {done.returncode}:\n{done.stderr}{done.stdout}")
        return bag

    def accepts(self, *bags):
        """True when all are good, False when one is not; anything else is trouble."""
        done = self.run("check", "--bag-only", "--quiet", *bags)
        expect(done.returncode in (0, 1), f"`exemplar check --bag-only {bags}` ended with {done.returncode}:\n{done.stderr}")
        return done.returncode == 0, done.stdout + done.stderr


def profile():
    with open(PROFILE, encoding="utf-8") as file:
        described = json.load(file)
    return bagit_profile.Profile(described["BagIt-Profile-Info"]["BagIt-Profile-Identifier"], profile=described)


def look_at_bag(folder, rules):
    """What bagit and bagit-profile say of one folder; both tell by raising or by a report."""
    try:
        bag = bagit.Bag(folder)
        bag.validate()
    except bagit.BagError as error:
        raise Disagreement(f"bagit refuses {folder}: {error}") from None
    expect(rules.validate(bag), f"bagit-profile refuses {folder}: {rules.report}")


def unzip(archive, folder):
    with zipfile.ZipFile(archive) as source:
        source.extractall(folder)
    (name,) = os.listdir(folder)
    return os.path.join(folder, name)


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# MARK: Four trials

def what_we_pack(exemplar, chance, scratch, number):
    """Random drafts, packed twice: equal bytes, and bags that the others accept. Gives the unpacked bags."""
    rules, bags = profile(), []
    for index in range(number):
        place = os.path.join(scratch, f"packed-{index}")
        draft = drafts.draft(os.path.join(place, "draft"), chance)
        once = exemplar.pack(draft, os.path.join(place, "once.zip"))
        again = exemplar.pack(draft, os.path.join(place, "again.zip"))
        expect(digest(once) == digest(again), f"{draft} packed twice gives different bytes")
        bag = unzip(once, os.path.join(place, "bag"))
        look_at_bag(bag, rules)
        bags.append(bag)
    return bags


def what_they_make(exemplar, chance, scratch):
    """Bags of bagit's, with each algorithm and several processes, as a folder and in archives; then altered ones."""
    number = 0
    for algorithms in ALGORITHMS:
        for processes in (1, 2):
            number += 1
            folder = drafts.draft(os.path.join(scratch, f"theirs-{number}", "bag of theirs"), chance, files=4)
            bagit.make_bag(folder, {"Contact-Name": "Año Núñez", "Source-Organization": "Elsewhere"},
                           checksums=algorithms, processes=processes)
            same(exemplar, [folder, *archives(folder)], True, f"bagit's own bag ({', '.join(algorithms)})")
    for name, alter in ALTERATIONS.items():
        number += 1
        folder = drafts.draft(os.path.join(scratch, f"theirs-{number}", "bag"), chance, files=4)
        bagit.make_bag(folder, checksums=["sha256", "sha512"])
        alter(folder)
        for form in [folder, *archives(folder)]:
            same(exemplar, [form], False, f"a bag with {name}")
    return number


def same(exemplar, forms, good, what):
    """Both say the same of a bag; `forms` begins with its folder, or is one of its archives."""
    if os.path.isdir(forms[0]):
        expect(bagit_accepts(forms[0]) == good, f"bagit {'refuses' if good else 'accepts'} {what}")
    ours, words = exemplar.accepts(*forms)
    expect(ours == good, f"exemplar {'refuses' if good else 'accepts'} {what} ({', '.join(forms)}):\n{words}")


def bagit_accepts(folder):
    try:
        bagit.Bag(folder).validate()
    except bagit.BagError:
        return False
    return True


def archives(folder):
    """The bag zipped and as tar.gz, beside it."""
    archive = folder + ".zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for place, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(place, name)
                target.write(path, os.path.relpath(path, os.path.dirname(folder)))
    ball = folder + ".tar.gz"
    with tarfile.open(ball, "w:gz", compresslevel=1) as target:
        target.add(folder, os.path.basename(folder))
    return [archive, ball]


def change_byte(folder):
    with open(os.path.join(folder, "data", "lesson.md"), "r+b") as file:
        file.seek(3)
        file.write(b"\x7f")


def change_manifest(folder):
    path = os.path.join(folder, "manifest-sha512.txt")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(("1" if text[0] == "0" else "0") + text[1:])


ALTERATIONS = {
    "a changed byte": change_byte,
    "a digest that is another's": change_manifest,
    "a file less": lambda folder: os.remove(os.path.join(folder, "data", "process.md")),
    "a file more": lambda folder: drafts.write(folder, "data/more.txt", "more\n"),
    "a changed tag file": lambda folder: drafts.write(folder, "bag-info.txt", "Payload-Oxum: 1.1\n"),
    "no declaration": lambda folder: os.remove(os.path.join(folder, "bagit.txt")),
    "no manifest": lambda folder: [os.remove(os.path.join(folder, name)) for name in os.listdir(folder)
                                   if "manifest" in name],
}


def what_is_published():
    """The bags of this collection."""
    rules, number = profile(), 0
    for place, folders, names in os.walk(os.path.join(ROOT, "exemplars")):
        if "bagit.txt" in names:
            look_at_bag(place, rules)
            folders.clear()
            number += 1
    expect(number > 0, "there is no bag in exemplars/, so nothing was checked")
    return number


def what_the_crate_says(bags):
    """RO-Crate 1.2: everything REQUIRED holds; what is only RECOMMENDED and missing is told."""
    serve_context_from_file()
    advice = {}
    for bag in bags:
        settings = services.ValidationSettings(
            rocrate_uri=os.path.join(bag, "data"), profile_identifier="ro-crate-1.2",
            requirement_severity=models.Severity.RECOMMENDED, no_cache=True)
        result = services.validate(settings)
        required = [issue.message for issue in result.get_issues(models.Severity.REQUIRED)]
        expect(not required, f"roc-validator refuses {bag}:\n  " + "\n  ".join(required))
        for issue in result.get_issues(models.Severity.RECOMMENDED):
            advice.setdefault(issue.message, set()).add(bag)
    return {message: len(where) for message, where in advice.items()}


def serve_context_from_file():
    """Answers for the one address that crates name, and for no other: nothing here may need a network."""
    def send(_self, request, **_options):
        if request.url != CRATE_CONTEXT:
            raise requests.ConnectionError(f"{request.url} is not asked while crates are checked", request=request)
        with open(os.path.join(HERE, "ro-crate-1.2-terms.json"), "rb") as file:
            response = requests.Response()
            response.status_code, response._content = 200, file.read()
        response.headers["Content-Type"] = "application/ld+json"
        response.url, response.request = request.url, request
        return response
    requests.adapters.HTTPAdapter.send = send


# MARK: The program

def main():
    arguments = read_arguments()
    # Both log every refusal, and we make them refuse on purpose.
    logging.disable(logging.CRITICAL)
    seed = random.randrange(2**32) if arguments.seed is None else arguments.seed
    chance = random.Random(seed)
    scratch = tempfile.mkdtemp(prefix="exemplar-checkers-")
    exemplar = Exemplar(arguments.programs, scratch)
    try:
        number = what_is_published()
        say(f"{number} published bags: bagit and the profile accept them")
        number = what_they_make(exemplar, chance, scratch)
        say(f"{number} bags of bagit's: exemplar and bagit say the same of each, as folder, zip and tar.gz")
        bags = what_we_pack(exemplar, chance, scratch, arguments.drafts)
        say(f"{len(bags)} drafts packed twice: equal bytes, and bagit and the profile accept them")
        crates = bags[:arguments.crates]
        advice = what_the_crate_says(crates)
        say(f"{len(crates)} crates: roc-validator finds all that RO-Crate 1.2 requires")
        for message, count in sorted(advice.items()):
            say(f"  recommended, and missing in {count}: {message}")
    except Disagreement as disagreement:
        say(f"{disagreement}\nThe same drafts again: --seed {seed}")
        return 1
    finally:
        shutil.rmtree(scratch)
    return 0


def read_arguments():
    parser = argparse.ArgumentParser(prog="tools/checkers/run", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--drafts", type=int, default=100, help="how many random drafts are packed (default 100)")
    parser.add_argument("--crates", type=int, default=3, help="how many of their crates are validated (default 3)")
    parser.add_argument("--seed", type=int, help="the drafts of an earlier run")
    parser.add_argument("--programs", metavar="DIR", default=os.path.join(ROOT, ".build", "release"),
                        help="the built programs (default: this checkout's)")
    return parser.parse_args()


START = time.monotonic()


def say(text):
    print(f"  {time.monotonic() - START:5.1f} s  {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
