#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <libdeflate.h>
#include <unistd.h>
#include <xapian.h>

#include "Writing/Part.hpp"

namespace part {

namespace {

/// Bytes of a file that has them.
void readAll(const std::string &path, char *to, size_t length, uint64_t start) {
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) throw Xapian::DatabaseOpeningError("Couldn't open " + path, std::string(), errno);
  ssize_t count = 1;
  while (length > 0 && (count > 0 || errno == EINTR)) {
    count = ::pread(number, to, length, off_t(start));
    if (count == 0) break;
    if (count < 0) continue;
    to += count;
    start += uint64_t(count);
    length -= size_t(count);
  }
  const int error = errno;
  ::close(number);
  if (length == 0) return;
  if (count < 0) throw Xapian::DatabaseError("Error reading " + path, std::string(), error);
  throw Xapian::DatabaseCorruptError(path + " is cut off");
}

}  // namespace

Header header(const std::string &path) {
  Header header;
  readAll(path, reinterpret_cast<char *>(&header), sizeof header, 0);
  if (std::memcmp(header.mark, mark, sizeof header.mark) != 0) {
    throw Xapian::DatabaseCorruptError(path + " is no part of an index");
  }
  return header;
}

SectionReader::SectionReader(const std::string &path, const Section &section, size_t size)
    : path_(path), section_(section), size_(size), check_(checkOfNothing) {}

void SectionReader::fail() const {
  throw Xapian::DatabaseCorruptError(path_ + " is not as it was written");
}

/// Makes so many bytes stand in the buffer.
void SectionReader::refill(size_t length) {
  buffer_.erase(0, next_);
  next_ = 0;
  const size_t held = buffer_.size();
  const uint64_t left = section_.length - read_;
  if (length - held > left) fail();
  const size_t count = size_t(std::min(left, uint64_t(std::max(size_, length - held))));
  buffer_.resize(held + count);
  readAll(path_, &buffer_[held], count, section_.start + read_);
  check_ = libdeflate_crc32(check_, &buffer_[held], count);
  read_ += count;
  if (read_ == section_.length && check_ != section_.check) fail();
}

std::string_view SectionReader::bytes(size_t length) {
  if (buffer_.size() - next_ < length) refill(length);
  const std::string_view found(buffer_.data() + next_, length);
  next_ += length;
  return found;
}

uint64_t SectionReader::number() {
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (next_ == buffer_.size()) refill(1);
    const uint8_t byte = uint8_t(buffer_[next_++]);
    value |= uint64_t(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  fail();
}

}  // namespace part
