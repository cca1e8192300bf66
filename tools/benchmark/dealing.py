"""Makes many lessons out of this checkout's exemplars: their sentences and values dealt anew, the same ones again for
the same seed. The words of the typical questions are among them, since some of the exemplars lack them."""

import json
import random
import re

from processes import run

SEED = 6
SENTENCES = 14
# One sentence in so many is about a question.
ASKED = 12
# How a record's values are called by `exemplar import jsonl`, and by `exemplar show --json`.
VALUES = {"grades": "grades", "subjects": "subjects", "iste": "iste", "cs-concepts": "concepts",
          "cs-practices": "practices", "ca-cs-standards": "standards", "digital-citizenship": "citizenship",
          "school": "school", "program": "program", "school-year": "schoolYear", "devices": "devices",
          "internet": "internet", "class-minutes": "minutes", "keywords": "keywords", "authors": "authors"}


def exemplars(program, folder, env):
    """Everything that the program shows of each exemplar of a repository."""
    page = json.loads(run([program, "search", "--limit", "100", "--json", "--repository", folder], env))
    ids = sorted(hit["id"] for hit in page["hits"])
    return [json.loads(run([program, "show", id, "--json", "--repository", folder], env)) for id in ids]


def ids_of(value):
    """Values without their labels."""
    if isinstance(value, list):
        return [ids_of(one) for one in value]
    return value["id"] if isinstance(value, dict) and "id" in value else value


def sentences(shown, language):
    text = " ".join(part for one in shown if one["exemplar"]["language"] == language
                    for part in one["parts"].values())
    return [sentence for sentence in re.findall(r"[A-Z¿¡][^\n#|*`.!?]{20,160}[.!?]", text)]


def about(queries):
    """A sentence about each question's words."""
    for query in queries:
        words = re.sub(r'["*]|\b(OR|AND|NOT)\b', " ", query["exemplar"][0]) if query["exemplar"] else ""
        if words.strip() and not words.startswith("-"):
            yield f"Today we talk about {' '.join(words.split())} and draw what we know."


def lessons(shown, queries, number):
    """So many lessons, each a value as `exemplar import jsonl` takes it."""
    dealt = random.Random(SEED)
    asked = list(about(queries))
    pools = {language: sentences(shown, language) for language in ("en", "es")}
    for count in range(number):
        one = dealt.choice(shown)["exemplar"]
        own = dealt.sample(pools[one["language"]], SENTENCES)
        own = [dealt.choice(asked) if dealt.random() < 1 / ASKED else sentence for sentence in own]
        title = " ".join(own[0].rstrip(".!?").split()[:7])
        lesson = {"schema": 1, "id": f"dealt-{count:05d}", "title": title, "summary": own[1], "sample": True,
                  "language": one["language"], "license": "CC-BY-4.0", "lesson": "\n\n".join(own[2:])}
        # Each value is of another exemplar, so that they come in many combinations.
        for key, name in VALUES.items():
            value = ids_of(dealt.choice(shown)["exemplar"].get(name))
            if value not in (None, []):
                lesson[key] = value
        yield lesson
