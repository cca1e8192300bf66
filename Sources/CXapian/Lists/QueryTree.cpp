#include "Lists/QueryTree.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "Bridge/Packet.hpp"

namespace {

QueryTree make(cx_operator kind) {
  auto node = std::make_shared<QueryNode>();
  node->kind = kind;
  return node;
}

/// An operator that matches nothing as soon as one operand does.
QueryTree simplifiedAnd(QueryTree node) {
  const auto &operands = node->operands;
  const bool isNothing = std::find(operands.begin(), operands.end(), nullptr) != operands.end();
  if (operands.empty() || isNothing) return nullptr;
  return operands.size() == 1 ? operands.front() : node;
}

/// An operator that leaves out operands that match nothing.
QueryTree simplifiedOr(QueryTree node) {
  auto &operands = node->operands;
  operands.erase(std::remove(operands.begin(), operands.end(), nullptr), operands.end());
  if (operands.empty()) return nullptr;
  return operands.size() == 1 ? operands.front() : node;
}

/// A synonym of one operand is still a synonym, unless that is a term or a synonym itself.
QueryTree simplifiedSynonym(QueryTree node) {
  auto &operands = node->operands;
  operands.erase(std::remove(operands.begin(), operands.end(), nullptr), operands.end());
  if (operands.empty()) return nullptr;
  if (operands.size() > 1) return node;
  const QueryTree only = operands.front();
  switch (only->kind) {
    case CX_QUERY_TERM:
    case CX_QUERY_EVERYTHING:
    case CX_QUERY_SYNONYM: return only;
    case CX_QUERY_WILDCARD: {
      auto wildcard = std::make_shared<QueryNode>(*only);
      wildcard->combiner = CX_COMBINER_SYNONYM;
      return wildcard;
    }
    default: return node;
  }
}

/// The left operand alone when the right one matches nothing.
QueryTree simplifiedLeft(QueryTree node) {
  if (!node->operands[0]) return nullptr;
  return node->operands[1] ? node : node->operands[0];
}

class TreeReader {
  PacketReader packet_;
  /// What waits for its operator, each with its height.
  std::vector<std::pair<QueryTree, unsigned>> waiting_;

  void leaf(QueryTree tree) { waiting_.emplace_back(std::move(tree), 1u); }

  QueryTree take(cx_operator kind, size_t count, unsigned &height) {
    if (count > waiting_.size()) throw NotForLists();
    QueryTree node = make(kind);
    height = 0;
    for (auto each = waiting_.end() - count; each != waiting_.end(); ++each) {
      node->operands.push_back(each->first);
      height = std::max(height, each->second);
    }
    waiting_.erase(waiting_.end() - count, waiting_.end());
    if (height >= CX_QUERY_LEVELS) throw NotForLists();
    return node;
  }

  void combine(cx_operator kind, size_t count, QueryTree (*simplified)(QueryTree)) {
    unsigned height;
    QueryTree node = take(kind, count, height);
    waiting_.emplace_back(simplified(std::move(node)), height + 1);
  }

  void andNot() {
    unsigned height;
    QueryTree node = take(CX_QUERY_AND_NOT, 2, height);
    QueryTree &right = node->operands[1];
    if (right && right->kind == CX_QUERY_SCALE) right = right->operands[0];
    waiting_.emplace_back(simplifiedLeft(std::move(node)), height + 1);
  }

  std::string readTerm() {
    std::string term = packet_.text();
    if (term.empty()) throw NotForLists();
    return term;
  }

  double readWeight() {
    const double number = packet_.f64();
    if (!std::isfinite(number) || number < 0) throw NotForLists();
    return number;
  }

  QueryTree term(std::string name, uint32_t frequency) {
    QueryTree node = make(CX_QUERY_TERM);
    node->text = std::move(name);
    node->number = frequency;
    return node;
  }

  void readTermNode() {
    std::string name = readTerm();
    const uint32_t frequency = packet_.u32();
    leaf(term(std::move(name), frequency));
  }

  void phrase() {
    QueryTree node = make(CX_QUERY_PHRASE);
    const uint32_t window = packet_.u32();
    for (uint32_t count = packet_.u32(); count > 0; --count) node->terms.push_back(readTerm());
    node->number = std::max(window, uint32_t(node->terms.size()));
    if (node->terms.empty()) return leaf(nullptr);
    if (node->terms.size() == 1) return leaf(term(node->terms[0], 1));
    leaf(std::move(node));
  }

  void wildcard() {
    QueryTree node = make(CX_QUERY_WILDCARD);
    node->text = packet_.text();
    node->number = packet_.u32();
    node->excess = cx_excess(packet_.u8());
    node->combiner = cx_combiner(packet_.u8());
    if (node->excess > CX_EXCESS_MOST_FREQUENT || node->combiner > CX_COMBINER_MAX) {
      throw NotForLists();
    }
    leaf(std::move(node));
  }

  /// A range without a lowest value is one with a highest value alone.
  void range(cx_operator kind) {
    QueryTree node = make(kind);
    node->number = packet_.u32();
    (kind == CX_QUERY_VALUE_MOST ? node->highest : node->text) = packet_.text();
    if (kind == CX_QUERY_VALUE_RANGE) {
      node->highest = packet_.text();
      if (node->text > node->highest) return leaf(nullptr);
      if (node->text.empty()) node->kind = CX_QUERY_VALUE_MOST;
    }
    if (kind == CX_QUERY_VALUE_LEAST && node->text.empty()) return leaf(make(CX_QUERY_EVERYTHING));
    leaf(std::move(node));
  }

  void scale() {
    const double factor = readWeight();
    unsigned height;
    QueryTree node = take(CX_QUERY_SCALE, 1, height);
    node->factor = factor;
    waiting_.emplace_back(node->operands[0] ? node : nullptr, height + 1);
  }

  void constant() {
    QueryTree node = make(CX_QUERY_CONSTANT);
    node->factor = readWeight();
    leaf(std::move(node));
  }

  void step(cx_operator code) {
    switch (code) {
      case CX_QUERY_NOTHING: return leaf(nullptr);
      case CX_QUERY_EVERYTHING: return leaf(make(code));
      case CX_QUERY_TERM: return readTermNode();
      case CX_QUERY_AND: return combine(code, packet_.u32(), simplifiedAnd);
      case CX_QUERY_OR:
      case CX_QUERY_MAX: return combine(code, packet_.u32(), simplifiedOr);
      case CX_QUERY_SYNONYM: return combine(code, packet_.u32(), simplifiedSynonym);
      case CX_QUERY_FILTER: return combine(code, 2, simplifiedAnd);
      case CX_QUERY_AND_NOT: return andNot();
      case CX_QUERY_MAYBE: return combine(code, 2, simplifiedLeft);
      case CX_QUERY_PHRASE: return phrase();
      case CX_QUERY_WILDCARD: return wildcard();
      case CX_QUERY_VALUE_RANGE:
      case CX_QUERY_VALUE_LEAST:
      case CX_QUERY_VALUE_MOST: return range(code);
      case CX_QUERY_SCALE: return scale();
      case CX_QUERY_CONSTANT: return constant();
      default: throw NotForLists();
    }
  }

 public:
  explicit TreeReader(const std::string &packet) : packet_(packet) {}

  QueryTree read() {
    while (!packet_.atEnd()) step(cx_operator(packet_.u8()));
    if (waiting_.size() != 1) throw NotForLists();
    return waiting_.front().first;
  }
};

void gather(const QueryTree &query, std::set<std::string> &terms) {
  if (!query) return;
  if (query->kind == CX_QUERY_TERM) terms.insert(query->text);
  terms.insert(query->terms.begin(), query->terms.end());
  for (const QueryTree &operand : query->operands) gather(operand, terms);
}

}  // namespace

QueryTree readQueryTree(const std::string &packet) { return TreeReader(packet).read(); }

std::vector<std::string> namedTerms(const QueryTree &query) {
  std::set<std::string> terms;
  gather(query, terms);
  return {terms.begin(), terms.end()};
}
