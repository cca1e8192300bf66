/// What a new repository's folders say of themselves.
enum RepositoryReadme {
  static let exemplars = """
    # The collection

    One folder an exemplar, named by its id; in it one folder a published version, `v1`, `v2` and so on. Each
    version is a bag (BagIt 1.0, RFC 8493) that is never changed: `data/` holds the record `exemplar.yaml`,
    the lesson and its files, the manifests hold their checksums.

    `exemplar check` verifies every bag and every record. `exemplar index` brings the search index up to date
    after versions came or went. A `withdrawn.yaml` in place of versions is a tombstone: it says when and
    why an exemplar was withdrawn.

    Do not edit or add files by hand: publish a new version instead.

    """

  static let index = """
    # What a librarian may change

    | file | what it holds |
    |---|---|
    | `repository.yaml` | the name of the collection, who publishes it, its web address, who may review |
    | `fields.yaml` | one row a field: its name, label and weight in search |
    | `vocabularies/` | schools, programs, standards, concepts, subjects and grades, with their aliases |
    | `synonyms.yaml` | words that find each other |
    | `glossary.yaml` | what a word is called in the other language |
    | `language/` | words that are passed over in each language |
    | `schemas/` | the forms that other programs rely on, the bag profile among them |
    | `db/` | the search index: made by `exemplar index`, safe to delete, never edited |

    After a change, `exemplar index` applies it to the search, and `exemplar check` tells whether every
    record still names what the vocabularies know.

    """
}
