"""Measures the endpoint on one core against what its parts cost.

    tools/benchmark/serving [options]

Three rates take turns: /healthz of the server (the ceiling of its HTTP), the benchmark's questions asked on one
thread without a server (the floor of searching), and the same questions asked of the server. If nothing were lost
between the two, the third would be 1 / (1/a + 1/b). Then requests are sent at a fixed share of the third."""

import argparse
import contextlib
import json
import os
import platform
import subprocess
import sys

import endpoint as ends
from processes import Failed, median


def read_arguments():
    parser = argparse.ArgumentParser(
        prog="tools/benchmark/serving", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--repository", metavar="DIR", default=ends.ROOT, help="whose index is asked (default: this checkout)")
    parser.add_argument("--seconds", type=int, default=5, help="how long each figure is measured in one turn (default 5)")
    parser.add_argument("--turns", type=int, default=3, help="how often each figure is measured (default 3)")
    parser.add_argument("--share", type=float, default=0.8, help="the fixed rate, of what the server answers (default 0.8)")
    parser.add_argument("--idle", type=int, default=0, metavar="N", help="also with so many idle connections")
    parser.add_argument("--slow", type=int, default=0, metavar="N", help="also with so many slow clients")
    parser.add_argument("--cores", default="1,0", metavar="S,L", help="the server's core and that of those who ask (default 1,0)")
    parser.add_argument("--exemplar", metavar="PROGRAM", help="measure another build than this checkout's")
    parser.add_argument("--json", metavar="FILE", help="write all figures here")
    return parser.parse_args()


def say(text):
    print(text, file=sys.stderr)


@contextlib.contextmanager
def crowd(server, core, idle, slow, address):
    """Idle and slow connections for the time of a `with`; gives a list that holds their counts afterwards."""
    counts = []
    program = [sys.executable, "-B", os.path.join(ends.HERE, "crowd.py"), str(server.port), str(idle), str(slow), address]
    holder = subprocess.Popen(ends.pinned(core, program), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield counts
    finally:
        output, _ = holder.communicate()
        if holder.returncode == 0:
            counts.append(json.loads(output))


def turn(server, core, load, addresses, arguments):
    """One measurement of each rate, one after another on the same core."""
    health = ends.closed_loop(server, load, ["/healthz"], arguments.seconds)
    alone = ends.floor(arguments.repository, core, arguments.seconds)
    answers = ends.closed_loop(server, load, addresses, arguments.seconds)
    return {"health": health, "floor": alone, "answers": answers}


def fixed_rates(server, load, addresses, rate, arguments):
    """The times at a fixed rate, alone and with a crowd of connections beside it."""
    measured = {"alone": ends.open_loop(server, load, addresses, rate, 2 * arguments.seconds)}
    if arguments.idle or arguments.slow:
        say(f"{arguments.idle} idle and {arguments.slow} slow connections …")
        with crowd(server, load, arguments.idle, arguments.slow, addresses[0]) as counts:
            measured["crowded"] = ends.open_loop(server, load, addresses, rate, 2 * arguments.seconds)
        measured["crowd"] = counts[0] if counts else None
    return measured


def measure(arguments):
    core, load = ends.cores(arguments.cores)
    addresses = ends.question_addresses()
    with ends.Endpoint(arguments.repository, core, arguments.exemplar) as server:
        for address in addresses:
            status, body = server.get(address)
            if status != 200:
                raise Failed(f"{address} was answered with status {status}:\n{body.decode(errors='replace')[:2000]}")
        turns = []
        for number in range(arguments.turns):
            say(f"turn {number + 1} of {arguments.turns} …")
            turns.append(turn(server, core, load, addresses, arguments))
        rate = arguments.share * median(one["answers"]["rate"] for one in turns)
        say(f"{rate:.0f} requests a second …")
        fixed = fixed_rates(server, load, addresses, rate, arguments)
        memory = server.memory()
    return {"turns": turns, "rate": rate, "fixed": fixed, "memoryKiB": memory}


def failures(figures):
    there = {reason: count for reason, count in figures["failures"].items() if count}
    return ", ".join(f"{count} {reason}" for reason, count in there.items()) or "none"


def report(figures, share):
    turns = figures["turns"]
    health = median(one["health"]["rate"] for one in turns)
    alone = median(one["floor"]["searches"] for one in turns)
    rate = median(one["answers"]["rate"] for one in turns)
    bound = 1 / (1 / health + 1 / alone)
    ratios = [one["answers"]["rate"] / (1 / (1 / one["health"]["rate"] + 1 / one["floor"]["searches"])) for one in turns]
    print(f"{len(turns)} turns, {platform.platform()}, requests a second on one core, medians\n")
    print(f"a  /healthz                     {health:10,.0f}")
    print(f"b  searching without a server   {alone:10,.0f}")
    print(f"   1 / (1/a + 1/b)              {bound:10,.0f}")
    print(f"c  /api/v1/search               {rate:10,.0f}   p50 {median(one['answers']['p50'] for one in turns):.1f} ms, "
          f"p99 {median(one['answers']['p99'] for one in turns):.1f} ms, failures: {failures(turns[-1]['answers'])}")
    print(f"c to 1 / (1/a + 1/b)            {100 * median(ratios):9.1f} %   ({', '.join(f'{100 * one:.1f}' for one in ratios)})\n")
    for name in ("alone", "crowded"):
        if name in figures["fixed"]:
            times = figures["fixed"][name]
            print(f"{100 * share:.0f} % of c at a fixed rate, {name}: p50 {times['p50']:.1f} ms, p99 {times['p99']:.1f} ms "
                  f"({times['p99'] / max(times['p50'], 0.001):.1f} times), longest {times['longest']:.1f} ms, "
                  f"failures: {failures(times)}")
    if figures["fixed"].get("crowd"):
        print(f"the crowd: {json.dumps(figures['fixed']['crowd'])}")
    print(f"resident memory of the server: {figures['memoryKiB'] / 1024:.0f} MiB")


def main():
    arguments = read_arguments()
    arguments.repository = os.path.abspath(arguments.repository)
    try:
        figures = measure(arguments)
    except Failed as failure:
        sys.exit(str(failure))
    report(figures, arguments.share)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(figures, file, indent=1)


if __name__ == "__main__":
    main()
