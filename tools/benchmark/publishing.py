"""Measures how soon an exemplar is found after its curator's command has started, and how long the command takes.

    tools/benchmark/publishing --beside .build/benchmark/engines/100000-60-240-1/ours

It is published into a scratch repository whose index holds the lessons of another one, too; it can be found as soon as the
engine's version file is another one."""

import argparse
import contextlib
import os
import shutil
import sys
import tempfile
import threading
import time

import packing
from processes import database_folder, median
from repository import CURATOR, FACILITATOR, ROOT, Repository

# Seconds from one look to the next.
PAUSE = 0.0003


def read_arguments():
    parser = argparse.ArgumentParser(
        prog="tools/benchmark/publishing", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--beside", metavar="REPOSITORY", help="whose index is copied (default: an index of nothing)")
    parser.add_argument("--number", type=int, default=16, help="how many are published, one by one (default 16)")
    parser.add_argument("--texts", choices=["short", "natural"], default="short",
                        help="200 words as most lessons have them, or 1 MiB with handouts of 24 KB (default short)")
    parser.add_argument("--seed", type=int, default=1, help="what the files hold (default 1)")
    parser.add_argument("--programs", metavar="DIR", default=os.path.join(ROOT, ".build", "release"),
                        help="the built programs (default: this checkout's)")
    return parser.parse_args()


@contextlib.contextmanager
def found_after(version_file):
    """Seconds until another version file is there, as a list of one."""
    before, began, found, ended = os.stat(version_file).st_ino, time.perf_counter(), [], threading.Event()

    def look():
        while not ended.is_set() and not found:
            if os.stat(version_file).st_ino != before:
                found.append(time.perf_counter() - began)
            time.sleep(PAUSE)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield found
    finally:
        ended.set()
        looking.join()


def version_file(repository):
    """The file by which the engine's readers know its newest state."""
    return os.path.join(database_folder(repository.folder), "iamglass")


def copy_index(source, repository):
    place = os.path.join(repository.folder, "index", "db")
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(os.path.join(source, "index", "db"), place)


def approved(repository, draft):
    """Brings a draft to its curator's last step; its number."""
    number = str(repository.json("submit", draft, "--actor", FACILITATOR)["submission"]["number"])
    for step in ("claim", "approve"):
        repository.json("submissions", step, number, "--actor", CURATOR)
    return number


def measure(repository, numbers):
    """Milliseconds until each was found, and until its command had ended."""
    found, whole = [], []
    for number in numbers:
        began = time.perf_counter()
        with found_after(version_file(repository)) as seconds:
            repository.json("submissions", "publish", number, "--actor", CURATOR)
            whole.append(1000 * (time.perf_counter() - began))
        if not seconds:
            sys.exit("tools/benchmark/publishing: nothing was committed; was another index made?")
        found.append(1000 * seconds[0])
    return found, whole


def main():
    arguments = read_arguments()
    bundles = packing.Bundles(arguments.texts, arguments.seed)
    with tempfile.TemporaryDirectory(prefix="exemplar-publishing-") as scratch:
        repository = Repository(arguments.programs, os.path.join(scratch, "repository"))
        repository.make()
        if arguments.beside:
            copy_index(arguments.beside, repository)
        else:
            repository.json("index")
        numbers = [approved(repository, bundles.make(os.path.join(scratch, "drafts", str(number)), number))
                   for number in range(arguments.number)]
        found, whole = measure(repository, numbers)
    print("milliseconds: median, longest")
    for name, values in (("found after", found), ("whole command", whole)):
        print(f"  {name:14}{median(values):8.1f}{max(values):8.1f}")


if __name__ == "__main__":
    main()
