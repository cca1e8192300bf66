// Makes a database of parts: one pass over all of them writes every table of the engine from its first entry to its
// last. Where the engine joins databases it keeps a chunk of postings for each of them; here chunks are filled up.
#include <algorithm>
#include <cerrno>
#include <memory>
#include <random>
#include <sys/stat.h>
#include <vector>
#include <xapian.h>

#include "Bridge/Failure.hpp"
#include "Bridge/Packet.hpp"
#include "Writing/Deflating.hpp"
#include "Writing/GlassTable.hpp"
#include "Writing/Part.hpp"

namespace {

using glass::TableWriter;
using part::SectionReader;

/// All parts together may hold so many bytes of their files in memory.
constexpr size_t buffersTogether = 32 << 20;
/// Chunks of postings end with this length, as the engine's do.
constexpr size_t fullChunk = 2000;

/// A part and its place in the whole.
struct Source {
  std::string path;
  part::Header header;
  /// The document before its first.
  uint32_t before;
};

size_t bufferSize(size_t parts) {
  return std::max(size_t(8192), std::min(size_t(1 << 18), buffersTogether / parts));
}

uint32_t small(uint64_t value) {
  if (value > UINT32_MAX) throw Xapian::DatabaseCorruptError("A part holds too large a number");
  return uint32_t(value);
}

/// The lists of a part, with the key of the next one.
struct Lists {
  SectionReader reader;
  std::string key;
  uint32_t before;
  size_t place;

  Lists(const Source &source, size_t place, size_t size)
      : reader(source.path, source.header.lists, size), before(source.before), place(place) {}

  bool next() {
    if (reader.atEnd()) return false;
    key = reader.text();
    return true;
  }
};

/// Puts the part with the lowest key first; of several, the first part.
bool comesLater(const std::unique_ptr<Lists> &one, const std::unique_ptr<Lists> &other) {
  const int order = one->key.compare(other->key);
  return order != 0 ? order > 0 : one->place > other->place;
}

/// Chunks of the postings of one term.
class Postings {
  struct Chunk {
    uint32_t first, last;
    std::string bytes;
  };
  std::vector<Chunk> chunks_;
  uint64_t documents_ = 0, occurrences_ = 0;

 public:
  void add(SectionReader &reader, uint32_t before) {
    documents_ += reader.number();
    occurrences_ += reader.number();
    const uint32_t first = small(reader.number() + before), last = small(reader.number() + before);
    const std::string_view bytes = reader.text();
    if (chunks_.empty() || chunks_.back().bytes.size() + bytes.size() > fullChunk) {
      chunks_.push_back({first, last, std::string(bytes)});
      return;
    }
    Chunk &chunk = chunks_.back();
    glass::number(chunk.bytes, first - chunk.last - 1);
    chunk.bytes += bytes;
    chunk.last = last;
  }

  void write(const std::string &name, TableWriter &table) const {
    std::string key = name, tag;
    for (const Chunk &chunk : chunks_) {
      tag.clear();
      if (&chunk == &chunks_.front()) {
        glass::number(tag, documents_);
        glass::number(tag, occurrences_);
        glass::number(tag, chunk.first - 1);
      } else {
        key = name;
        if (name != glass::lengths) key += '\0';
        glass::sortable(key, chunk.first);
      }
      tag += &chunk == &chunks_.back() ? '1' : '0';
      glass::number(tag, chunk.last - chunk.first);
      tag += chunk.bytes;
      table.add(key, tag);
    }
  }
};

class Joining {
  const std::string folder_;
  std::vector<Source> sources_;
  uint32_t documents_ = 0;

  std::string path(const char *table) const { return folder_ + "/" + table + ".glass"; }
  std::string joinLists(std::string &positions);
  void joinTexts(std::string &data, std::string &terms);
  void write(const std::vector<std::string> &tables) const;

 public:
  Joining(const std::vector<std::string> &parts, const std::string &folder) : folder_(folder) {
    for (const std::string &path : parts) {
      sources_.push_back({path, part::header(path), documents_});
      documents_ = small(documents_ + sources_.back().header.documents);
    }
    if (::mkdir(folder.c_str(), 0777) != 0) {
      throw Xapian::DatabaseCreateError("Couldn't make " + folder, std::string(), errno);
    }
  }

  void run() {
    std::string data, terms, positions;
    joinTexts(data, terms);
    const std::string lists = joinLists(positions);
    const std::string absent = TableWriter::absent(glass::leastPacked);
    write({lists, data, terms, positions, absent, absent});
  }
};

/// The tables of what belongs to a document: its data, its terms and the slots of its values.
void Joining::joinTexts(std::string &data, std::string &terms) {
  TableWriter dataTable(path("docdata"), glass::leastPacked),
      termTable(path("termlist"), glass::leastPacked);
  for (const Source &source : sources_) {
    SectionReader reader(source.path, source.header.texts, bufferSize(1));
    for (uint32_t document = 1; document <= source.header.documents; ++document) {
      std::string key;
      glass::sortable(key, source.before + document);
      bool isPacked = reader.number();
      termTable.add(key, reader.text(), isPacked);
      isPacked = reader.number();
      const std::string_view slots = reader.text();
      if (!slots.empty()) termTable.add(key + '\0', slots, isPacked);
      isPacked = reader.number();
      const std::string_view stored = reader.text();
      if (!stored.empty()) dataTable.add(key, stored, isPacked);
    }
    if (!reader.atEnd()) throw Xapian::DatabaseCorruptError(source.path + " has too much in it");
  }
  data = dataTable.finish();
  terms = termTable.finish();
}

/// Copies what is stored beside the documents; the first part's counts.
void joinMetadata(const std::vector<Lists *> &same, TableWriter &table) {
  for (Lists *lists : same) {
    const bool isPacked = lists->reader.number();
    const std::string_view stored = lists->reader.text();
    // The engine compresses nothing of this table, but opens what says that it is.
    if (lists == same.front()) table.add(lists->key, stored, isPacked);
  }
}

void joinStatistics(const std::vector<Lists *> &same, TableWriter &table) {
  uint64_t frequency = 0;
  std::string lower, upper;
  for (Lists *lists : same) {
    const bool isFirst = frequency == 0;
    frequency += lists->reader.number();
    const std::string least(lists->reader.text()), greatest(lists->reader.text());
    if (isFirst || least < lower) lower = least;
    if (isFirst || greatest > upper) upper = greatest;
  }
  std::string tag;
  glass::number(tag, frequency);
  glass::text(tag, lower);
  if (upper != lower) tag += upper;
  table.add(same.front()->key, tag);
}

void joinValues(const std::vector<Lists *> &same, TableWriter &table) {
  for (Lists *lists : same) {
    for (uint64_t chunks = lists->reader.number(); chunks > 0; --chunks) {
      std::string key = lists->key;
      glass::sortable(key, small(lists->reader.number() + lists->before));
      table.add(key, lists->reader.text());
    }
  }
}

/// The postings of a term, and its positions; both are in the order of parts and so of documents.
void joinPostings(const std::vector<Lists *> &same, TableWriter &table,
                  std::unique_ptr<TableWriter> &positions, const std::string &positionsPath) {
  Postings postings;
  std::string key;
  for (Lists *lists : same) {
    postings.add(lists->reader, lists->before);
    for (uint64_t rest = lists->reader.number(); rest > 0; --rest) {
      if (!positions) positions = std::make_unique<TableWriter>(positionsPath, 0);
      key = lists->key;
      key += '\0';
      glass::sortable(key, small(lists->reader.number() + lists->before));
      positions->add(key, lists->reader.text());
    }
  }
  postings.write(same.front()->key, table);
}

std::string Joining::joinLists(std::string &positions) {
  TableWriter table(path("postlist"), 0);
  std::unique_ptr<TableWriter> positionTable;
  std::vector<std::unique_ptr<Lists>> heap;
  for (const Source &source : sources_) {
    heap.push_back(std::make_unique<Lists>(source, heap.size(), bufferSize(sources_.size())));
    if (!heap.back()->next()) heap.pop_back();
  }
  std::make_heap(heap.begin(), heap.end(), comesLater);
  const auto startsWith = [](const std::string &key, std::string_view start) {
    return key.compare(0, start.size(), start) == 0;
  };
  std::vector<Lists *> same;
  while (!heap.empty()) {
    // What has the lowest key goes to the back of the heap, part by part.
    size_t rest = heap.size();
    same.clear();
    do {
      std::pop_heap(heap.begin(), heap.begin() + long(rest), comesLater);
      same.push_back(heap[--rest].get());
    } while (rest > 0 && heap.front()->key == same.front()->key);
    const std::string &key = same.front()->key;
    if (startsWith(key, glass::metadata)) {
      joinMetadata(same, table);
    } else if (startsWith(key, glass::statistics)) {
      joinStatistics(same, table);
    } else if (startsWith(key, glass::values)) {
      joinValues(same, table);
    } else {
      joinPostings(same, table, positionTable, path("position"));
    }
    for (size_t place = rest; place < heap.size();) {
      if (heap[place]->next()) {
        std::push_heap(heap.begin(), heap.begin() + long(++place), comesLater);
      } else {
        heap.erase(heap.begin() + long(place));
      }
    }
  }
  positions = positionTable ? positionTable->finish() : TableWriter::absent(0);
  return table.finish();
}

/// The file that makes tables a database: its form, a name of its own, the tables, and what is known of all documents.
void Joining::write(const std::vector<std::string> &tables) const {
  std::string bytes("\x0f\x0dXapian Glass\x04\x6e", 16);
  std::random_device random;
  for (unsigned place = 0; place < 16; ++place) bytes += char(random());
  bytes[22] = char((bytes[22] & 0x0F) | 0x40);
  bytes[24] = char((bytes[24] & 0x3F) | 0x80);
  glass::number(bytes, 1);
  for (const std::string &table : tables) bytes += table;
  part::Header all = {};
  for (const Source &source : sources_) {
    const part::Header &one = source.header;
    all.length += one.length;
    all.greatestLength = std::max(all.greatestLength, one.greatestLength);
    all.greatestFrequency = std::max(all.greatestFrequency, one.greatestFrequency);
    if (one.leastLength && (!all.leastLength || one.leastLength < all.leastLength)) {
      all.leastLength = one.leastLength;
    }
  }
  for (const uint64_t value :
       {uint64_t(documents_), uint64_t(0), all.leastLength, all.greatestFrequency,
        all.greatestLength - all.greatestFrequency, uint64_t(0), all.length, uint64_t(0)}) {
    glass::number(bytes, value);
  }
  NewFile file(folder_ + "/iamglass");
  file.append(bytes);
  file.finish();
}

}  // namespace

cx_status cx_parts_join(const uint8_t *request, size_t request_length, cx_error **error) {
  return guarded(error, [&] {
    PacketReader asked(request, request_length);
    std::vector<std::string> parts;
    for (uint32_t count = asked.u32(); count > 0; --count) parts.push_back(nameOf(asked.text()));
    if (parts.empty()) throw Xapian::InvalidArgumentError("There is no part to join");
    Joining(parts, nameOf(asked.text())).run();
  });
}
