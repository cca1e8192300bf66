"""Counts the processor's instructions of the typical searches, and compares them with the record.

    tools/benchmark/instructions [--record]

Times say little on a busy machine; the number of instructions of a search is the same whatever else runs, to less
than a thousandth. They are counted by callgrind over a
scratch repository, made of this checkout's collection."""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile

import dealing
from processes import Failed, run

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = os.path.join(ROOT, ".build", "release", "exemplar")
RECORD = os.path.join(HERE, "results", "instructions.json")
# How much more, or less, is not the same any more.
TOLERANCE = 0.10
# So many that finding them counts, and few enough for every check.
LESSONS = 1000
# What chooses other code by chance, by machine or by person: Swift's hash seeds, the variants of the C library's
# functions for newer processors, the width of a terminal.
SAME_FOR_ALL = {
    "LC_ALL": "C.UTF-8", "COLUMNS": "80", "SWIFT_DETERMINISTIC_HASHING": "1",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX512F,-AVX512VL,-AVX2,-AVX,-BMI2,-BMI1,-LZCNT,-ERMS,-FSRM,-RTM,-SSE4_2,"
                      "-SSE4_1,-SSSE3"}


class Incomparable(Exception):
    """Why counts of this machine say nothing about the record."""


def read_arguments():
    parser = argparse.ArgumentParser(
        prog="tools/benchmark/instructions", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--record", action="store_true", help="make what is counted now the record")
    parser.add_argument("--exemplar", metavar="PROGRAM", default=PROGRAM, help="count another build than this checkout's")
    return parser.parse_args()


def first_number(command):
    """The version that a program tells of itself."""
    return re.search(r"\d+(\.\d+)+", run(command))[0]


def toolchain():
    """What decides how many instructions the same source takes."""
    if shutil.which("valgrind") is None:
        raise Incomparable("valgrind, which counts, is not here (tools/setup benchmark installs it)")
    swift = os.path.join(ROOT, "tools", "swift")
    return {"processor": platform.machine(), "swift": first_number(["bash", swift, "--version"]),
            "xapian": first_number(["pkg-config", "--modversion", "xapian-core"]),
            "libc": platform.libc_ver()[1], "valgrind": first_number(["valgrind", "--version"])}


def make_repository(program, folder, queries):
    """This checkout's collection and settings, and more lessons out of its sentences."""
    env = {"PATH": os.environ["PATH"], **SAME_FOR_ALL}
    here = ["--repository", folder]
    shutil.copytree(os.path.join(ROOT, "exemplars"), os.path.join(folder, "exemplars"))
    shutil.copytree(os.path.join(ROOT, "index"), os.path.join(folder, "index"), ignore=shutil.ignore_patterns("db"))
    run([program, "index", *here, "--quiet"], env)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for lesson in dealing.lessons(dealing.exemplars(program, folder, env), queries, LESSONS):
            file.write(json.dumps(lesson) + "\n")
        file.flush()
        run([program, "import", "jsonl", file.name, *here, "--quiet"], env)
    run([program, "index", *here, "--rebuild", "--quiet"], env)


def instructions(command):
    """How many instructions a command takes from its start to its end; it must find something."""
    counted = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        env={"PATH": os.environ["PATH"], **SAME_FOR_ALL}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True)
    figure = re.search(r"Collected : (\d+)", counted.stderr)
    if counted.returncode or not figure:
        raise Failed(f"{' '.join(command)}\nended with status {counted.returncode}:\n{counted.stderr}")
    return int(figure[1])


def count(program):
    with open(os.path.join(HERE, "queries.json"), encoding="utf-8") as file:
        queries = json.load(file)
    with tempfile.TemporaryDirectory(prefix="exemplar-instructions-") as folder:
        make_repository(program, folder, queries)
        return {query["name"]: instructions([program, "search", *query["exemplar"], "--facets", "--repository", folder])
                for query in queries}


def load_record():
    if not os.path.exists(RECORD):
        sys.exit("There is no record yet. Make it: tools/benchmark/instructions --record")
    try:
        with open(RECORD, encoding="utf-8") as file:
            record = json.load(file)
        return {part: dict(record[part]) for part in ("madeWith", "instructions")}
    except (ValueError, KeyError, TypeError):
        sys.exit(f"{os.path.relpath(RECORD, ROOT)} is no record. Make it anew: tools/benchmark/instructions --record")


def save_record(made_with, counts):
    os.makedirs(os.path.dirname(RECORD), exist_ok=True)
    with open(RECORD, "w", encoding="utf-8") as file:
        json.dump({"madeWith": made_with, "instructions": counts}, file, indent=1)
        file.write("\n")


def must_compare(record, made_with):
    """Other compilers and libraries make other code: neither more nor fewer instructions say anything then."""
    other = [f"{name} {record['madeWith'].get(name)}, here {version}"
             for name, version in made_with.items() if record["madeWith"].get(name) != version]
    if other:
        raise Incomparable(f"the record was made with {'; '.join(other)}")


def compare(record, counts):
    """Prints each search beside its record; gives the remarks on those that are not as they were."""
    more, fewer = [], []
    width = max(map(len, counts))
    print(f"{'million instructions':<{width}}  record     now")
    for name, now in counts.items():
        before = record["instructions"].get(name)
        print(f"{name:<{width}}  {'–' if before is None else f'{before / 1e6:.2f}':>6}  {now / 1e6:>6.2f}")
        if before is None or now < before * (1 - TOLERANCE):
            fewer.append(name)
        elif now > before * (1 + TOLERANCE):
            more.append(f"“{name}” takes {now:,} instructions, {now / before - 1:.0%} more than the record of {before:,}.")
    return more, fewer


def main():
    arguments = read_arguments()
    try:
        made_with = toolchain()
        record = None if arguments.record else load_record()
        if record:
            must_compare(record, made_with)
        counts = count(arguments.exemplar)
    except Incomparable as reason:
        print(f"The instructions of searches cannot be compared here: {reason}. Nothing was counted.")
        sys.exit(1 if arguments.record else 0)
    except Failed as failure:
        sys.exit(str(failure))
    if arguments.record:
        save_record(made_with, counts)
    more, fewer = compare(record or load_record(), counts)
    if fewer:
        print(f"Much fewer than recorded, or not recorded: {', '.join(fewer)}. Keep it: tools/benchmark/instructions --record")
    if more:
        sys.exit("\n".join([*more, "Find out why; where it is worth it, make it the record: tools/benchmark/instructions --record"]))


if __name__ == "__main__":
    main()
