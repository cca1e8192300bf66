"""Drafts made up by chance, for the programs that pack and check them. The same seed makes the same drafts."""

import base64
import os
import unicodedata

# Names as people give them. None has a percent sign: RFC 8493 has us write %25 for it, which PyPI's bagit
# does not decode, so that it would look for a file of another name (ours are tried in our own tests).
WORDS = ["hand out", "rúbrica", "año nuevo", "日本語", "a'b", "final (2)", "ünïcode", "x", "IMG_0042", "ελλάδα", "  spaced"]
GRADES = ["K", "1", "2", "3", "4", "5", "6-8", "high school"]
STANDARDS = ["4", "4a", "1d", "5c", "innovative-designer", "7"]
KINDS = {"txt": "text", "csv": "text", "md": "text"}


def draft(folder, chance, title=None, identifier=None, files=None, file_bytes=None):
    """Writes a draft without errors; gives its folder. Lengths and names are left to chance where not said."""
    title = title or f"Lesson {chance.randrange(10**9)} about {chance.choice(WORDS).strip()}"
    record = {
        "schema": 1, "id": identifier, "title": title,
        "summary": f"Students find out why {chance.randrange(1000)} matters.",
        "language": chance.choice(["en", "es"]), "school": "rosemont-avenue-es", "school-year": "2018-2019",
        "grades": chance.sample(GRADES, 2), "subjects": ["science"], "iste": chance.sample(STANDARDS, 2),
        "license": "CC-BY-4.0", "keywords": ["maze", "círculo"],
    }
    os.makedirs(folder)
    yaml = "".join(f"{key}: {inline(value)}\n" for key, value in record.items() if value is not None)
    write(folder, "exemplar.yaml", f"# A record with a comment\n{yaml}authors:\n  - {{name: Grade 4 teacher, role: teacher}}\n")
    write(folder, "lesson.md", f"# {title}\n\n{prose(chance, 60)}\n")
    write(folder, "process.md", f"# How it was made\n\n{prose(chance, 40)}\n")
    for number in range(chance.randrange(6) if files is None else files):
        name = f"{unicodedata.normalize('NFC', chance.choice(WORDS))} {number}.{chance.choice(list(KINDS))}"
        below = "materials/" + chance.choice(["", "más/", "deep er/still/"])
        write(folder, below + name, filling(chance, file_bytes or chance.randrange(1, 20_000)))
    return folder


def inline(value):
    return "[" + ", ".join(f'"{item}"' for item in value) + "]" if isinstance(value, list) else (
        str(value) if isinstance(value, int) else f'"{value}"')


def prose(chance, words):
    return " ".join(chance.choice("we build a paper circuit and tell what it does".split()) for _ in range(words)) + "."


def filling(chance, size):
    """Text of which every line is different and no archive gets much smaller."""
    return base64.encodebytes(chance.randbytes(size * 3 // 4)).decode()[:size - 1] + "\n"


def write(folder, path, text):
    place = os.path.join(folder, path)
    os.makedirs(os.path.dirname(place), exist_ok=True)
    with open(place, "w", encoding="utf-8", newline="") as file:
        file.write(text)
