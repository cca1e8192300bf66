#include "Asking/QueryBuilding.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "Bridge/Failure.hpp"
#include "Bridge/Packet.hpp"

namespace {

using Xapian::InvalidArgumentError;
using Xapian::Query;

double finite(double number, const char *what) {
  if (!std::isfinite(number) || number < 0) {
    throw InvalidArgumentError(std::string(what) + " must be zero or more");
  }
  return number;
}

/// The empty term would mean every document, which `everything` says on purpose.
std::string termOf(PacketReader &packet) {
  std::string term = packet.text();
  if (term.empty()) throw InvalidArgumentError("A query cannot hold an empty term");
  return term;
}

Query::op combinerOf(uint8_t code) {
  switch (code) {
    case CX_COMBINER_SYNONYM: return Query::OP_SYNONYM;
    case CX_COMBINER_OR: return Query::OP_OR;
    case CX_COMBINER_MAX: return Query::OP_MAX;
    default: throw InvalidArgumentError("Unknown combiner in the query");
  }
}

int excessOf(uint8_t code) {
  switch (code) {
    case CX_EXCESS_FAILS: return Query::WILDCARD_LIMIT_ERROR;
    case CX_EXCESS_FIRST: return Query::WILDCARD_LIMIT_FIRST;
    case CX_EXCESS_MOST_FREQUENT: return Query::WILDCARD_LIMIT_MOST_FREQUENT;
    default: throw InvalidArgumentError("Unknown way to bound a wildcard in the query");
  }
}

class QueryBuilder {
  PacketReader packet_;
  /// What waits for its operator, each with its height.
  std::vector<std::pair<Query, unsigned>> waiting_;

  void leaf(Query query) { waiting_.emplace_back(std::move(query), 1u); }

  void combine(Query::op op, size_t count, Xapian::termcount parameter = 0) {
    const auto [operands, height] = take(count);
    push(Query(op, operands.begin(), operands.end(), parameter), height);
  }

  void push(Query query, unsigned heightOfOperands) {
    if (heightOfOperands >= CX_QUERY_LEVELS) {
      throw InvalidArgumentError("The query has more than " + std::to_string(CX_QUERY_LEVELS) +
                                 " levels");
    }
    waiting_.emplace_back(std::move(query), heightOfOperands + 1);
  }

  std::pair<std::vector<Query>, unsigned> take(size_t count) {
    if (count > waiting_.size()) throw InvalidArgumentError("The query lacks an operand");
    std::vector<Query> operands;
    unsigned height = 0;
    for (auto each = waiting_.end() - count; each != waiting_.end(); ++each) {
      operands.push_back(each->first);
      height = std::max(height, each->second);
    }
    waiting_.erase(waiting_.end() - count, waiting_.end());
    return {std::move(operands), height};
  }

  void positional(Query::op op) {
    const uint32_t window = packet_.u32();
    std::vector<std::string> terms(0);
    for (uint32_t count = packet_.u32(); count > 0; --count) terms.push_back(termOf(packet_));
    // A window narrower than its terms could never match.
    leaf(Query(op, terms.begin(), terms.end(), std::max<size_t>(window, terms.size())));
  }

  void term() {
    const std::string name = termOf(packet_);
    leaf(Query(name, packet_.u32()));
  }

  void wildcard() {
    const std::string prefix = packet_.text();
    const uint32_t limit = packet_.u32();
    const int excess = excessOf(packet_.u8());
    leaf(Query(Query::OP_WILDCARD, prefix, limit, excess, combinerOf(packet_.u8())));
  }

  void valueRange() {
    const uint32_t slot = packet_.u32();
    const std::string lowest = packet_.text();
    leaf(Query(Query::OP_VALUE_RANGE, slot, lowest, packet_.text()));
  }

  void valueBound(Query::op op) {
    const uint32_t slot = packet_.u32();
    leaf(Query(op, slot, packet_.text()));
  }

  void scale() {
    const double factor = finite(packet_.f64(), "The factor of a scaled query");
    const auto [operands, height] = take(1);
    push(Query(factor, operands[0]), height);
  }

  void constant() {
    const double weight = finite(packet_.f64(), "A constant weight");
    leaf(Query((new Xapian::FixedWeightPostingSource(weight))->release()));
  }

  void elite() {
    const uint32_t count = packet_.u32();
    combine(Query::OP_ELITE_SET, count, packet_.u32());
  }

  void step(uint8_t code) {
    switch (code) {
      case CX_QUERY_NOTHING: return leaf(Query());
      // Never the shared Query::MatchAll: its reference count has no lock.
      case CX_QUERY_EVERYTHING: return leaf(Query(std::string()));
      case CX_QUERY_TERM: return term();
      case CX_QUERY_AND: return combine(Query::OP_AND, packet_.u32());
      case CX_QUERY_OR: return combine(Query::OP_OR, packet_.u32());
      case CX_QUERY_XOR: return combine(Query::OP_XOR, packet_.u32());
      case CX_QUERY_MAX: return combine(Query::OP_MAX, packet_.u32());
      case CX_QUERY_SYNONYM: return combine(Query::OP_SYNONYM, packet_.u32());
      case CX_QUERY_AND_NOT: return combine(Query::OP_AND_NOT, 2);
      case CX_QUERY_FILTER: return combine(Query::OP_FILTER, 2);
      case CX_QUERY_MAYBE: return combine(Query::OP_AND_MAYBE, 2);
      case CX_QUERY_PHRASE: return positional(Query::OP_PHRASE);
      case CX_QUERY_NEAR: return positional(Query::OP_NEAR);
      case CX_QUERY_WILDCARD: return wildcard();
      case CX_QUERY_VALUE_RANGE: return valueRange();
      case CX_QUERY_VALUE_LEAST: return valueBound(Query::OP_VALUE_GE);
      case CX_QUERY_VALUE_MOST: return valueBound(Query::OP_VALUE_LE);
      case CX_QUERY_SCALE: return scale();
      case CX_QUERY_CONSTANT: return constant();
      case CX_QUERY_ELITE: return elite();
      default: throw InvalidArgumentError("Unknown operator in the query");
    }
  }

 public:
  explicit QueryBuilder(const std::string &packet) : packet_(packet) {}

  Query build() {
    while (!packet_.atEnd()) step(packet_.u8());
    if (waiting_.size() != 1) throw InvalidArgumentError("The query has operands left over");
    return waiting_.front().first;
  }
};

}  // namespace

Xapian::Query buildQuery(const std::string &packet) { return QueryBuilder(packet).build(); }

cx_status cx_query_description(const uint8_t *query, size_t query_length, cx_buffer **out,
                               cx_error **error) {
  return guarded(error, [&] {
    PacketWriter packet;
    packet.text(buildQuery(textOf(query, query_length)).get_description());
    *out = packet.finish();
  });
}
