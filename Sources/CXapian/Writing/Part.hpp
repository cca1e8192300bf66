// A part of an index under construction: a few hundred documents with all that the engine's tables need of them, sorted.
//
// | section | what, for each in order |
// |---|---|
// | documents | the list of terms, the slots it has values in, its data: flag and text each |
// | lists | key; by the kind of key: what is stored, statistics of a slot, chunks of a slot's values, or postings |
//
// Keys are those of the engine's posting table without document ids; ids are counted from 1 in each part. Numbers and
// texts are coded as in those tables, postings too, so that joining parts copies them.
#ifndef CXAPIAN_PART_HPP
#define CXAPIAN_PART_HPP

#include <string>
#include <string_view>

#include "Bridge/Counted.hpp"
#include "Writing/GlassCoding.hpp"

namespace part {

/// Where a section stands in the file, and its check: CRC-32, as gzip has it (RFC 1952, section 8).
struct Section {
  uint64_t start, length, check;
};

/// The beginning of the file.
struct Header {
  char mark[8];
  uint64_t documents, length, leastLength, greatestLength, greatestFrequency;
  Section texts, lists;
};

/// The check before the first byte.
constexpr uint32_t checkOfNothing = 0;

constexpr char mark[9] = "expart-1";

/// Reads the file's beginning, which must be whole.
Header header(const std::string &path);

/// Reads a section once, from its beginning to its end. No file stays open: there may be thousands.
class SectionReader {
  const std::string path_;
  const Section section_;
  const size_t size_;
  std::string buffer_;
  size_t next_ = 0;
  uint64_t read_ = 0;
  uint64_t check_;

  [[noreturn]] void fail() const;
  void refill(size_t length);

 public:
  /// - Parameter size: so many bytes are read at once.
  SectionReader(const std::string &path, const Section &section, size_t size);

  bool atEnd() const { return next_ == buffer_.size() && read_ == section_.length; }
  uint64_t number();
  /// Bytes that stay until the next call.
  std::string_view bytes(size_t length);
  std::string_view text() { return bytes(number()); }
};

}  // namespace part

#endif
