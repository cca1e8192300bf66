// A file that is written from its beginning to its end.
#ifndef CXAPIAN_NEW_FILE_HPP
#define CXAPIAN_NEW_FILE_HPP

#include <string>
#include <string_view>

class NewFile {
  std::string path_, pending_;
  int number_;

  void flush();
  void write(std::string_view bytes);

 public:
  /// Makes it, in the place of what was there.
  explicit NewFile(const std::string &path);
  ~NewFile();
  NewFile(const NewFile &) = delete;
  NewFile &operator=(const NewFile &) = delete;

  void append(std::string_view bytes);
  /// Everything was appended; without this the file is not whole.
  void finish();
};

#endif
