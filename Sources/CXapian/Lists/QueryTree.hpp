// A query as our own matcher reads it: the packet as a tree.
#ifndef CXAPIAN_QUERY_TREE_HPP
#define CXAPIAN_QUERY_TREE_HPP

#include <memory>
#include <string>
#include <vector>
#include <xapian.h>

#include "include/CXapian.h"

/// Thrown for what our own matcher does not do; the engine is asked instead, and tells what is wrong, if anything.
struct NotForLists {};

struct QueryNode;
/// Null stands for a query that nothing matches.
using QueryTree = std::shared_ptr<QueryNode>;

/// One operator or operand, simplified as the engine does when a query is made.
struct QueryNode {
  cx_operator kind;
  std::vector<QueryTree> operands;
  /// The term, the prefix of a wildcard, or the lowest value of a range.
  std::string text;
  /// The highest value of a range.
  std::string highest;
  /// The terms of a phrase.
  std::vector<std::string> terms;
  /// The frequency of a term, the window of a phrase, the limit of a wildcard or the slot of a range.
  uint32_t number = 0;
  /// The factor or the constant weight.
  double factor = 1;
  cx_excess excess = CX_EXCESS_MOST_FREQUENT;
  cx_combiner combiner = CX_COMBINER_SYNONYM;
};

/// Reads the packet of a query. Throws NotForLists when it is none, or has an operator that only the engine knows.
QueryTree readQueryTree(const std::string &packet);

/// The terms that the query names, those that a wildcard stands for not among them, in byte order.
std::vector<std::string> namedTerms(const QueryTree &query);

#endif
