// The order of a match, as the engine is told it.
#ifndef CXAPIAN_SORTING_HPP
#define CXAPIAN_SORTING_HPP

#include <memory>

#include "Asking/Question.hpp"

/// An order, and the key maker that must live as long as the match.
class Sorting {
  const SortRequest &request_;
  std::unique_ptr<Xapian::KeyMaker> keys_;

 public:
  explicit Sorting(const SortRequest &request);

  /// Sets the order. `early` asks for the early rejection of sorting by key.
  void set(Xapian::Enquire &enquire, bool early);
};

#endif
