#include "Writing/NewFile.hpp"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

namespace {

constexpr size_t buffered = 1 << 18;

[[noreturn]] void fail(const std::string &path) {
  throw Xapian::DatabaseError("Error writing " + path, std::string(), errno);
}

}  // namespace

NewFile::NewFile(const std::string &path)
    : path_(path), number_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (number_ < 0) fail(path);
  pending_.reserve(buffered + 8192);
}

NewFile::~NewFile() {
  if (number_ >= 0) ::close(number_);
}

void NewFile::flush() {
  write(pending_);
  pending_.clear();
}

void NewFile::write(std::string_view bytes) {
  const char *next = bytes.data();
  for (size_t rest = bytes.size(); rest > 0;) {
    const ssize_t count = ::write(number_, next, rest);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail(path_);
    next += count;
    rest -= size_t(count);
  }
}

void NewFile::append(std::string_view bytes) {
  if (bytes.size() < buffered) {
    pending_ += bytes;
    if (pending_.size() >= buffered) flush();
  } else {
    flush();
    write(bytes);
  }
}

void NewFile::finish() {
  flush();
  const int number = number_;
  number_ = -1;
  if (::close(number) != 0) fail(path_);
}
