// The terms of a part.
#ifndef CXAPIAN_TERM_TABLE_HPP
#define CXAPIAN_TERM_TABLE_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Each term of the part once, by numbers in the order in which they came.
class TermTable {
  struct Name {
    size_t start;
    uint32_t length;
  };
  std::string names_;
  std::vector<Name> terms_;
  /// Numbers of terms plus one by their hash; 0 where there is none. A power of two.
  std::vector<uint32_t> places_ = std::vector<uint32_t>(1 << 16);

  void grow();
  static size_t hash(std::string_view name);

 public:
  uint32_t number(std::string_view name);
  size_t count() const { return terms_.size(); }
  std::string_view name(uint32_t number) const {
    return {names_.data() + terms_[number].start, terms_[number].length};
  }
  /// The numbers in the order of their terms.
  std::vector<uint32_t> sorted() const;
};

#endif
