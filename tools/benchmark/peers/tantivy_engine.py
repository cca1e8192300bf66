"""Tantivy over the same terms, by its Python package: `index FOLDER`, `answer FOLDER`."""

import os
import re

import tantivy
from conversation import Answer, documents, main

WHITESPACE = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
MEMORY = 300_000_000


def schema():
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", fast=True)
    builder.add_text_field("stems", tokenizer_name="words", index_option="freq")
    builder.add_text_field("written", stored=True, tokenizer_name="words", index_option="position")
    builder.add_text_field("filters", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("facets", fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def names(folder):
    """The ids by number: the package reads no columns of text."""
    return os.path.join(folder, "ids.txt")


def index(folder):
    os.makedirs(folder, exist_ok=True)
    made = tantivy.Index(schema(), path=folder)
    made.register_tokenizer("words", WHITESPACE)
    writer = made.writer(heap_size=MEMORY, num_threads=1)
    with open(names(folder), "w", encoding="utf-8") as ids:
        for number, document in enumerate(documents()):
            writer.add_document(tantivy.Document(
                number=[number], stems=[document.stems], written=[document.written], filters=document.filters,
                facets=document.facets))
            ids.write(document.id + "\n")
    writer.commit()
    writer.wait_merging_threads()


class Engine:
    def __init__(self, folder):
        self.index = tantivy.Index.open(folder)
        self.index.register_tokenizer("words", WHITESPACE)
        self.schema = self.index.schema
        self.searcher = self.index.searcher()
        with open(names(folder), encoding="utf-8") as ids:
            self.ids = ids.read().splitlines()
        self.counting = {"facets": {"terms": {"field": "facets", "size": 1000}}}

    def words(self, question, field="stems"):
        """The question's words alone, in one field."""
        words = question.words
        if not words:
            return tantivy.Query.all_query()
        if question.kind == "phrase":
            return tantivy.Query.phrase_query(self.schema, "written", words)
        if question.kind == "prefix":
            return tantivy.Query.regex_query(self.schema, "written", re.escape(words[0]) + ".*")
        terms = [tantivy.Query.term_query(self.schema, field, word, "freq") for word in words]
        if len(terms) == 1:
            return terms[0]
        occurs = tantivy.Occur.Should if question.kind == "any" else tantivy.Occur.Must
        return tantivy.Query.boolean_query([(occurs, term) for term in terms])

    def query(self, question):
        if not question.filters:
            return self.words(question)
        clauses = [(tantivy.Occur.Must, self.words(question))] if question.words else []
        clauses += [(tantivy.Occur.Must, tantivy.Query.const_score_query(
            tantivy.Query.term_query(self.schema, "filters", value, "basic"), 0.0)) for value in question.filters]
        return tantivy.Query.boolean_query(clauses)

    def __call__(self, question):
        query = self.query(question)
        found = self.searcher.search(query, limit=10, count=question.counts)
        addresses = [address for _, address in found.hits]
        numbers = self.searcher.fast_field_values("number", addresses) if addresses else []
        answer = Answer(found.count or len(addresses), [self.ids[number] for number in numbers])
        if question.counts:
            buckets = self.searcher.aggregate(query, self.counting)["facets"]["buckets"]
            answer.facets = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
        if question.task == "snippets":
            answer.snippets = self.snippets(question, addresses)
        return answer

    def snippets(self, question, addresses):
        """How many hits have a passage with a marked word; the words are sought where they are written."""
        generator = tantivy.SnippetGenerator.create(
            self.searcher, self.words(question, "written"), self.schema, "written")
        generator.set_max_num_chars(200)
        made = (generator.snippet_from_doc(self.searcher.doc(address)) for address in addresses)
        return sum(1 for snippet in made if snippet.highlighted())


if __name__ == "__main__":
    main(index, Engine)
