// Writes one of the engine's tables from entries that come in order: every block full, one pass, a few blocks of memory.
#ifndef CXAPIAN_GLASS_TABLE_HPP
#define CXAPIAN_GLASS_TABLE_HPP

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "Writing/NewFile.hpp"

namespace glass {

constexpr size_t blockSize = 8192;

/// A block that is being filled: offsets of its items from the front, the items from the back.
class Block {
  static constexpr size_t head = 11;
  std::string bytes_ = std::string(blockSize, '\0');
  size_t directory_ = head, items_ = blockSize;

 public:
  bool isEmpty() const { return directory_ == head; }
  /// What an item may have that still fits.
  size_t room() const {
    const size_t free = items_ - directory_;
    return free > 2 ? free - 2 : 0;
  }
  /// Room for an item of so many bytes, which is there.
  char *add(size_t length);
  /// The bytes as they are written; the block is empty after that.
  std::string take(unsigned level);
};

/// A B-tree of one table. Keys rise; each is there once.
class TableWriter {
  /// Blocks that tell which block each key is in; the first level stands above the entries.
  struct Branch {
    Block block;
    /// What the block above calls this one.
    std::string name;
  };

  NewFile file_;
  unsigned compressMinimum_;
  Block leaf_;
  /// What the branches call the leaf.
  std::string leafName_;
  std::vector<Branch> branches_;
  std::string lastKey_;
  uint64_t entries_ = 0;
  uint32_t blocks_ = 0;

  uint32_t writeBlock(Block &block, unsigned level);
  void enter(size_t level, const std::string &name, uint32_t block);
  void endLeaf();
  void beginLeaf(std::string_view key, unsigned component);
  void addItem(std::string_view key, unsigned component, unsigned flags, std::string_view data);

 public:
  /// - Parameter compressMinimum: the engine compresses what it adds later from this length; 0: never.
  TableWriter(const std::string &path, unsigned compressMinimum);

  void add(std::string_view key, std::string_view tag, bool isCompressed = false);

  /// Writes what is pending; what the version file says of the table.
  std::string finish();

  /// What it says of a table that has no entries, and no file.
  static std::string absent(unsigned compressMinimum);
};

}  // namespace glass

#endif
