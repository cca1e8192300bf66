"""Measures Exemplar on a file of lessons, side by side with libxapian alone and with notmuch.

    tools/benchmark/run LESSONS.jsonl [options]

Makes a scratch repository, imports and indexes the lessons, asks ten questions of all programs in
turns, and prints a table. With --scratch, what is there already is used again and only the questions
are measured."""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile

import crash
import mail
from processes import (Failed, folder_bytes, median, percentile, run, run_measured, times_side_by_side)

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
EXEMPLAR = os.path.join(ROOT, ".build", "release", "exemplar")
FLOOR = os.path.join(ROOT, ".build", "benchmark", "floor")


def read_arguments():
    parser = argparse.ArgumentParser(
        prog="tools/benchmark/run", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("lessons", metavar="LESSONS.jsonl", help="one exemplar a line, as `exemplar import jsonl` takes it")
    parser.add_argument("--scratch", metavar="DIR", help="keep the scratch repository here, and use it again")
    parser.add_argument("--rounds", type=int, default=5, help="turns that each program gets (default 5)")
    parser.add_argument("--runs", type=int, default=10, help="runs in one turn (default 10)")
    parser.add_argument("--json", metavar="FILE", help="write all figures here, every time included")
    parser.add_argument("--exemplar", metavar="PROGRAM", default=EXEMPLAR, help="measure another build than this checkout's")
    parser.add_argument("--without-notmuch", action="store_true", help="leave notmuch out")
    parser.add_argument("--crash", type=int, metavar="N", help="instead: kill import and index N times and look for losses")
    parser.add_argument("--lines", type=int, default=1500, help="how many lessons --crash uses (default 1500)")
    parser.add_argument("--seed", type=int, help="the moments of an earlier --crash")
    return parser.parse_args()


def environment():
    """The caller's environment without what would change an answer or where it comes from."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("EXEMPLAR_", "NOTMUCH_"))}
    return {**env, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}


class Repository:
    """The scratch repository, and what it took to make it."""

    def __init__(self, program, folder, env):
        self.program, self.folder, self.env = program, folder, env

    def exemplar(self, *words, allowed=(0,)):
        return run_measured([self.program, *words, "--repository", self.folder], self.env, allowed)

    def fill(self, lessons):
        """Imports and indexes, each twice, since a second time should cost next to nothing."""
        run([self.program, "init", self.folder], self.env)
        # Status 1 means that some lines were refused; their number is in the report.
        steps = {"import": (("import", "jsonl", lessons, "--json"), (0, 1)),
                 "import again": (("import", "jsonl", lessons, "--json"), (0, 1)),
                 "index": (("index", "--json"), (0,)),
                 "index again": (("index", "--json"), (0,))}
        figures = []
        for name, (words, allowed) in steps.items():
            say(f"{name} …")
            output, seconds, cpu, peak = self.exemplar(*words, allowed=allowed)
            figures.append({"step": name, "seconds": seconds, "cpuSeconds": cpu, "peakKiB": peak,
                            "report": summary(json.loads(output))})
        return figures

    def sizes(self):
        return {"exemplars": folder_bytes(os.path.join(self.folder, "exemplars")),
                "index": folder_bytes(os.path.join(self.folder, "index", "db"))}

    def count(self):
        return json.loads(self.exemplar("search", "--json", "--limit", "1")[0])["total"]


def summary(report):
    """A command's report with lists replaced by their lengths: thousands of refusals fill no table."""
    return {key: len(value) if isinstance(value, list) else value for key, value in report.items()}


def commands(program, query, repository, with_notmuch):
    """The same question as each program's command; notmuch prints as many results as we do."""
    asked = {"exemplar": [program, "search", *query["exemplar"], "--facets", "--repository", repository],
             "floor": [FLOOR, repository, *query["floor"]]}
    if with_notmuch:
        asked["notmuch"] = ["notmuch", "search", "--limit=10", query["notmuch"]]
    # What the machine takes to start and end any process at all.
    asked["nothing"] = ["/bin/true"]
    return asked


def totals(asked, query, env):
    """How many documents each program finds: figures of programs that disagree cannot be compared."""
    found = {"exemplar": json.loads(run([*asked["exemplar"], "--json"], env, (0, 1)))["total"],
             "floor": int(run(asked["floor"], env).split()[1])}
    if "notmuch" in asked:
        found["notmuch"] = int(run(["notmuch", "count", query["notmuch"]], env))
    return found


def measure(query, repository, arguments, env):
    asked = commands(arguments.exemplar, query, repository, not arguments.without_notmuch)
    found = totals(asked, query, env)
    times = times_side_by_side(asked, env, arguments.rounds, arguments.runs)
    peaks = {name: run_measured(command, env)[3] for name, command in asked.items()}
    return {"query": query["name"], "totals": found, "peakKiB": peaks, "times": times}


def say(text):
    print(text, file=sys.stderr)


def print_table(rows):
    """Right-aligned columns under their heads; the first column is text."""
    widths = [max(len(str(row[column])) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        first, *rest = row
        print(f"{first:<{widths[0]}}  " + "  ".join(f"{cell:>{width}}" for cell, width in zip(rest, widths[1:])))
    print()


def print_filling(figures, sizes, lessons):
    rows = [["", "seconds", "lessons/s", "CPU s", "peak MiB"]]
    for figure in figures:
        peak, cpu = figure["peakKiB"], figure["cpuSeconds"]
        rows.append([figure["step"], f"{figure['seconds']:.2f}", f"{lessons / max(figure['seconds'], 0.001):,.0f}",
                     "–" if cpu is None else f"{cpu:.2f}", "–" if peak is None else f"{peak / 1024:.0f}"])
    if figures:
        print_table(rows)
    print_table([["", "MiB", "bytes a lesson"]] + [
        [name, f"{size / 2**20:.1f}", f"{size / lessons:,.0f}"] for name, size in sizes.items()])


def ratio(times, name, other):
    return f"{median(times[name]) / median(times[other]):.2f}" if other in times else "–"


def print_queries(measured):
    """Medians and 95th percentiles in milliseconds, and what matters: the ratios."""
    names = list(measured[0]["times"])
    head = ["milliseconds, median / p95", *names, "to floor", "to notmuch"]
    everything = {name: [time for row in measured for time in row["times"][name]] for name in names}
    rows = [head]
    for label, times in [(row["query"], row["times"]) for row in measured] + [("all", everything)]:
        rows.append([label, *(f"{median(times[name]):.1f} / {percentile(times[name], 95):.1f}" for name in names),
                     ratio(times, "exemplar", "floor"), ratio(times, "exemplar", "notmuch")])
    print_table(rows)
    print_table([["found · peak MiB", *names]] + [
        [row["query"], *(f"{row['totals'].get(name, '–')} · " +
                         ("–" if row["peakKiB"][name] is None else f"{row['peakKiB'][name] / 1024:.1f}")
                         for name in names)] for row in measured])


def prepare_notmuch(lessons, folder):
    """Makes the mail once; what was finished before is used again."""
    if not os.path.exists(os.path.join(folder, "done")):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        say("mail for notmuch …")
        mail.make_maildir(lessons, folder)
        mail.make_index(folder)
        open(os.path.join(folder, "done"), "w", encoding="utf-8").close()
    return mail.environment(folder)["NOTMUCH_CONFIG"]


def benchmark(arguments, scratch):
    env = environment()
    repository = Repository(arguments.exemplar, os.path.join(scratch, "repository"), env)
    filled = [] if os.path.exists(repository.folder) else repository.fill(os.path.abspath(arguments.lessons))
    if not arguments.without_notmuch:
        env["NOTMUCH_CONFIG"] = prepare_notmuch(arguments.lessons, os.path.join(scratch, "notmuch"))
    lessons = repository.count()
    with open(os.path.join(HERE, "queries.json"), encoding="utf-8") as file:
        queries = json.load(file)
    measured = []
    for query in queries:
        say(f"{query['name']} …")
        measured.append(measure(query, repository.folder, arguments, env))
    print(f"{lessons} lessons, {arguments.rounds} × {arguments.runs} runs, "
          f"{os.cpu_count()} processors, {platform.platform()}\n")
    print_filling(filled, repository.sizes(), lessons)
    print_queries(measured)
    return {"lessons": lessons, "filling": filled, "bytes": repository.sizes(), "queries": measured}


def survive_crashes(arguments, scratch):
    landed = crash.survive(arguments.exemplar, arguments.lessons, arguments.crash, scratch, environment(), say,
                           arguments.lines, arguments.seed)
    killed = ", ".join(f"{count} during {step}" for step, count in landed.items())
    print(f"{killed}; nothing was lost, and every rerun ended complete.")
    return landed


def main():
    arguments = read_arguments()
    if not os.path.isfile(arguments.lessons):
        sys.exit(f"There is no file “{arguments.lessons}”. Name a file with one exemplar a line, as JSON.")
    scratch = os.path.abspath(arguments.scratch or tempfile.mkdtemp(prefix="exemplar-benchmark-"))
    os.makedirs(scratch, exist_ok=True)
    try:
        figures = (survive_crashes if arguments.crash else benchmark)(arguments, scratch)
    except (Failed, crash.Lost) as failure:
        sys.exit(f"{failure}\nEverything is still in {scratch}.")
    if arguments.scratch is None:
        shutil.rmtree(scratch)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(figures, file, indent=1)


if __name__ == "__main__":
    main()
