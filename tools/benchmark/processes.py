"""How long a program takes from its start to its exit, and how much memory it had at its peak."""

import json
import os
import shlex
import shutil
import statistics
import subprocess
import tempfile
import time


class Failed(Exception):
    """A program did not end as it should; the message has its command and its own words."""


def run(command, env=None, allowed=(0,), stdin=subprocess.DEVNULL):
    """What the program prints on standard output; raises `Failed` with its remarks otherwise."""
    done = subprocess.run(command, env=env, capture_output=True, text=True, stdin=stdin)
    if done.returncode not in allowed:
        raise Failed(f"{shlex.join(command)}\nended with status {done.returncode}:\n{done.stderr}")
    return done.stdout


def run_measured(command, env=None, allowed=(0,), stdin=subprocess.DEVNULL):
    """Runs one long program; gives (its output, seconds, CPU seconds, peak memory in KiB).

    GNU time is the parent of the program because a child starts with its parent's peak, and Python's
    is larger than what we measure (getrusage(2), ru_maxrss)."""
    gnu_time = shutil.which("time")
    if gnu_time is None:
        started = time.monotonic()
        output = run(command, env, allowed, stdin)
        return output, time.monotonic() - started, None, None
    with tempfile.NamedTemporaryFile("r") as figures:
        output = run([gnu_time, "-q", "-o", figures.name, "-f", "%e %U %S %M", "--", *command], env, allowed, stdin)
        elapsed, user, system, peak = figures.read().split()
    return output, float(elapsed), float(user) + float(system), int(peak)


def database_folder(repository):
    """The engine's files of the index in use."""
    indexes = os.path.join(repository, "index", "db")
    with open(os.path.join(indexes, "current"), encoding="ascii") as file:
        return os.path.join(indexes, file.read().strip(), "glass")


def times_side_by_side(commands, env, rounds, runs):
    """Whole-process milliseconds of each command, with its output read through a pipe.

    `commands` maps a name to a list of words, and so does the answer to a list of times. The commands
    take turns: `rounds` times each of them runs `runs` times, so that what else the machine does
    falls on all of them alike."""
    measure = _turn_of_hyperfine if shutil.which("hyperfine") else _turn_of_our_own
    times = {name: [] for name in commands}
    for _ in range(rounds):
        for name, turn in measure(commands, env, runs).items():
            times[name] += turn
    return times


def _turn_of_hyperfine(commands, env, runs):
    with tempfile.NamedTemporaryFile("r", suffix=".json") as export:
        run(
            ["hyperfine", "--shell=none", "--style=none", "--warmup=2", f"--runs={runs}", "--output=pipe",
             f"--export-json={export.name}", *(shlex.join(command) for command in commands.values())],
            env)
        results = json.load(export)["results"]
    return {name: [1000 * second for second in result["times"]]
            for name, result in zip(commands, results, strict=True)}


def _turn_of_our_own(commands, env, runs):
    """The same without hyperfine; Python's own start of a process adds about a millisecond to each."""
    times = {name: [] for name in commands}
    for attempt in range(runs + 2):
        for name, command in commands.items():
            started = time.perf_counter()
            run(command, env)
            if attempt >= 2:
                times[name].append(1000 * (time.perf_counter() - started))
    return times


def median(times):
    return statistics.median(times)


def percentile(times, share):
    """The smallest time that `share` percent of the times do not exceed."""
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


def folder_bytes(folder):
    """The size of all files below a folder, as they would be in an archive."""
    return sum(os.lstat(os.path.join(place, name)).st_size
               for place, _, names in os.walk(folder) for name in names)
