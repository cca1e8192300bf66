// A part while documents come in.
#ifndef CXAPIAN_PART_WRITING_HPP
#define CXAPIAN_PART_WRITING_HPP

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "Bridge/Counted.hpp"
#include "Bridge/Packet.hpp"
#include "Writing/Deflating.hpp"
#include "Writing/Part.hpp"
#include "Writing/TermTable.hpp"

/// The values of one slot, in chunks as the engine keeps them.
struct SlotPart {
  struct Chunk {
    uint32_t first, last;
    std::string bytes;
  };
  uint32_t frequency = 0;
  std::string lower, upper;
  std::vector<Chunk> chunks;

  void add(uint32_t document, std::string_view value);
};

struct cx_part : Counted {
  void add(PacketReader &packet);
  void setMetadata(std::string key, std::string value, bool isPacked);
  void write(const std::string &path);

 private:
  struct Posting {
    uint32_t term, frequency, firstPosition, positions;
  };
  struct Document {
    uint32_t firstPosting, postings, length;
    std::string data, slots;
    bool isPacked;
  };

  TermTable terms_;
  std::vector<Posting> postings_;
  std::vector<uint32_t> positions_;
  std::vector<Document> documents_;
  std::map<uint32_t, SlotPart> slots_;
  /// What is stored beside the documents, and whether it is compressed.
  std::map<std::string, std::pair<std::string, bool>> metadata_;
  glass::Deflater deflater_{1};
  part::Header header_ = {};

  void addTerms(PacketReader &packet, Document &document);
  void addValues(PacketReader &packet, Document &document);
  void sortPostings(const std::vector<uint32_t> &ranks);
  void join(Document &document);
  /// Terms in their order; a posting's term is its place among them.
  using Names = std::vector<std::string_view>;
  std::string termList(const Document &document, const Names &names) const;
  std::string texts(const Names &names);
  std::string lists(const Names &names) const;
  void putLengths(std::string &out) const;
  void putTerms(std::string &out, const Names &names) const;
};

#endif
