// CXapian: libxapian 1.4 behind a C header, so that Swift can call it and hear how each call went.
//
// Conventions, which every declaration below keeps:
//
//  1. Every symbol begins with `cx_` (types, functions) or `CX_` (constants).
//  2. A function that can fail returns `cx_status`: `CX_OK`, or what kind of failure it was. No C++
//     exception ever leaves this module.
//  3. The last parameter of such a function is `cx_error **error`. On success it receives NULL; on
//     failure it receives an object that the caller frees once with `cx_error_free`. Pass NULL to
//     hear the status alone.
//  4. A string is a pointer *and* a length, in bytes: a zero byte is a byte like any other. The
//     pointer may be NULL when the length is 0. Nothing is kept of a string after the call. Only
//     paths and host names refuse a zero byte, because the operating system would cut them there.
//  5. Handles (`cx_database`, `cx_stemmer`, `cx_buffer`, `cx_error`) are opaque, belong to the
//     caller, and are freed once by the function that ends in `_free`; freeing NULL does nothing.
//     Out parameters are written on success only.
//  6. A handle is used by one thread at a time. libxapian shares reference counts between a
//     database and what was added to it, without locks.
//  7. What has more than one part crosses as one packet: a whole request goes in as bytes, a whole
//     result comes out as one `cx_buffer`. Nothing is fetched later, so nothing can fail later.
//  8. In a packet numbers are little-endian and unaligned: `u8`, `u32`, `u64`, `f64` (IEEE 754).
//     `text` is a u32 length and that many bytes. `list(x)` is a u32 count and that many x.
//  9. A packet that ends early or carries an unknown code is `CX_INVALID_ARGUMENT`, never a crash.
// 10. Requests and results are described beside their function as a sequence of fields.
#ifndef CXAPIAN_H
#define CXAPIAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

// MARK: How a call went

typedef enum cx_status {
  CX_OK = 0,
  CX_LOCK_HELD,          // another writer has the database
  CX_MODIFIED,           // the snapshot was overwritten by later commits: reopen and ask again
  CX_NOT_FOUND,          // no database, or no such document
  CX_ALREADY_EXISTS,     // a database is already there
  CX_CORRUPT,            // what is on disk cannot be read as a database
  CX_VERSION,            // written in a format of another version
  CX_STORAGE,            // no space, no right, or the device failed
  CX_NETWORK,            // a remote database did not answer, or not in time
  CX_INVALID_ARGUMENT,   // the caller passed something that cannot be
  CX_INVALID_OPERATION,  // not now: for example a transaction inside a transaction
  CX_QUERY,              // the query cannot be run: for example a wildcard that is too wide
  CX_CLOSED,             // the database was closed
  CX_UNSUPPORTED,        // this kind of database cannot do that
  CX_OTHER               // anything else, memory exhausted included
} cx_status;

typedef enum cx_error_part {
  CX_ERROR_TYPE = 0,     // the engine's name for it: "DatabaseLockError"
  CX_ERROR_MESSAGE = 1,
  CX_ERROR_CONTEXT = 2,  // where, if the engine says: "remote:tcp(127.0.0.1:7000)"
  CX_ERROR_SYSTEM = 3    // the operating system's words: "No space left on device"
} cx_error_part;

typedef struct cx_error cx_error;
cx_status cx_error_status(const cx_error *error);
/// A part of the error; the pointer lives as long as the error.
const uint8_t *cx_error_text(const cx_error *error, cx_error_part part, size_t *length);
void cx_error_free(cx_error *_Nullable error);

// MARK: Results

typedef struct cx_buffer cx_buffer;
/// The bytes of a result; the pointer lives as long as the buffer.
const uint8_t *cx_buffer_bytes(const cx_buffer *buffer);
size_t cx_buffer_length(const cx_buffer *buffer);
void cx_buffer_free(cx_buffer *_Nullable buffer);

/// How many handles of every kind are alive in this process: what tests of "freed once" compare.
int64_t cx_live_handles(void);

/// The engine's version, NUL-terminated: "1.4.22".
const char *cx_engine_version(void);

// MARK: Databases

typedef struct cx_database cx_database;

typedef enum cx_mode {
  CX_MODE_OPEN = 0,
  CX_MODE_CREATE = 1,
  CX_MODE_CREATE_OR_OPEN = 2,
  CX_MODE_CREATE_OR_OVERWRITE = 3
} cx_mode;

typedef struct cx_statistics {
  uint32_t documents;
  uint32_t last_document;
  uint32_t shards;
  bool has_positions;
  double average_length;
  uint64_t total_length;
} cx_statistics;

/// Which parts of a stored document are wanted; combined with `|`.
typedef enum cx_parts {
  CX_PART_DATA = 1,
  CX_PART_TERMS = 2,
  CX_PART_POSITIONS = 4,  // of each term; wants CX_PART_TERMS
  CX_PART_VALUES = 8
} cx_parts;

/// Opens a folder, a single file or a stub file for reading.
cx_status cx_database_open(const uint8_t *_Nullable path, size_t path_length,
                           cx_database *_Nullable *_Nonnull out,
                           cx_error *_Nullable *_Nullable error);
/// Opens a database that `xapian-tcpsrv` serves. Times are in milliseconds, 0 for no limit.
cx_status cx_database_open_remote(const uint8_t *_Nullable host, size_t host_length, uint32_t port,
                                  uint32_t timeout, uint32_t connect_timeout,
                                  cx_database *_Nullable *_Nonnull out,
                                  cx_error *_Nullable *_Nullable error);
/// Opens a database for writing; only such a handle takes the functions under “Writing”.
cx_status cx_database_open_writable(const uint8_t *_Nullable path, size_t path_length, cx_mode mode,
                                    bool synced, cx_database *_Nullable *_Nonnull out,
                                    cx_error *_Nullable *_Nullable error);
/// Makes another handle of the same database, to which more can be added; both share connections.
cx_status cx_database_share(const cx_database *database, cx_database *_Nullable *_Nonnull out,
                            cx_error *_Nullable *_Nullable error);
/// Makes the shards of `other` shards of `database`. `other` may be freed afterwards.
cx_status cx_database_add(cx_database *database, const cx_database *other,
                          cx_error *_Nullable *_Nullable error);
cx_status cx_database_reopen(cx_database *database, bool *changed,
                             cx_error *_Nullable *_Nullable error);
/// Commits what a writer has pending and closes; a later call is `CX_CLOSED`.
cx_status cx_database_close(cx_database *database, cx_error *_Nullable *_Nullable error);
/// Frees the handle. A writer that was not closed commits here, and nobody hears how that went.
void cx_database_free(cx_database *_Nullable database);

cx_status cx_database_statistics(const cx_database *database, cx_statistics *out,
                                 cx_error *_Nullable *_Nullable error);
/// Result: text. The identity of the database; several shards' are joined by colons.
cx_status cx_database_uuid(const cx_database *database, cx_buffer *_Nullable *_Nonnull out,
                           cx_error *_Nullable *_Nullable error);
/// How many commits made this snapshot. One local shard only, otherwise `CX_INVALID_OPERATION` or
/// `CX_UNSUPPORTED`.
cx_status cx_database_revision(const cx_database *database, uint64_t *out,
                               cx_error *_Nullable *_Nullable error);
/// Result: text, empty when there is none.
cx_status cx_database_metadata(const cx_database *database, const uint8_t *_Nullable key,
                               size_t key_length, cx_buffer *_Nullable *_Nonnull out,
                               cx_error *_Nullable *_Nullable error);
/// Result: list(text).
cx_status cx_database_metadata_keys(const cx_database *database, const uint8_t *_Nullable prefix,
                                    size_t prefix_length, cx_buffer *_Nullable *_Nonnull out,
                                    cx_error *_Nullable *_Nullable error);

// MARK: Terms, postings and values

/// In how many documents the term is, and how often altogether; the latter is looked up only where it is wanted.
cx_status cx_database_term_statistics(const cx_database *database, const uint8_t *_Nullable term,
                                      size_t term_length, uint32_t *documents,
                                      uint64_t *_Nullable occurrences,
                                      cx_error *_Nullable *_Nullable error);
/// Result: list(text term, u32 documents), in byte order, at most `limit` of them.
cx_status cx_database_terms(const cx_database *database, const uint8_t *_Nullable prefix,
                            size_t prefix_length, uint32_t limit,
                            cx_buffer *_Nullable *_Nonnull out,
                            cx_error *_Nullable *_Nullable error);
/// Result: list(text term, u32 documents), the most frequent first and equal ones in byte order, at
/// most `limit` of them.
cx_status cx_database_frequent_terms(const cx_database *database, const uint8_t *_Nullable prefix,
                                     size_t prefix_length, uint32_t limit,
                                     cx_buffer *_Nullable *_Nonnull out,
                                     cx_error *_Nullable *_Nullable error);
/// The lowest id of a document with the term, 0 when there is none.
cx_status cx_database_first_posting(const cx_database *database, const uint8_t *_Nullable term,
                                    size_t term_length, uint32_t *out,
                                    cx_error *_Nullable *_Nullable error);
/// Result: list(u32 document), ascending. The empty term is in every document.
cx_status cx_database_postings(const cx_database *database, const uint8_t *_Nullable term,
                               size_t term_length, cx_buffer *_Nullable *_Nonnull out,
                               cx_error *_Nullable *_Nullable error);
/// Result: list(u32 position), ascending.
cx_status cx_database_positions(const cx_database *database, uint32_t document,
                                const uint8_t *_Nullable term, size_t term_length,
                                cx_buffer *_Nullable *_Nonnull out,
                                cx_error *_Nullable *_Nullable error);
/// Result: list(u32 document, text value), ascending by document.
cx_status cx_database_values(const cx_database *database, uint32_t slot,
                             cx_buffer *_Nullable *_Nonnull out,
                             cx_error *_Nullable *_Nullable error);
/// Result: u32 documents with a value, text lower bound, text upper bound.
cx_status cx_database_value_bounds(const cx_database *database, uint32_t slot,
                                   cx_buffer *_Nullable *_Nonnull out,
                                   cx_error *_Nullable *_Nullable error);
/// Result: u32 id, text data, list(text term, u32 frequency, list(u32 position)),
/// list(u32 slot, text value). Parts that were not asked for are empty.
cx_status cx_database_document(const cx_database *database, uint32_t document, uint32_t parts,
                               cx_buffer *_Nullable *_Nonnull out,
                               cx_error *_Nullable *_Nullable error);

// MARK: Spelling and synonyms

/// Result: text, empty when there is no suggestion.
cx_status cx_database_spelling(const cx_database *database, const uint8_t *_Nullable word,
                               size_t word_length, uint32_t distance,
                               cx_buffer *_Nullable *_Nonnull out,
                               cx_error *_Nullable *_Nullable error);
/// Result: list(text word, u32 frequency), in byte order, at most `limit` of them.
cx_status cx_database_spellings(const cx_database *database, uint32_t limit,
                                cx_buffer *_Nullable *_Nonnull out,
                                cx_error *_Nullable *_Nullable error);
/// Result: list(text).
cx_status cx_database_synonyms(const cx_database *database, const uint8_t *_Nullable term,
                               size_t term_length, cx_buffer *_Nullable *_Nonnull out,
                               cx_error *_Nullable *_Nullable error);
/// Result: list(text).
cx_status cx_database_synonym_keys(const cx_database *database, const uint8_t *_Nullable prefix,
                                   size_t prefix_length, cx_buffer *_Nullable *_Nonnull out,
                                   cx_error *_Nullable *_Nullable error);

// MARK: Queries

// A query is a packet in postfix order: each operator follows its operands. At most
// CX_QUERY_LEVELS levels, because the engine walks the tree by recursion.
#define CX_QUERY_LEVELS 64

typedef enum cx_operator {
  CX_QUERY_NOTHING = 0,
  CX_QUERY_EVERYTHING = 1,
  CX_QUERY_TERM = 2,           // text term, u32 frequency in the query
  CX_QUERY_AND = 3,            // u32 operands
  CX_QUERY_OR = 4,             // u32 operands
  CX_QUERY_XOR = 5,            // u32 operands
  CX_QUERY_MAX = 6,            // u32 operands
  CX_QUERY_SYNONYM = 7,        // u32 operands
  CX_QUERY_AND_NOT = 8,        // two operands
  CX_QUERY_FILTER = 9,         // two operands
  CX_QUERY_MAYBE = 10,         // two operands
  CX_QUERY_PHRASE = 11,        // u32 window, list(text)
  CX_QUERY_NEAR = 12,          // u32 window, list(text)
  CX_QUERY_WILDCARD = 13,      // text prefix, u32 limit, u8 excess, u8 combiner
  CX_QUERY_VALUE_RANGE = 14,   // u32 slot, text lowest, text highest
  CX_QUERY_VALUE_LEAST = 15,   // u32 slot, text lowest
  CX_QUERY_VALUE_MOST = 16,    // u32 slot, text highest
  CX_QUERY_SCALE = 17,         // f64 factor; one operand
  CX_QUERY_CONSTANT = 18,      // f64 weight
  CX_QUERY_ELITE = 19          // u32 operands, u32 how many to keep
} cx_operator;

/// What happens when a wildcard stands for more terms than its limit.
typedef enum cx_excess {
  CX_EXCESS_FAILS = 0,
  CX_EXCESS_FIRST = 1,
  CX_EXCESS_MOST_FREQUENT = 2
} cx_excess;

/// How the terms of a wildcard add up.
typedef enum cx_combiner {
  CX_COMBINER_SYNONYM = 0,
  CX_COMBINER_OR = 1,
  CX_COMBINER_MAX = 2
} cx_combiner;

/// Request: the query. Result: text, the engine's own notation of it.
cx_status cx_query_description(const uint8_t *_Nullable query, size_t query_length,
                               cx_buffer *_Nullable *_Nonnull out,
                               cx_error *_Nullable *_Nullable error);

// MARK: Matching

typedef enum cx_weighting {
  CX_WEIGHTING_BOOLEAN = 0,
  CX_WEIGHTING_BM25 = 1,         // f64 k1, k2, k3, b, least normalized length
  CX_WEIGHTING_BM25_PLUS = 2,    // the same, and f64 delta
  CX_WEIGHTING_TRADITIONAL = 3,  // f64 k
  CX_WEIGHTING_TF_IDF = 4,       // text normalizations
  CX_WEIGHTING_COORDINATE = 5,
  CX_WEIGHTING_INE_B2 = 6,       // f64 c
  CX_WEIGHTING_INL2 = 7,         // f64 c
  CX_WEIGHTING_IFB2 = 8,         // f64 c
  CX_WEIGHTING_BB2 = 9,          // f64 c
  CX_WEIGHTING_PL2 = 10,         // f64 c
  CX_WEIGHTING_DPH = 11,
  CX_WEIGHTING_DLH = 12
} cx_weighting;

typedef enum cx_sort {
  CX_SORT_RELEVANCE = 0,
  CX_SORT_RELEVANCE_THEN_VALUE = 1,   // u32 slot, u8 ascending
  CX_SORT_VALUE = 2,                  // u32 slot, u8 ascending
  CX_SORT_VALUE_THEN_RELEVANCE = 3,   // u32 slot, u8 ascending
  CX_SORT_VALUES = 4,                 // list(u32 slot, u8 ascending)
  CX_SORT_RELEVANCE_THEN_VALUES = 5,  // list(u32 slot, u8 ascending)
  CX_SORT_VALUES_THEN_RELEVANCE = 6   // list(u32 slot, u8 ascending)
} cx_sort;

/// Who answers: the same in both cases.
typedef enum cx_matcher {
  CX_MATCHER_LISTS = 0,  // posting lists decoded into arrays; what that cannot answer, the engine does
  CX_MATCHER_ENGINE = 1  // the engine's own matcher
} cx_matcher;

/// The order of documents that are equal otherwise.
typedef enum cx_ties {
  CX_TIES_ASCENDING = 0,
  CX_TIES_DESCENDING = 1,
  CX_TIES_ANY = 2
} cx_ties;

typedef enum cx_spy {
  CX_SPY_VALUES = 1,  // u32 slot
  CX_SPY_NUMBERS = 2  // u32 slot, whose values are sets of numbers below 65,536 as little-endian pairs of bytes
} cx_spy;

/// What a match brings back beside ids and weights; combined with `|`.
typedef enum cx_fetch {
  CX_FETCH_DATA = 1,
  CX_FETCH_MATCHING_TERMS = 2,
  CX_FETCH_TERM_STATISTICS = 4
} cx_fetch;

/// Request: u8 matcher; query as text; u8 weighting and its parameters; u32 offset, limit, check at
/// least;
/// u8 sort and its parameters; u8 ties; u8 whether relevance may use the early rejection of sorting
/// by key; f64 seconds (0: no limit); f64 least weight; u8 least percentage;
/// u8 whether to collapse, u32 slot, u32 keep; list(u8 spy and its parameters); u8 fetch;
/// list(u32 slot of a value to fetch).
///
/// Result: u32 lower bound, estimate and upper bound; the same three before collapsing; f64 greatest
/// possible weight, f64 greatest weight attained;
/// list(text term, u32 documents, f64 weight) for CX_FETCH_TERM_STATISTICS;
/// list(u32 document, f64 weight, u32 collapsed, text collapse key, text data, list(text value) in the
/// order of the slots asked for, list(text matching term));
/// list of what each spy saw, in order: u32 documents, then for CX_SPY_VALUES
/// list(text value, u32 documents), for CX_SPY_NUMBERS list(u32 number, u32 documents), ascending.
cx_status cx_database_match(cx_database *database, const uint8_t *_Nullable request,
                            size_t request_length, cx_buffer *_Nullable *_Nonnull out,
                            cx_error *_Nullable *_Nullable error);

/// Request: list(u32 relevant document); u32 limit; u8 whether a prefix is kept, text that prefix;
/// list(text prefix to drop); query as text, whose terms are left out; u8 whether the scheme is Bo1.
/// Result: list(text term, f64 weight), heaviest first.
cx_status cx_database_expand(const cx_database *database, const uint8_t *_Nullable request,
                             size_t request_length, cx_buffer *_Nullable *_Nonnull out,
                             cx_error *_Nullable *_Nullable error);

#define CX_SNIPPET_START 0x01
#define CX_SNIPPET_END 0x02

/// Request: query as text; text stemmer language; u32 length in bytes; u8 whether to weigh all
/// candidates; u8 whether a text without a match gives an empty snippet; text for what was left out;
/// list(text). Result: list(text): HTML-escaped, marked by CX_SNIPPET_START and CX_SNIPPET_END.
cx_status cx_database_snippets(const cx_database *database, const uint8_t *_Nullable request,
                               size_t request_length, cx_buffer *_Nullable *_Nonnull out,
                               cx_error *_Nullable *_Nullable error);

// MARK: Columns

/// Writes the columns of the database's state beside it, to be mapped by its readers. Request:
/// list(u32 slot whose values are kept); list(u32 slot that is only sorted by); u8 whether the columns
/// of an earlier state may be brought up to this one, u32 low and u32 high half of its revision;
/// list(u32 document that is another one since, or was added or deleted).
cx_status cx_database_write_columns(const cx_database *database, const uint8_t *_Nullable request,
                                    size_t request_length, cx_error *_Nullable *_Nullable error);
/// Result: text path of the columns of the database's state; text why they are not used, as the rest of
/// a sentence about the file; empty when they are. Damage inside them is only found by looking at all.
cx_status cx_database_columns_fault(const cx_database *database, bool looks_at_all,
                                    cx_buffer *_Nullable *_Nonnull out,
                                    cx_error *_Nullable *_Nullable error);

// MARK: Writing

/// A document is a packet: text data; list(text term, u32 frequency, list(u32 position));
/// list(u32 slot, text value).
cx_status cx_database_add_document(cx_database *database, const uint8_t *_Nullable document,
                                   size_t document_length, uint32_t *id,
                                   cx_error *_Nullable *_Nullable error);
cx_status cx_database_replace_document(cx_database *database, uint32_t id,
                                       const uint8_t *_Nullable document, size_t document_length,
                                       cx_error *_Nullable *_Nullable error);
/// Replaces the documents that have the term by this one, or adds it when there is none.
cx_status cx_database_replace_by_term(cx_database *database, const uint8_t *_Nullable term,
                                      size_t term_length, const uint8_t *_Nullable document,
                                      size_t document_length, uint32_t *id,
                                      cx_error *_Nullable *_Nullable error);
cx_status cx_database_delete_document(cx_database *database, uint32_t id,
                                      cx_error *_Nullable *_Nullable error);
cx_status cx_database_delete_by_term(cx_database *database, const uint8_t *_Nullable term,
                                     size_t term_length, cx_error *_Nullable *_Nullable error);
cx_status cx_database_commit(cx_database *database, cx_error *_Nullable *_Nullable error);
cx_status cx_database_begin_transaction(cx_database *database, bool flushed,
                                        cx_error *_Nullable *_Nullable error);
cx_status cx_database_commit_transaction(cx_database *database,
                                         cx_error *_Nullable *_Nullable error);
cx_status cx_database_cancel_transaction(cx_database *database,
                                         cx_error *_Nullable *_Nullable error);
cx_status cx_database_set_metadata(cx_database *database, const uint8_t *_Nullable key,
                                   size_t key_length, const uint8_t *_Nullable value,
                                   size_t value_length, cx_error *_Nullable *_Nullable error);
cx_status cx_database_add_spelling(cx_database *database, const uint8_t *_Nullable word,
                                   size_t word_length, uint32_t frequency,
                                   cx_error *_Nullable *_Nullable error);
cx_status cx_database_remove_spelling(cx_database *database, const uint8_t *_Nullable word,
                                      size_t word_length, uint32_t frequency,
                                      cx_error *_Nullable *_Nullable error);
cx_status cx_database_add_synonym(cx_database *database, const uint8_t *_Nullable term,
                                  size_t term_length, const uint8_t *_Nullable synonym,
                                  size_t synonym_length, cx_error *_Nullable *_Nullable error);
cx_status cx_database_remove_synonym(cx_database *database, const uint8_t *_Nullable term,
                                     size_t term_length, const uint8_t *_Nullable synonym,
                                     size_t synonym_length, cx_error *_Nullable *_Nullable error);
cx_status cx_database_clear_synonyms(cx_database *database, const uint8_t *_Nullable term,
                                     size_t term_length, cx_error *_Nullable *_Nullable error);

// MARK: Building

/// Documents that become a file, sorted: a part of a new database.
typedef struct cx_part cx_part;

cx_status cx_part_create(cx_part *_Nullable *_Nonnull out, cx_error *_Nullable *_Nullable error);
void cx_part_free(cx_part *_Nullable part);
/// Adds a document after those that were added: the packet of `cx_database_add_document`.
cx_status cx_part_add_document(cx_part *part, const uint8_t *_Nullable document,
                               size_t document_length, cx_error *_Nullable *_Nullable error);
/// What is stored beside the documents; of a key in several parts the first one's is kept. Packed
/// it takes half the room, and some microseconds to read.
cx_status cx_part_set_metadata(cx_part *part, const uint8_t *_Nullable key, size_t key_length,
                               const uint8_t *_Nullable value, size_t value_length, bool packed,
                               cx_error *_Nullable *_Nullable error);
/// Writes the file; nothing can be added after that.
cx_status cx_part_write(cx_part *part, const uint8_t *_Nullable path, size_t path_length,
                        cx_error *_Nullable *_Nullable error);
/// Makes a database of parts, whose documents come one after the other. Request: list(text part);
/// text folder, which must not be there.
cx_status cx_parts_join(const uint8_t *request, size_t request_length,
                        cx_error *_Nullable *_Nullable error);

// MARK: Care of a database

cx_status cx_is_locked(const uint8_t *_Nullable path, size_t path_length, bool *out,
                       cx_error *_Nullable *_Nullable error);
/// Result: u64 faults, text report. Damage is a finding and not a failure.
cx_status cx_check(const uint8_t *_Nullable path, size_t path_length,
                   cx_buffer *_Nullable *_Nonnull out, cx_error *_Nullable *_Nullable error);

typedef enum cx_compaction {
  CX_COMPACTION_KEEP_IDS = 1,
  CX_COMPACTION_SINGLE_FILE = 2,
  CX_COMPACTION_FULLER = 4,
  CX_COMPACTION_MULTIPASS = 8
} cx_compaction;

/// Request: list(text path of a source); text path of the destination; u8 compaction;
/// u32 block size in bytes (0: the engine's own).
cx_status cx_compact(const uint8_t *_Nullable request, size_t request_length,
                     cx_error *_Nullable *_Nullable error);

// MARK: What the process keeps

/// How much memory decoded posting lists take now.
uint64_t cx_kept_lists_bytes(void);
/// Lets them take so much and no more, 0: as much as at the start. Answers never depend on it.
void cx_kept_lists_limit(uint64_t bytes);

// MARK: Words and numbers

typedef struct cx_stemmer cx_stemmer;
cx_status cx_stemmer_new(const uint8_t *_Nullable language, size_t language_length,
                         cx_stemmer *_Nullable *_Nonnull out,
                         cx_error *_Nullable *_Nullable error);
/// The stem lives in the stemmer until its next call.
cx_status cx_stemmer_stem(cx_stemmer *stemmer, const uint8_t *_Nullable word, size_t word_length,
                          const uint8_t *_Nonnull *_Nonnull stem, size_t *stem_length,
                          cx_error *_Nullable *_Nullable error);
void cx_stemmer_free(cx_stemmer *_Nullable stemmer);
/// Result: list(text).
cx_status cx_stemmer_languages(cx_buffer *_Nullable *_Nonnull out,
                               cx_error *_Nullable *_Nullable error);

#define CX_SORTABLE_LENGTH 9
/// Writes a number as bytes that sort as the numbers do, and returns how many (at most
/// CX_SORTABLE_LENGTH).
size_t cx_sortable_serialise(double number, uint8_t *out);
double cx_sortable_unserialise(const uint8_t *_Nullable bytes, size_t length);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif

#endif
