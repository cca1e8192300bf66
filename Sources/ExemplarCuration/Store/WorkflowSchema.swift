internal import GRDB

/// The tables of `.exemplar/workflow.sqlite`, step by step; a step that was released is never changed.
enum WorkflowSchema {
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("submissions, rounds, events, words") { try $0.execute(sql: first) }
    migrator.registerMigration("tokens, requests") { try $0.execute(sql: second) }
    return migrator
  }()

  /// Times are milliseconds since 1970, UTC. An event is never changed; the words of persons lie apart from
  /// it, so that they can be erased while the chain of digests still holds.
  private static let first = """
    CREATE TABLE submissions (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      exemplar TEXT NOT NULL,
      title TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN (
        'submitted', 'in-review', 'needs-changes', 'approved', 'published', 'superseded',
        'declined', 'cancelled', 'withdrawn')),
      actor TEXT NOT NULL,
      claimed_by TEXT,
      since INTEGER NOT NULL,
      publish_on TEXT,
      version INTEGER
    ) STRICT;
    CREATE INDEX submissions_of_exemplar ON submissions (exemplar);
    CREATE INDEX submissions_in_state ON submissions (state);
    CREATE UNIQUE INDEX one_open_submission ON submissions (exemplar)
      WHERE state IN ('submitted', 'in-review', 'needs-changes', 'approved');

    CREATE TABLE rounds (
      submission INTEGER NOT NULL REFERENCES submissions (number),
      number INTEGER NOT NULL,
      digest TEXT NOT NULL,
      received INTEGER NOT NULL,
      event INTEGER NOT NULL REFERENCES events (number),
      folder TEXT UNIQUE,
      findings TEXT NOT NULL,
      PRIMARY KEY (submission, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE events (
      number INTEGER PRIMARY KEY,
      time INTEGER NOT NULL,
      kind TEXT NOT NULL,
      actor TEXT NOT NULL,
      role TEXT NOT NULL,
      submission INTEGER REFERENCES submissions (number),
      exemplar TEXT NOT NULL,
      version INTEGER,
      "from" TEXT,
      "to" TEXT,
      bag TEXT,
      reason TEXT,
      words TEXT,
      previous TEXT NOT NULL,
      digest TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE INDEX events_of_submission ON events (submission);
    CREATE INDEX events_of_exemplar ON events (exemplar);
    CREATE TRIGGER events_stay BEFORE UPDATE ON events
      BEGIN SELECT RAISE (ABORT, 'An event is never changed.'); END;
    CREATE TRIGGER events_remain BEFORE DELETE ON events
      BEGIN SELECT RAISE (ABORT, 'An event is never removed.'); END;

    CREATE TABLE words (
      event INTEGER PRIMARY KEY REFERENCES events (number),
      salt TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER words_stay BEFORE UPDATE ON words
      BEGIN SELECT RAISE (ABORT, 'Words are erased, never changed.'); END;

    CREATE TABLE pending (
      event INTEGER PRIMARY KEY REFERENCES events (number)
    ) STRICT;
    """

  /// Of a token's secret there is a digest alone. Roles have a space between them, schools a line feed. A request is
  /// running while it has no status.
  private static let second = """
    CREATE TABLE tokens (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      roles TEXT NOT NULL,
      schools TEXT,
      created INTEGER NOT NULL,
      creator TEXT NOT NULL,
      expires INTEGER,
      revoked INTEGER,
      revoker TEXT,
      last_used TEXT,
      digest BLOB NOT NULL CHECK (length(digest) = 32)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER tokens_remain BEFORE DELETE ON tokens
      BEGIN SELECT RAISE (ABORT, 'A token is revoked, never removed.'); END;

    CREATE TABLE requests (
      actor TEXT NOT NULL,
      key TEXT NOT NULL,
      digest TEXT NOT NULL,
      begun INTEGER NOT NULL,
      mark TEXT NOT NULL UNIQUE,
      process TEXT NOT NULL,
      status INTEGER,
      body BLOB,
      PRIMARY KEY (actor, key)
    ) STRICT;
    CREATE INDEX requests_by_age ON requests (begun);
    """
}
