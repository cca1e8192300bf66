#include "Bridge/Failure.hpp"

#include <cerrno>
#include <cstring>
#include <exception>
#include <new>
#include <xapian.h>

std::atomic<int64_t> Counted::alive{0};

namespace {

/// What is told when there is no memory left to say it in.
cx_error *memoryExhausted() noexcept {
  static cx_error *const error = [] {
    auto *made = new (std::nothrow) cx_error;
    if (made) {
      made->type = "bad_alloc";
      made->message = "out of memory";
      Counted::alive.fetch_sub(1, std::memory_order_relaxed);  // it lives as long as the process
    }
    return made;
  }();
  return error;
}

bool startsWith(const std::string &text, const char *start) {
  return text.compare(0, std::strlen(start), start) == 0;
}

bool endsWith(const std::string &text, const char *end) {
  const size_t length = std::strlen(end);
  return text.size() >= length && text.compare(text.size() - length, length, end) == 0;
}

/// The engine keeps `errno` to itself and shows its words; two errors have the same words only if
/// they are the same error.
bool isSystemError(const Xapian::Error &error, int number) {
  const char *words = error.get_error_string();
  return words && std::strcmp(words, std::strerror(number)) == 0;
}

cx_status sorted(const Xapian::DatabaseLockError &error) {
  // Without the right or the space to make the lock file it is a lock error, too.
  return endsWith(error.get_msg(), ": already locked") ? CX_LOCK_HELD : CX_STORAGE;
}

cx_status sorted(const Xapian::DatabaseCreateError &error) {
  if (isSystemError(error, ENOENT)) return CX_NOT_FOUND;
  return error.get_error_string() ? CX_STORAGE : CX_ALREADY_EXISTS;
}

cx_status sorted(const Xapian::DatabaseOpeningError &error) {
  if (isSystemError(error, ENOENT) || isSystemError(error, ENOTDIR)) {
    // "Couldn't open …/postlist.glass": the database is there and one of its tables is not.
    return startsWith(error.get_msg(), "Couldn't open ") ? CX_CORRUPT : CX_NOT_FOUND;
  }
  return error.get_error_string() ? CX_STORAGE : CX_CORRUPT;
}

/// Reading past the end of a table ("EOF reading block 3") is a plain DatabaseError without a word
/// of the operating system; a failed read or write has one. A commit that fails and cannot be undone
/// either hides that word in its message: "Modifications failed (DatabaseError: Error writing …)".
cx_status sorted(const Xapian::DatabaseError &error) {
  if (isSystemError(error, ENOENT)) return CX_NOT_FOUND;
  if (startsWith(error.get_msg(), "Modifications failed (DatabaseError")) return CX_STORAGE;
  return error.get_error_string() ? CX_STORAGE : CX_CORRUPT;
}

cx_status tell(cx_error **out, cx_status status, const Xapian::Error &error) {
  if (!out) return status;
  auto *told = new cx_error;
  *out = told;
  told->status = status;
  told->type = error.get_type();
  told->message = error.get_msg();
  told->context = error.get_context();
  if (const char *words = error.get_error_string()) told->system = words;
  return status;
}

cx_status tell(cx_error **out, const char *type, const char *message) {
  if (!out) return CX_OTHER;
  auto *told = new cx_error;
  *out = told;
  told->type = type;
  told->message = message;
  return CX_OTHER;
}

/// Rethrows what is being handled and names its kind; the most particular types come first.
cx_status rethrown(cx_error **out) {
  try {
    throw;
  } catch (const Xapian::DatabaseLockError &error) {
    return tell(out, sorted(error), error);
  } catch (const Xapian::DatabaseModifiedError &error) {
    return tell(out, CX_MODIFIED, error);
  } catch (const Xapian::DatabaseNotFoundError &error) {
    return tell(out, CX_NOT_FOUND, error);
  } catch (const Xapian::DocNotFoundError &error) {
    return tell(out, CX_NOT_FOUND, error);
  } catch (const Xapian::DatabaseCorruptError &error) {
    return tell(out, CX_CORRUPT, error);
  } catch (const Xapian::DatabaseVersionError &error) {
    return tell(out, CX_VERSION, error);
  } catch (const Xapian::DatabaseClosedError &error) {
    return tell(out, CX_CLOSED, error);
  } catch (const Xapian::DatabaseCreateError &error) {
    return tell(out, sorted(error), error);
  } catch (const Xapian::DatabaseOpeningError &error) {
    return tell(out, sorted(error), error);
  } catch (const Xapian::DatabaseError &error) {
    return tell(out, sorted(error), error);
  } catch (const Xapian::NetworkError &error) {
    return tell(out, CX_NETWORK, error);
  } catch (const Xapian::InvalidArgumentError &error) {
    return tell(out, CX_INVALID_ARGUMENT, error);
  } catch (const Xapian::InvalidOperationError &error) {
    return tell(out, CX_INVALID_OPERATION, error);
  } catch (const Xapian::UnimplementedError &error) {
    return tell(out, CX_UNSUPPORTED, error);
  } catch (const Xapian::FeatureUnavailableError &error) {
    return tell(out, CX_UNSUPPORTED, error);
  } catch (const Xapian::QueryParserError &error) {
    return tell(out, CX_QUERY, error);
  } catch (const Xapian::WildcardError &error) {
    return tell(out, CX_QUERY, error);
  } catch (const Xapian::SerialisationError &error) {
    return tell(out, CX_CORRUPT, error);
  } catch (const Xapian::RangeError &error) {
    return tell(out, CX_CORRUPT, error);
  } catch (const Xapian::Error &error) {
    return tell(out, CX_OTHER, error);
  } catch (const std::bad_alloc &) {
    if (out) *out = memoryExhausted();
    return CX_OTHER;
  } catch (const std::exception &error) {
    return tell(out, "std::exception", error.what());
  } catch (...) {
    return tell(out, "unknown", "an exception of an unknown type");
  }
}

}  // namespace

cx_status sortException(cx_error **error) noexcept {
  if (error) *error = nullptr;
  try {
    return rethrown(error);
  } catch (...) {  // no memory for the words
    if (error && !*error) *error = memoryExhausted();
    return CX_OTHER;
  }
}

cx_status cx_error_status(const cx_error *error) { return error->status; }

const uint8_t *cx_error_text(const cx_error *error, cx_error_part part, size_t *length) {
  const std::string &text = part == CX_ERROR_TYPE      ? error->type
                            : part == CX_ERROR_MESSAGE ? error->message
                            : part == CX_ERROR_CONTEXT ? error->context
                                                       : error->system;
  *length = text.size();
  return reinterpret_cast<const uint8_t *>(text.data());
}

void cx_error_free(cx_error *error) {
  if (error != memoryExhausted()) delete error;
}

int64_t cx_live_handles(void) { return Counted::alive.load(std::memory_order_relaxed); }
