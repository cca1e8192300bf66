"""Tables of a comparison of engines, as Markdown, and the files that keep them."""

import json
import os
import platform
import time

from processes import median, percentile

TASKS = {
    "facets": "ten best, exact total, counts of five facets over all matches",
    "snippets": "the same with ten snippets",
    "top": "ten best alone",
    "teacher": "as a teacher asks: everything on, all facets, ten snippets and reasons",
}
# A peer that is only built: with all that ours holds of a lesson.
EQUAL = "Tantivy with our contents"


def table(rows):
    """Markdown, the first column to the left."""
    head, *others = [[str(cell) for cell in row] for row in rows]
    line = "| " + " | ".join(["{}"] * len(head)) + " |"
    return "\n".join([line.format(*head), "|---" + "|--:" * (len(head) - 1) + "|"] +
                     [line.format(*row) for row in others]) + "\n"


def best(times):
    """The shortest time of each question, in milliseconds: what else the machine does only makes times longer."""
    return [min(row) / 1e6 for row in times]


def milliseconds(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def ratio(value, other):
    return f"{value / other:.2f}" if other else "–"


def fastest_peer(rows, share):
    """The faster of Tantivy and Lucene, by a percentile; none where neither took part."""
    return min((percentile(times, share) for name, times in rows.items() if name in ("Tantivy", "Lucene")), default=0)


def task_table(task, result):
    """A row an engine: asked in turn with the others, and then undisturbed."""
    in_turn = {name: best(times) for name, times in result["times"].items()}
    alone = {name: best(times) for name, times in result["undisturbed"].items()}
    out = [[TASKS[task], "p50", "p95", "p99", "mean", "p50 to peer", "p95 to peer", "undisturbed p50", "p95", "mean",
            "p50 to peer", "p95 to peer", "CPU", "snippets"]]
    for name in in_turn:
        out.append([name, *times_of(name, in_turn, (50, 95, 99)), *times_of(name, alone, (50, 95)),
                    milliseconds(result["cpu"][name]),
                    f"{result['snippets'][name]:.1f}" if task in ("snippets", "teacher") else "–"])
    return table(out)


def times_of(name, rows, shares):
    """Percentiles, the mean, and p50 and p95 to the faster peer's; dashes for an engine that was left out."""
    if name not in rows:
        return ["–"] * (len(shares) + 3)
    times = rows[name]
    return [*(milliseconds(percentile(times, share)) for share in shares), milliseconds(sum(times) / len(times)),
            *(ratio(percentile(times, share), fastest_peer(rows, share)) for share in (50, 95))]


def kind_table(title, rows, questions, counts):
    """Medians by kind of question."""
    names = list(rows)
    kinds = list(dict.fromkeys(question.kind for question in questions))
    out = [[title, "questions", "found", *names]]
    for kind in kinds:
        places = [place for place, question in enumerate(questions) if question.kind == kind]
        cells = []
        for name in names:
            times = best(rows[name])
            cells.append(milliseconds(median([times[place] for place in places])))
        found = f"{median([counts[place] for place in places]):,.0f}"
        out.append([kind, len(places), found, *cells])
    return table(out)


def build_table(builds, documents):
    """A row an engine, and each to both indexes of Tantivy: the one that is asked, and the one with as much as ours."""
    out = [["building", "seconds", "CPU s", "of it, from ready terms on", "peak MB", "size MB", "bytes a document",
            "CPU to Tantivy", "from ready terms on", "size to Tantivy", "CPU to equal contents", "from ready terms on",
            "size to equal contents"]]
    for name, build in builds.items():
        cpu, peak = build["cpuSeconds"], build["peakKiB"]
        writing = cpu and cpu - build.get("readingCPUSeconds", 0)
        ratios = []
        for other in ("Tantivy", EQUAL):
            reference = builds.get(other, {})
            ratios += [ratio(each, reference.get("cpuSeconds")) if each else "–" for each in (cpu, writing)]
            ratios.append(ratio(build["bytes"], reference.get("bytes")))
        out.append([name, f"{build['seconds']:.0f}", *("–" if each is None else f"{each:.1f}" for each in (cpu, writing)),
                    "–" if peak is None else f"{peak / 1000:.0f}", f"{build['bytes'] / 1e6:,.0f}",
                    f"{build['bytes'] / documents:,.0f}", *ratios])
    return table(out)


def growth_table(reports):
    """Medians and means at every size, since a comparison of sizes is what growth is."""
    names = list(reports[0]["tasks"]["facets"]["times"])
    out = [["growth, p50 · mean", *(f"{report['documents']:,}" for report in reports)]]
    for name in names:
        cells = []
        for report in reports:
            times = report["tasks"]["facets"]["times"].get(name)
            if times is None:
                cells.append("–")
                continue
            times = best(times)
            cells.append(f"{milliseconds(median(times))} · {milliseconds(sum(times) / len(times))}")
        out.append([name, *cells])
    found = [f"{sum(report['counts']) / len(report['counts']):,.0f}" for report in reports]
    return table(out + [["found, mean", *found]])


def machine():
    """What it was measured on, without the machine's name."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.partition(":")[2].strip() for line in file if line.startswith("model name")]
    with open("/proc/meminfo", encoding="ascii") as file:
        memory = int(file.readline().split()[1])
    return {"cores": os.cpu_count(), "processor": models[0] if models else platform.machine(),
            "memoryGB": round(memory * 1024 / 1e9), "system": platform.system() + " " + ".".join(platform.release().split(".")[:2]),
            "load": [round(load, 1) for load in os.getloadavg()]}


def text(report, questions):
    """The whole page of one size."""
    facts, counts = report["machine"], report["counts"]
    lines = [f"# {report['documents']:,} {report['corpus']}\n",
             f"{report['day']}, {facts['cores']} cores ({facts['processor']}), {facts['memoryGB']} GB, {facts['system']}, "
             f"load {facts['load'][0]}. " + ", ".join(f"{name} {version}" for name, version in report["versions"].items())
             + ".\n",
             f"{len(questions)} questions on which all engines agree, {len(report['differing'])} on which they do not. "
             f"Milliseconds inside the process, one thread, the best of {report['rounds']} turns; “peer” is the faster of "
             "Tantivy and Lucene; “undisturbed” is one engine after another, each with all questions. Trust the ratios.\n"]
    for task, result in report["tasks"].items():
        lines.append(task_table(task, result))
    facets = report["tasks"].get("facets")
    if facets:
        lines.append(kind_table("p50 by kind", facets["times"], questions, counts))
        lines.append(kind_table("p50 by kind, undisturbed", facets["undisturbed"], questions, counts))
    lines.append(build_table(report["builds"], report["documents"]))
    for name, number in report["others"].items():
        lines.append(f"- {name} read the lessons itself, and finds as many for {number} of the questions; "
                     "it counts no facets and orders by date.")
    for different in report["differing"]:
        lines.append(f"- Left out: {different['question']}: {different['totals']} {different['values'] or ''}")
    return "\n".join(lines) + "\n"


def keep(folder, name, report, page):
    """Writes the page and the figures; the day comes first in their names."""
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"{report['day']}-{name}")
    with open(path + ".md", "w", encoding="utf-8") as file:
        file.write(page)
    with open(path + ".json", "w", encoding="utf-8") as file:
        json.dump(compact(report), file, ensure_ascii=False)
        file.write("\n")
    return path


def compact(report):
    """The report with the best time of each question alone, in microseconds: all of them would be megabytes."""
    tasks = {}
    for task, result in report["tasks"].items():
        others = {name: value for name, value in result.items() if name not in ("times", "undisturbed")}
        tasks[task] = {"microseconds": microseconds(result["times"]),
                       "undisturbedMicroseconds": microseconds(result["undisturbed"]), **others}
    return {**report, "tasks": tasks}


def microseconds(times):
    return {name: [round(1000 * time) for time in best(rows)] for name, rows in times.items()}


def today():
    return time.strftime("%Y-%m-%d", time.gmtime())
