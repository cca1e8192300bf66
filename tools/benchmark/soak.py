"""Reads from a server for minutes while another process publishes and rebuilds under it.

    tools/benchmark/soak [options]

A copy of the repository is served. Mixed questions come at a fixed rate; every second a new exemplar goes through
`submit`, `claim`, `approve` and `publish`, and every five minutes `index --rebuild` makes the index anew. Nothing may
fail, every exemplar must be found within a second after the command that published it ended, and the server's
memory must not grow. Ends with status 1 where one of them does not hold."""

import argparse
import contextlib
import http.client
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import endpoint as ends
from processes import Failed, median, percentile, run

sys.path.insert(0, os.path.join(ends.ROOT, "tools", "checkers"))
import drafts  # noqa: E402
from serving import crowd, failures, say  # noqa: E402

CURATOR, FACILITATOR = "Carl Curator", "Ana Facilitator"
# What other readers ask beside the benchmark's questions.
OTHER = ["/api/v1/facets", "/api/v1/vocabularies", "/api/v1/vocabularies/iste", "/api/v1/coverage?rows=iste&columns=grade"]


def read_arguments():
    parser = argparse.ArgumentParser(prog="tools/benchmark/soak", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--repository", metavar="DIR", default=ends.ROOT, help="what is copied and served (default: this checkout)")
    parser.add_argument("--minutes", type=float, default=2, help="how long (default 2)")
    parser.add_argument("--share", type=float, default=0.7, help="the rate, of what the server answers alone (default 0.7)")
    parser.add_argument("--publish", type=float, default=1, metavar="SECONDS", help="from one exemplar to the next (default 1)")
    parser.add_argument("--rebuild", type=float, default=300, metavar="SECONDS",
                        help="from one rebuild to the next; at least one is in the middle of a short soak (default 300)")
    parser.add_argument("--idle", type=int, default=0, metavar="N", help="so many idle connections beside it")
    parser.add_argument("--slow", type=int, default=0, metavar="N", help="so many slow clients beside it")
    parser.add_argument("--growth", type=float, default=10, metavar="PERCENT", help="memory may grow so much (default 10)")
    parser.add_argument("--cores", default="1,0", metavar="S,L", help="the server's core and that of all others (default 1,0)")
    parser.add_argument("--exemplar", metavar="PROGRAM", help="measure another build than this checkout's")
    parser.add_argument("--json", metavar="FILE", help="write all figures here")
    return parser.parse_args()


class Every(threading.Thread):
    """Does a piece of work again and again until it is told to stop; what it raises ends the soak."""

    def __init__(self, seconds, work, first=0.0):
        super().__init__(daemon=True)
        self.seconds, self.work, self.first, self.failure = seconds, work, first, None
        self.ended = threading.Event()

    def run(self):
        due = time.monotonic() + self.first
        while not self.ended.wait(max(0, due - time.monotonic())):
            try:
                self.work()
            except Exception as failure:  # pylint: disable=broad-except; it is raised again where the soak ends
                self.failure = failure
                return
            # Work that takes longer than its turn is not made up for.
            due = max(due + self.seconds, time.monotonic())

    def stop(self):
        self.ended.set()
        self.join(120)
        if self.failure:
            raise self.failure
        if self.is_alive():
            raise Failed("A command that ran beside the server did not end within two minutes.")


class Publisher:
    """Publishes one small exemplar after another through the commands, and asks when the server finds it."""

    def __init__(self, repository, server, core, scratch, program):
        self.repository, self.server, self.core, self.scratch = repository, server, core, scratch
        self.program, self.chance, self.count = program, random.Random(1), 0
        self.stale, self.rebuilds = [], []

    def exemplar(self, *words):
        return run(ends.pinned(self.core, [self.program, *words, "--repository", self.repository, "--json"]), ends.environment())

    def publish(self):
        self.count += 1
        identifier, word = f"soak-{self.count}", f"zqsoak{self.count}x"
        folder = os.path.join(self.scratch, identifier)
        drafts.draft(folder, self.chance, title=f"Soak {word}", identifier=identifier, files=1)
        submitted = json.loads(self.exemplar("submit", folder, "--actor", FACILITATOR))
        shutil.rmtree(folder)
        number = str(submitted["submission"]["number"])
        for move in ("claim", "approve", "publish"):
            self.exemplar("submissions", move, number, "--actor", CURATOR)
        self.stale.append(self.time_until_found(word, identifier))

    def time_until_found(self, word, identifier, patience=10):
        began = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=patience)
        with contextlib.closing(connection):
            while time.monotonic() - began < patience:
                connection.request("GET", f"/api/v1/search?q={word}")
                answer = connection.getresponse()
                body = answer.read()
                if answer.status != 200:
                    raise Failed(f"The search for {word} was answered with status {answer.status}: {body[:500]!r}")
                if any(hit["id"] == identifier for hit in json.loads(body)["hits"]):
                    return time.monotonic() - began
                time.sleep(0.01)
        raise Failed(f"{identifier} was published, and not found within {patience} seconds.")

    def rebuild(self):
        began = time.monotonic()
        self.exemplar("index", "--rebuild")
        self.rebuilds.append(time.monotonic() - began)


def copy(repository, folder):
    """A copy in which our curator may publish; the one that was named is left as it is."""
    os.makedirs(folder)
    for name in ("exemplars", "index"):
        subprocess.run(["cp", "--archive", "--reflink=auto", os.path.join(repository, name), folder], check=True)
    place = os.path.join(folder, "index", "repository.yaml")
    with open(place, encoding="utf-8") as file:
        kept = [line for line in file if not line.startswith("curators:")]
    with open(place, "w", encoding="utf-8") as file:
        file.writelines([*kept, f'curators: ["{CURATOR}"]\n'])


def soak(arguments, scratch):
    core, load = ends.cores(arguments.cores)
    program = arguments.exemplar or os.path.join(ends.PROGRAMS, "exemplar")
    repository = os.path.join(scratch, "repository")
    say("copying the repository …")
    copy(os.path.abspath(arguments.repository), repository)
    run([program, "index", "--repository", repository, "--quiet"], ends.environment())
    addresses = ends.question_addresses() + OTHER
    seconds = int(60 * arguments.minutes)
    with ends.Endpoint(repository, core, program) as server:
        rate = arguments.share * ends.closed_loop(server, load, addresses, 5)["rate"]
        say(f"{rate:.0f} requests a second for {seconds} seconds …")
        publisher = Publisher(repository, server, load, scratch, program)
        memory = []
        workers = [Every(arguments.publish, publisher.publish, first=1),
                   Every(arguments.rebuild, publisher.rebuild, first=min(arguments.rebuild, seconds / 2)),
                   Every(1, lambda: memory.append(server.memory()))]
        with crowd(server, load, arguments.idle, arguments.slow, addresses[0]) as counts:
            for worker in workers:
                worker.start()
            times = ends.open_loop(server, load, addresses, rate, seconds)
            for worker in workers:
                worker.stop()
    if not publisher.stale:
        raise Failed("Nothing was published in so short a time. Soak longer: --minutes 2")
    return {"rate": rate, "seconds": seconds, "times": times, "published": publisher.count, "staleSeconds": publisher.stale,
            "rebuildSeconds": publisher.rebuilds, "memoryKiB": memory, "crowd": counts[0] if counts else None}


def growth(memory):
    """Percent from the second sixth to the last one: the first minutes fill what is kept open."""
    part = max(1, len(memory) // 6)
    early, late = median(memory[part:2 * part] or memory), median(memory[-part:])
    return 100 * (late - early) / early


def report(figures, arguments):
    """Prints what was seen; gives what should not have been."""
    times, stale, memory = figures["times"], figures["staleSeconds"], figures["memoryKiB"]
    print(f"{times['requests']} requests at {figures['rate']:.0f} a second: p50 {times['p50']:.1f} ms, p99 {times['p99']:.1f} ms, "
          f"longest {times['longest']:.0f} ms, failures: {failures(times)}")
    print(f"{figures['published']} exemplars published; found after {1000 * median(stale):.0f} ms, "
          f"p99 {1000 * percentile(stale, 99):.0f} ms, longest {1000 * max(stale):.0f} ms")
    print(f"{len(figures['rebuildSeconds'])} rebuilds of {', '.join(f'{one:.1f}' for one in figures['rebuildSeconds']) or 'no'} s")
    steps = memory[::max(1, len(memory) // 10)]
    print(f"resident memory in MiB: {', '.join(f'{one / 1024:.0f}' for one in steps)}; "
          f"at most {max(memory) / 1024:.0f}, growth {growth(memory):.1f} %")
    if figures["crowd"]:
        print(f"the crowd: {json.dumps(figures['crowd'])}")
    faults = []
    if times["failures"] or times["answered"] != times["requests"]:
        faults.append("requests failed")
    if max(stale) >= 1:
        faults.append("an answer was older than a second")
    if growth(memory) > arguments.growth:
        faults.append("the memory grew")
    return faults


def main():
    arguments = read_arguments()
    scratch = tempfile.mkdtemp(prefix="exemplar-soak-")
    try:
        figures = soak(arguments, scratch)
    except Failed as failure:
        sys.exit(str(failure))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    faults = report(figures, arguments)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(figures, file, indent=1)
    if faults:
        sys.exit("Not as it should be: " + "; ".join(faults) + ".")


if __name__ == "__main__":
    main()
