// What the engine compresses, compressed in its form: deflate without a head (RFC 1951).
#ifndef CXAPIAN_DEFLATING_HPP
#define CXAPIAN_DEFLATING_HPP

#include <libdeflate.h>
#include <memory>
#include <new>
#include <string>

namespace glass {

/// The engine compresses from this length on.
constexpr unsigned leastPacked = 18;

class Deflater {
  struct Freeing {
    void operator()(libdeflate_compressor *made) const { libdeflate_free_compressor(made); }
  };
  std::unique_ptr<libdeflate_compressor, Freeing> compressor_;
  std::string packed_;

 public:
  /// - Parameter level: 1, the quickest, to 12, the smallest.
  explicit Deflater(int level) : compressor_(libdeflate_alloc_compressor(level)) {
    if (!compressor_) throw std::bad_alloc();
  }

  /// Puts the shorter form in the place of the text; false where there is none.
  bool pack(std::string &text) {
    if (text.size() <= leastPacked) return false;
    // It only grows: what it held before need not be cleared.
    if (packed_.size() < text.size()) packed_.resize(text.size());
    const size_t size = libdeflate_deflate_compress(compressor_.get(), text.data(), text.size(),
                                                    packed_.data(), text.size() - 1);
    if (size == 0) return false;
    text.assign(packed_, 0, size);
    return true;
  }
};

}  // namespace glass

#endif
