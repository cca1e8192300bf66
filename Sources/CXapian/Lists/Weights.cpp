#include "Lists/Weights.hpp"

#include <algorithm>
#include <cmath>

#include "Lists/QueryTree.hpp"

// The formulas are those of BM25Weight and IneB2Weight of libxapian 1.4, operation by operation: where two weights
// are equal there, they must be equal here.

Scheme::Scheme(PacketReader &packet) : code_(cx_weighting(packet.u8())) {
  switch (code_) {
    case CX_WEIGHTING_BOOLEAN: return;
    case CX_WEIGHTING_INE_B2:
      c_ = packet.f64();
      if (!std::isfinite(c_) || c_ <= 0) throw NotForLists();
      return;
    case CX_WEIGHTING_BM25: {
      k1_ = packet.f64();
      const double k2 = packet.f64();
      k3_ = packet.f64();
      b_ = packet.f64();
      least_ = packet.f64();
      const bool isKnown = std::isfinite(k1_) && std::isfinite(k3_) && std::isfinite(least_) &&
                           k1_ > 0 && k2 == 0 && k3_ >= 0 && b_ >= 0 && b_ <= 1;
      if (!isKnown) throw NotForLists();
      return;
    }
    default: throw NotForLists();
  }
}

std::string Scheme::key() const {
  const double parts[] = {double(code_), c_, k1_, b_, least_};
  return std::string(reinterpret_cast<const char *>(parts), sizeof parts);
}

double Scheme::norm(const Collection &collection, uint32_t length) const {
  if (code_ == CX_WEIGHTING_BOOLEAN) return 0;
  const double average = collection.averageLength();
  if (code_ == CX_WEIGHTING_INE_B2) return std::log2(1 + c_ * average / length);
  const double factor = b_ == 0 || average == 0 ? 0 : 1 / average;
  const double normalized = std::max(length * factor, least_);
  return k1_ * (normalized * b_ + (1 - b_));
}

TermWeight Scheme::ineB2(const Collection &collection, const TermFacts &facts, uint32_t inQuery,
                         double factor) const {
  TermWeight weight;
  double often = facts.mostOften;
  if (often == 0) return weight;
  often *= std::log2(1 + (c_ * collection.averageLength()) / collection.leastLength);
  const double documents = collection.documents, occurrences = facts.occurrences,
               frequency = facts.documents;
  const double greatest = (occurrences + 1.0) / (frequency + (frequency / often));
  const double mean = occurrences / documents;
  const double expected = documents * (1.0 - std::exp(-mean));
  const double rarity = std::log2((documents + 1.0) / (expected + 0.5));
  weight.product = inQuery * rarity * factor;
  weight.constant = (occurrences + 1.0) / frequency;
  weight.most = greatest * rarity * inQuery * factor;
  return weight;
}

TermWeight Scheme::bm25(const Collection &collection, const TermFacts &facts, uint32_t inQuery,
                        double factor) const {
  TermWeight weight;
  double rarity = (collection.documents - facts.documents + 0.5) / (facts.documents + 0.5);
  if (rarity < 2) rarity = rarity * 0.5 + 1;
  weight.product = std::log(rarity) * factor;
  if (k3_ != 0) {
    const double often = inQuery;
    weight.product *= (k3_ + 1) * often / (k3_ + often);
  }
  weight.product *= (k1_ + 1);
  const double average = collection.averageLength();
  const double lengthFactor = b_ == 0 || average == 0 ? 0 : 1 / average;
  double denominator = k1_;
  if (b_ != 0) {
    const double normalized =
        std::max(std::max(facts.mostOften, collection.leastLength) * lengthFactor, least_);
    denominator *= (normalized * b_ + (1 - b_));
  }
  denominator += facts.mostOften;
  weight.most = weight.product * (facts.mostOften / denominator);
  return weight;
}

TermWeight Scheme::term(const Collection &collection, const TermFacts &facts, uint32_t inQuery,
                        double factor) const {
  if (factor == 0 || isBoolean()) return {};
  return isIneB2() ? ineB2(collection, facts, inQuery, factor)
                   : bm25(collection, facts, inQuery, factor);
}
