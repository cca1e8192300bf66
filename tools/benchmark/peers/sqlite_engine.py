"""SQLite's FTS5 over the same terms: `index FOLDER`, `answer FOLDER`. Facet values are rows of a table beside it."""

import os
import sqlite3

from conversation import Answer, documents, main

# Every sign but a space is part of a word, as it was where the words come from.
TOKENIZER = "unicode61 remove_diacritics 0 categories 'L* N* Co M* P* S*'"
COMMIT = 5_000


def path(folder):
    return os.path.join(folder, "lessons.sqlite")


def index(folder):
    os.makedirs(folder, exist_ok=True)
    database = sqlite3.connect(path(folder), isolation_level=None)
    database.executescript(f"""
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
        CREATE VIRTUAL TABLE text USING fts5 (stems, written, filters, tokenize = "{TOKENIZER}");
        CREATE TABLE name (lesson INTEGER PRIMARY KEY, id TEXT);
        CREATE TABLE value (number INTEGER PRIMARY KEY, name TEXT UNIQUE);
        CREATE TABLE facet (lesson INTEGER, value INTEGER, PRIMARY KEY (lesson, value)) WITHOUT ROWID;""")
    database.execute("BEGIN")
    values = {}
    for number, document in enumerate(documents(), start=1):
        database.execute("INSERT INTO text (rowid, stems, written, filters) VALUES (?, ?, ?, ?)",
                         (number, document.stems, document.written, " ".join(document.filters)))
        database.execute("INSERT INTO name VALUES (?, ?)", (number, document.id))
        rows = [(number, values.setdefault(value, len(values))) for value in document.facets]
        database.executemany("INSERT INTO facet VALUES (?, ?)", rows)
        if number % COMMIT == 0:
            database.execute("COMMIT")
            database.execute("BEGIN")
    database.executemany("INSERT INTO value VALUES (?, ?)", [(number, name) for name, number in values.items()])
    database.execute("INSERT INTO text (text) VALUES ('optimize')")
    database.execute("COMMIT")
    database.close()


def quoted(word):
    return '"' + word.replace('"', '""') + '"'


def match(question):
    """The question in the language of FTS5; nothing where all lessons are wanted."""
    words, parts = question.words, []
    if question.kind == "phrase":
        parts = [f"written : {quoted(' '.join(words))}"]
    elif question.kind == "prefix":
        parts = [f"written : {quoted(words[0])} *"]
    elif words:
        join = " OR " if question.kind == "any" else " AND "
        parts = ["stems : (" + join.join(map(quoted, words)) + ")"]
    parts += [f"filters : {quoted(value)}" for value in question.filters]
    return " AND ".join(f"({part})" for part in parts)


class Engine:
    def __init__(self, folder):
        self.database = sqlite3.connect(f"file:{path(folder)}?mode=ro", uri=True, isolation_level=None)
        self.database.executescript("PRAGMA mmap_size = 4000000000; PRAGMA cache_size = -200000;")
        self.names = dict(self.database.execute("SELECT number, name FROM value"))

    def ask(self, sql, *values):
        return self.database.execute(sql, values).fetchall()

    def __call__(self, question):
        text = match(question)
        condition, values = ("text MATCH ?", [text]) if text else ("1", [])
        order = "ORDER BY rank" if question.words else ""
        if question.task == "snippets":
            written = f"snippet(text, {1 if question.kind in ('phrase', 'prefix') else 0}, '«', '»', '…', 30)"
        else:
            written = "''"
        # The ten best are found first, and only then read.
        best = self.ask(f"SELECT rowid, {written} FROM text WHERE {condition} {order} LIMIT 10", *values)
        ids = [self.ask("SELECT id FROM name WHERE lesson = ?", row)[0][0] for row, _ in best]
        answer = Answer(len(best), ids, sum(1 for _, snippet in best if "«" in snippet))
        if question.counts:
            answer.count = self.ask(f"SELECT count(*) FROM text WHERE {condition}", *values)[0][0]
            answer.facets = {self.names[value]: count for value, count in self.counted(text, values)}
        return answer

    def counted(self, text, values):
        if not text:
            return self.ask("SELECT value, count(*) FROM facet GROUP BY value")
        return self.ask("SELECT facet.value, count(*) FROM text JOIN facet ON facet.lesson = text.rowid"
                        " WHERE text MATCH ? GROUP BY facet.value", *values)


if __name__ == "__main__":
    main(index, Engine)
