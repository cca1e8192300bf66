// The best matches of a page, and what was folded into them.
#ifndef CXAPIAN_TOP_MATCHES_HPP
#define CXAPIAN_TOP_MATCHES_HPP

#include <memory>
#include <vector>

#include "Asking/Question.hpp"
#include "Lists/SlotValues.hpp"

/// A match, and how many others were folded into it.
struct Match {
  uint32_t document;
  double weight;
  uint32_t collapsed = 0;
};

/// In which order matches stand.
class MatchOrder {
  const SortRequest sort_;
  const bool tiesDescend_;
  std::shared_ptr<SlotValues> values_;

 public:
  /// Throws NotForLists for orders by several values.
  MatchOrder(const SortRequest &sort, cx_ties ties);
  /// Call it before comparing; so many matches there are.
  void prepare(const Ground &ground, size_t matches);

  bool isByRelevanceAlone() const { return sort_.isByRelevanceAlone(); }
  bool isByRelevanceFirst() const {
    return isByRelevanceAlone() || sort_.code == CX_SORT_RELEVANCE_THEN_VALUE;
  }
  bool tiesDescend() const { return tiesDescend_; }
  /// The column that decides first, if there is one.
  const Column *leadingColumn() const {
    return isByRelevanceFirst() || !values_ ? nullptr : values_->column();
  }
  bool isAscending() const { return sort_.isAscending; }
  /// Whether the first match stands before the other.
  bool isBefore(const Match &one, const Match &other) const;
};

/// Keeps the best of the matches it sees.
class TopMatches {
  const MatchOrder &order_;
  const size_t room_;
  /// A heap once it is full, the worst on top.
  std::vector<Match> best_;

  void take(const Match &match);

 public:
  TopMatches(const MatchOrder &order, size_t room) : order_(order), room_(room) {}

  void see(const Match &match) {
    const bool isFull = best_.size() == room_;
    // Most are too light, and nothing else need be known of them.
    if (isFull && (room_ == 0 || (order_.isByRelevanceFirst() && match.weight < best_.front().weight))) return;
    take(match);
  }
  bool isFull() const { return room_ > 0 && best_.size() == room_; }
  /// The worst match that is still kept.
  const Match &worst() const { return best_.front(); }
  /// The matches from `offset` on, in order.
  std::vector<Match> page(size_t offset);
};

#endif
