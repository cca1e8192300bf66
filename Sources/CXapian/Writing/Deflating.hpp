// What the engine compresses, compressed as it does: deflate without a head.
#ifndef CXAPIAN_DEFLATING_HPP
#define CXAPIAN_DEFLATING_HPP

#include <string>
#include <string_view>
#include <xapian.h>
#include <zlib.h>

namespace glass {

/// The engine compresses from this length on.
constexpr unsigned leastPacked = 18;

class Deflater {
  z_stream stream_ = {};
  std::string packed_;

 public:
  /// - Parameter level: of zlib, 1 to 9.
  explicit Deflater(int level) {
    if (deflateInit2(&stream_, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater &) = delete;
  Deflater &operator=(const Deflater &) = delete;

  /// Puts the shorter form in the place of the text; false where there is none.
  bool pack(std::string &text) {
    if (text.size() <= leastPacked) return false;
    packed_.resize(text.size() - 1);
    deflateReset(&stream_);
    stream_.next_in = reinterpret_cast<Bytef *>(text.data());
    stream_.avail_in = uInt(text.size());
    stream_.next_out = reinterpret_cast<Bytef *>(packed_.data());
    stream_.avail_out = uInt(packed_.size());
    if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) return false;
    text.assign(packed_, 0, packed_.size() - stream_.avail_out);
    return true;
  }
};

}  // namespace glass

#endif
