#include "Writing/GlassTable.hpp"

#include <algorithm>
#include <cstring>
#include <utility>
#include <xapian.h>

#include "Writing/GlassCoding.hpp"

// The form of a block: revision (4 bytes), level (1), the longest and all free room (2 each), the end of the directory
// (2), the directory of offsets (2 each). An item of an entry: its length less three with flags in the top bits (2),
// the key's length (1), the key, which component of the entry it is where it is not the first (2), data. An item of a
// branch: the block (4), the key's length (1), the key, the component (2). Numbers begin with the highest byte.
namespace glass {

namespace {

enum : unsigned { isFirst = 0x2000, isLast = 0x4000, isPacked = 0x8000 };
/// The engine wants four items to fit into any block.
constexpr size_t longestItem = (blockSize - 11 - 4 * 2) / 4;
/// Less than this of an entry is not put at the end of a block.
constexpr size_t leastPiece = 128;
constexpr uint32_t revision = 1;

void put2(char *to, size_t value) {
  to[0] = char(value >> 8);
  to[1] = char(value);
}

void put4(char *to, uint32_t value) {
  put2(to, value >> 16);
  put2(to + 2, value & 0xFFFF);
}

}  // namespace

char *Block::add(size_t length) {
  items_ -= length;
  put2(&bytes_[directory_], items_);
  directory_ += 2;
  return &bytes_[items_];
}

std::string Block::take(unsigned level) {
  put4(&bytes_[0], revision);
  bytes_[4] = char(level);
  put2(&bytes_[5], items_ - directory_);
  put2(&bytes_[7], items_ - directory_);
  put2(&bytes_[9], directory_);
  std::string taken(blockSize, '\0');
  std::swap(taken, bytes_);
  directory_ = head;
  items_ = blockSize;
  return taken;
}

TableWriter::TableWriter(const std::string &path, unsigned compressMinimum)
    : file_(path), compressMinimum_(compressMinimum) {
  // Every table begins with an entry of an empty key.
  addItem({}, 1, isFirst | isLast, {});
}

uint32_t TableWriter::writeBlock(Block &block, unsigned level) {
  file_.append(block.take(level));
  return blocks_++;
}

/// Tells a branch of a block below it; the name is a key with its length before and its component after it.
void TableWriter::enter(size_t level, const std::string &name, uint32_t block) {
  if (branches_.size() == level) branches_.emplace_back();
  if (branches_[level].block.room() < 4 + name.size()) {
    const uint32_t full = writeBlock(branches_[level].block, unsigned(level + 1));
    enter(level + 1, std::exchange(branches_[level].name, name), full);
  }
  Branch &branch = branches_[level];
  static const std::string nothing(3, '\0');
  const std::string &shown = branch.block.isEmpty() ? nothing : name;
  char *item = branch.block.add(4 + shown.size());
  put4(item, block);
  std::memcpy(item + 4, shown.data(), shown.size());
}

void TableWriter::endLeaf() { enter(0, leafName_, writeBlock(leaf_, 0)); }

/// Names the next leaf by as little of its first key as tells it from the one before.
void TableWriter::beginLeaf(std::string_view key, unsigned component) {
  endLeaf();
  size_t length = key.size();
  if (component == 1) {
    const size_t most = std::min(key.size(), lastKey_.size());
    length = size_t(std::mismatch(key.begin(), key.begin() + long(most), lastKey_.begin()).first -
                    key.begin());
    length = std::min(length + 1, key.size());
  }
  leafName_.assign(1, char(length));
  leafName_ += key.substr(0, length);
  leafName_ += {char(component >> 8), char(component)};
}

void TableWriter::addItem(std::string_view key, unsigned component, unsigned flags,
                          std::string_view data) {
  const size_t inner = key.size() + (flags & isFirst ? 0 : 2) + data.size();
  char *item = leaf_.add(3 + inner);
  put2(item, inner | flags);
  item[2] = char(key.size());
  std::memcpy(item + 3, key.data(), key.size());
  item += 3 + key.size();
  if (!(flags & isFirst)) {
    put2(item, component);
    item += 2;
  }
  std::memcpy(item, data.data(), data.size());
}

void TableWriter::add(std::string_view key, std::string_view tag, bool isCompressed) {
  if (key.empty() || key.size() > 252 || key <= lastKey_) {
    throw Xapian::InvalidArgumentError("Key too long, or out of order");
  }
  const unsigned packed = isCompressed ? isPacked : 0;
  for (unsigned component = 1;; ++component) {
    if (component > 0xFFFF) throw Xapian::RangeError("A tag of more than 64 MiB");
    const unsigned flags = packed | (component == 1 ? isFirst : 0);
    const size_t around = 3 + key.size() + (component == 1 ? 0 : 2);
    size_t room = std::min(leaf_.room(), longestItem);
    if (room < around + std::min(tag.size(), leastPiece)) {
      beginLeaf(key, component);
      room = longestItem;
    }
    const std::string_view piece = tag.substr(0, room - around);
    tag.remove_prefix(piece.size());
    addItem(key, component, flags | (tag.empty() ? isLast : 0), piece);
    if (tag.empty()) break;
  }
  lastKey_ = key;
  ++entries_;
}

std::string TableWriter::finish() {
  uint32_t root = 0;
  size_t level = 0;
  if (branches_.empty()) {
    root = writeBlock(leaf_, 0);
  } else {
    endLeaf();
    for (; level + 1 < branches_.size(); ++level) {
      const uint32_t last = writeBlock(branches_[level].block, unsigned(level + 1));
      enter(level + 1, std::string(branches_[level].name), last);
    }
    root = writeBlock(branches_[level].block, unsigned(level + 1));
    ++level;
  }
  file_.finish();
  std::string told, free;
  number(told, root);
  number(told, level << 2 | 2);
  number(told, entries_);
  number(told, blockSize >> 11);
  number(told, compressMinimum_);
  for (const uint64_t value : {uint64_t(revision), uint64_t(blocks_)}) number(free, value);
  free.append(4, '\0');
  text(told, free);
  return told;
}

std::string TableWriter::absent(unsigned compressMinimum) {
  std::string told;
  for (const uint64_t value : {0u, 3u, 0u, unsigned(blockSize >> 11), compressMinimum, 0u}) {
    number(told, value);
  }
  return told;
}

}  // namespace glass
