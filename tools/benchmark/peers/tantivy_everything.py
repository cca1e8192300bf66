"""Tantivy with all that our index holds of a lesson, to compare the building of equal contents: `index FOLDER`.

Nobody asks this index: what the engines are asked, `tantivy_engine.py` holds.

`terms/terms.cpp` has the columns of what is read (`everything`)."""

import os
import sys

import tantivy
from tantivy_engine import MEMORY, WHITESPACE
from conversation import FACETS

PARTS = ["title", "names", "summary", "lesson", "process", "reflection", "materials"]
ORDERS = ["newest", "by_title", "by_grade"]
STORED = ["card", "record", "text"]


def schema():
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stems", tokenizer_name="words", index_option="freq")
    for part in PARTS:
        builder.add_text_field(part, tokenizer_name="words", index_option="position")
    builder.add_text_field("values", tokenizer_name="words", index_option="basic")
    builder.add_text_field("facets", fast=True, tokenizer_name="raw", index_option="basic")
    for order in ORDERS:
        builder.add_text_field(order, fast=True, tokenizer_name="raw", index_option="basic")
    for kept in STORED:
        builder.add_bytes_field(kept, stored=True, indexed=False)
    return builder.build()


def document(line):
    identifier, stems, *others = line.rstrip("\n").split("\t")
    parts, (values, filters), orders, stored = others[:7], others[7:9], others[9:12], others[12:]
    facets = [value for value in filters.split() if value.partition("=")[0] in FACETS]
    return tantivy.Document(
        id=[identifier], stems=[stems], values=[values], facets=facets,
        **{part: [text] for part, text in zip(PARTS, parts)}, **{order: [key] for order, key in zip(ORDERS, orders)},
        **{kept: [bytes.fromhex(text)] for kept, text in zip(STORED, stored)})


def main():
    what, folder = sys.argv[1:]
    if what != "index":
        sys.exit("Usage: tantivy_everything.py index FOLDER")
    os.makedirs(folder, exist_ok=True)
    made = tantivy.Index(schema(), path=folder)
    made.register_tokenizer("words", WHITESPACE)
    writer = made.writer(heap_size=MEMORY, num_threads=1)
    for line in sys.stdin:
        writer.add_document(document(line))
    writer.commit()
    writer.wait_merging_threads()


if __name__ == "__main__":
    main()
