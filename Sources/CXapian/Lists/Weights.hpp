// The weighting schemes that our own matcher computes, to the last bit as the engine does.
#ifndef CXAPIAN_WEIGHTS_HPP
#define CXAPIAN_WEIGHTS_HPP

#include "Bridge/Packet.hpp"
#include "Lists/PostingLists.hpp"

/// What a scheme knows of all documents.
struct Collection {
  uint32_t documents;
  uint64_t totalLength;
  uint32_t leastLength, greatestLength;
  double averageLength() const { return documents ? double(totalLength) / documents : 0; }
};

/// The part of the weight that one term of the query gives, as a function of its frequency in a document and of what
/// the scheme keeps for the document's length.
struct TermWeight {
  /// No document gets more.
  double most = 0;
  double product = 0, constant = 0;
};

/// A weighting scheme with its parameters.
class Scheme {
  cx_weighting code_;
  double k1_ = 0, k3_ = 0, b_ = 0, least_ = 0;
  /// c of IneB2.
  double c_ = 0;

  TermWeight ineB2(const Collection &, const TermFacts &, uint32_t inQuery, double factor) const;
  TermWeight bm25(const Collection &, const TermFacts &, uint32_t inQuery, double factor) const;

 public:
  /// Throws NotForLists for a scheme that is left to the engine.
  explicit Scheme(PacketReader &packet);

  bool isBoolean() const { return code_ == CX_WEIGHTING_BOOLEAN; }
  /// What a document's length makes of its frequencies: computed once a document.
  double norm(const Collection &collection, uint32_t length) const;
  TermWeight term(const Collection &collection, const TermFacts &facts, uint32_t inQuery,
                  double factor) const;

  double weight(const TermWeight &term, uint32_t frequency, double norm) const {
    if (frequency == 0) return 0;
    const double often = frequency;
    if (code_ == CX_WEIGHTING_BM25) return term.product * (often / (norm + often));
    const double normalized = often * norm;
    return normalized * term.constant / (normalized + 1.0) * term.product;
  }
  /// Schemes with the same key make the same of lengths.
  std::string key() const;
  bool isIneB2() const { return code_ == CX_WEIGHTING_INE_B2; }
};

#endif
