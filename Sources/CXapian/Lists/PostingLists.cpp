#include "Lists/PostingLists.hpp"

#include <algorithm>

#include "include/CXapian.h"

PostingLists &PostingLists::shared() {
  // Never destroyed: threads may still read while the process exits.
  static auto *const lists = new PostingLists;
  return *lists;
}

namespace {

/// A posting that is looked up costs about as much as reading so many in a row.
constexpr uint64_t costOfLookingUp = 8;
/// In lists that are in memory, as so many.
constexpr uint64_t costOfLookingUpInMemory = 4;
/// What a kept term takes beside its list and its name, about.
constexpr size_t bytesOfTerm = 160;

/// What all keys of a snapshot begin with.
std::string startOf(uint64_t snapshot) {
  return std::string(reinterpret_cast<const char *>(&snapshot), sizeof snapshot);
}

/// A key, in the memory of the thread's last one: most are only looked up.
const std::string &keyOf(uint64_t snapshot, char kind, const std::string &name) {
  thread_local std::string key;
  key.assign(startOf(snapshot));
  key += kind;
  return key += name;
}
const std::string &keyOf(uint64_t snapshot, const std::string &term) { return keyOf(snapshot, 'T', term); }
const std::string &keyOf(uint64_t snapshot, PostingLists::Made kind, const std::string &name) {
  return keyOf(snapshot, char(kind), name);
}

TermFacts readFacts(const Xapian::Database &database, const std::string &term) {
  TermFacts facts;
  facts.documents = database.get_termfreq(term);
  if (facts.documents == 0) return facts;
  facts.occurrences = database.get_collection_freq(term);
  const uint32_t first = database.postlist_begin(term).get_wdf();
  facts.mostOften = std::max(facts.occurrences - first, first);
  return facts;
}

}  // namespace

size_t PostingLists::bytes(const Kept &kept, const std::string &key) {
  return bytesOfTerm + 2 * key.size() + (kept.list ? kept.list->bytes() : 0);
}

PostingLists::Kept *PostingLists::find(const std::string &key) {
  const auto found = kept_.find(key);
  if (found == kept_.end()) return nullptr;
  uses_.splice(uses_.begin(), uses_, found->second.use);
  return &found->second;
}

PostingLists::Kept &PostingLists::keep(const std::string &key, const TermFacts &facts) {
  if (Kept *kept = find(key)) return *kept;
  uses_.push_front(key);
  Kept &kept = kept_[key];
  kept.facts = facts;
  kept.use = uses_.begin();
  bytes_ += bytes(kept, key);
  return kept;
}

void PostingLists::letGo() {
  while (bytes_ > limit_ && uses_.size() > 1) {
    const auto last = kept_.find(uses_.back());
    bytes_ -= bytes(last->second, last->first);
    kept_.erase(last);
    uses_.pop_back();
  }
}

PostingLists::Known PostingLists::known(uint64_t snapshot, const Xapian::Database &database,
                                        const std::string &term) {
  const std::string &key = keyOf(snapshot, term);
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const Kept *kept = find(key)) return {kept->facts, kept->list};
  }
  const TermFacts facts = readFacts(database, term);
  const std::lock_guard<std::mutex> lock(mutex_);
  keep(key, facts);
  letGo();
  return {facts, nullptr};
}

std::shared_ptr<const PostingList> PostingLists::keptList(const std::string &key) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const Kept *kept = find(key);
  return kept ? kept->list : nullptr;
}

std::shared_ptr<const PostingList> PostingLists::kept(uint64_t snapshot, const std::string &term) {
  return keptList(keyOf(snapshot, term));
}

std::shared_ptr<const PostingList> PostingLists::kept(uint64_t snapshot, Made kind, const std::string &name) {
  return keptList(keyOf(snapshot, kind, name));
}

void PostingLists::keep(uint64_t snapshot, Made kind, const std::string &name,
                        std::shared_ptr<const PostingList> list) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Kept &kept = keep(keyOf(snapshot, kind, name), {});
  if (kept.list) return;
  bytes_ += list->bytes();
  kept.list = std::move(list);
  letGo();
}

std::shared_ptr<const PostingList> PostingLists::list(uint64_t snapshot,
                                                      const Xapian::Database &database,
                                                      const std::string &term) {
  if (auto list = kept(snapshot, term)) return list;
  const TermFacts facts = term.empty() ? TermFacts{database.get_doccount(), 0, 0}
                                       : known(snapshot, database, term).facts;
  // Read without the lock; when two threads read the same list, the second one's is let go.
  auto list = std::make_shared<const PostingList>(database, term, facts.documents);
  const std::lock_guard<std::mutex> lock(mutex_);
  Kept &kept = keep(keyOf(snapshot, term), facts);
  if (kept.list) return kept.list;
  bytes_ += list->bytes();
  kept.list = list;
  letGo();
  return list;
}

bool PostingLists::shouldLookUp(uint64_t snapshot, const std::string &term, size_t count) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Kept *kept = find(keyOf(snapshot, term));
  return kept && !kept->list && countLookUps(*kept, count, costOfLookingUp);
}

bool PostingLists::shouldLookUp(uint64_t snapshot, Made kind, const std::string &name, uint64_t postings,
                                uint64_t count) {
  const TermFacts facts = {uint32_t(std::min<uint64_t>(postings, UINT32_MAX)), 0, 0};
  const std::lock_guard<std::mutex> lock(mutex_);
  Kept &kept = keep(keyOf(snapshot, kind, name), facts);
  letGo();
  return !kept.list && countLookUps(kept, count, costOfLookingUpInMemory);
}

bool PostingLists::countLookUps(Kept &kept, uint64_t count, uint64_t cost) {
  if (cost * (kept.lookedUp + count) > kept.facts.documents) return false;
  kept.lookedUp += count;
  return true;
}

void PostingLists::forget(uint64_t snapshot) {
  const std::string start = startOf(snapshot);
  const std::lock_guard<std::mutex> lock(mutex_);
  for (auto use = uses_.begin(); use != uses_.end();) {
    if (use->compare(0, start.size(), start) != 0) {
      ++use;
      continue;
    }
    const auto found = kept_.find(*use);
    bytes_ -= bytes(found->second, *use);
    kept_.erase(found);
    use = uses_.erase(use);
  }
}

size_t PostingLists::bytes() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return bytes_;
}

size_t PostingLists::count() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return kept_.size();
}

void PostingLists::limit(size_t bytes) {
  const std::lock_guard<std::mutex> lock(mutex_);
  limit_ = bytes;
  letGo();
}

uint64_t cx_kept_lists_bytes(void) { return PostingLists::shared().bytes(); }

void cx_kept_lists_limit(uint64_t bytes) {
  PostingLists::shared().limit(bytes ? size_t(bytes) : PostingLists::budget);
}
