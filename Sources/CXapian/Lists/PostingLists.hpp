// Posting lists, decoded into arrays, and kept for whoever asks next.
#ifndef CXAPIAN_POSTING_LISTS_HPP
#define CXAPIAN_POSTING_LISTS_HPP

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>
#include <xapian.h>

#include "Lists/PostingList.hpp"

/// What the database says of a term without its list being read.
struct TermFacts {
  uint32_t documents = 0, occurrences = 0;
  /// No document has it more often.
  uint32_t mostOften = 0;
};

/// The lists of all snapshots of the process: the least recently used are let go when there are too many.
class PostingLists {
  struct Kept {
    TermFacts facts;
    std::shared_ptr<const PostingList> list;
    /// How many postings were looked up one by one instead of reading the list.
    uint64_t lookedUp = 0;
    std::list<std::string>::iterator use;
  };
  std::mutex mutex_;
  std::unordered_map<std::string, Kept> kept_;
  /// Keys, the most recently used first.
  std::list<std::string> uses_;
  size_t bytes_ = 0;
  size_t limit_ = budget;

  static size_t bytes(const Kept &kept, const std::string &key);
  Kept *find(const std::string &key);
  std::shared_ptr<const PostingList> keptList(const std::string &key);
  Kept &keep(const std::string &key, const TermFacts &facts);
  void letGo();
  static bool countLookUps(Kept &kept, uint64_t count, uint64_t cost);

 public:
  /// How much memory the lists may take.
  static constexpr size_t budget = 64 << 20;

  static PostingLists &shared();

  /// What is known of a term without reading its list.
  struct Known {
    TermFacts facts;
    /// Null where it was not read before.
    std::shared_ptr<const PostingList> list;
  };
  /// The facts of a term, and its list where it is kept; `snapshot` tells the snapshots of the process apart.
  Known known(uint64_t snapshot, const Xapian::Database &database, const std::string &term);
  /// The list, if it was read before.
  std::shared_ptr<const PostingList> kept(uint64_t snapshot, const std::string &term);
  /// The list, read now if it was not before.
  std::shared_ptr<const PostingList> list(uint64_t snapshot, const Xapian::Database &database,
                                          const std::string &term);
  /// Whether looking up so many postings one by one is cheaper than reading the list, as far as one can know: once
  /// as much was looked up as reading would have cost, it is not.
  bool shouldLookUp(uint64_t snapshot, const std::string &term, size_t count);
  /// What was made of the lists of several terms: whoever turns a page, sorts in another way or sees a facet's
  /// alternatives asks for the same again.
  enum class Made : char { phrase = 'P', sum = 'S' };
  /// A list that was made before; its name tells it from all others of its kind.
  std::shared_ptr<const PostingList> kept(uint64_t snapshot, Made kind, const std::string &name);
  void keep(uint64_t snapshot, Made kind, const std::string &name, std::shared_ptr<const PostingList> list);
  /// Whether looking up so many documents in each list is cheaper than making one of all these postings, as above.
  bool shouldLookUp(uint64_t snapshot, Made kind, const std::string &name, uint64_t postings, uint64_t count);
  /// Lets go of everything of a snapshot.
  void forget(uint64_t snapshot);

  size_t bytes();
  size_t count();
  /// Lets them take so much memory and no more.
  void limit(size_t bytes);
};

#endif
