// Sends requests at a fixed rate, whether or not earlier ones were answered, and tells how long each took
// from the moment at which it was due. A server that stops for a second therefore shows it: everything that was
// due in that second waited (what a closed loop of clients leaves out, "coordinated omission").
//
//   sender --port 8080 --rate 500 --seconds 10 --connections 64 ADDRESSES
//
// ADDRESSES holds one path with its parameters a line; they are asked in turn. Prints one line of JSON. An answer
// counts as failed when its status is not 200, when the connection ends before all of it is there, or when it has
// not come five seconds after the last request was due.

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace {

struct Settings {
  int port = 8080;
  double rate = 100, seconds = 10;
  size_t connections = 64;
  std::vector<std::string> requests;
};

double now() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

[[noreturn]] void fail(const std::string &words) {
  std::fprintf(stderr, "sender: %s\n", words.c_str());
  std::exit(64);
}

Settings read_arguments(int count, char **words) {
  Settings settings;
  std::string file;
  for (int place = 1; place < count; place++) {
    const std::string word = words[place];
    if (word.rfind("--", 0) != 0) {
      file = word;
      continue;
    }
    if (++place == count) fail("“" + word + "” needs a value.");
    const double value = std::strtod(words[place], nullptr);
    if (word == "--port") settings.port = static_cast<int>(value);
    else if (word == "--rate") settings.rate = value;
    else if (word == "--seconds") settings.seconds = value;
    else if (word == "--connections") settings.connections = static_cast<size_t>(value);
    else fail("“" + word + "” is not an option.");
  }
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) {
      settings.requests.push_back("GET " + line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n");
    }
  }
  if (settings.requests.empty()) fail("Name a file with one address a line.");
  if (settings.rate <= 0 || settings.connections == 0) fail("The rate and the connections must be above 0.");
  return settings;
}

// An answer as it arrives: complete once its head and as many bytes as it announced are there.
struct Answer {
  std::string bytes;

  void clear() { bytes.clear(); }

  int status() const { return bytes.size() < 12 ? 0 : std::atoi(bytes.c_str() + 9); }

  bool is_complete() const {
    const size_t head = bytes.find("\r\n\r\n");
    if (head == std::string::npos) return false;
    const std::string length = header("content-length", head);
    if (!length.empty()) return bytes.size() >= head + 4 + std::strtoul(length.c_str(), nullptr, 10);
    if (header("transfer-encoding", head).empty()) return true;
    return bytes.size() >= head + 9 && bytes.compare(bytes.size() - 5, 5, "0\r\n\r\n") == 0;
  }

  bool closes() const {
    return strncasecmp(header("connection", bytes.find("\r\n\r\n")).c_str(), "close", 5) == 0;
  }

 private:
  std::string header(const char *name, size_t head) const {
    const size_t length = std::strlen(name);
    for (size_t line = bytes.find("\r\n"); line < head; line = bytes.find("\r\n", line + 2)) {
      if (strncasecmp(bytes.c_str() + line + 2, name, length) == 0 && bytes[line + 2 + length] == ':') {
        size_t start = line + 3 + length;
        while (bytes[start] == ' ') start++;
        return bytes.substr(start, bytes.find("\r\n", line + 2) - start);
      }
    }
    return {};
  }
};

struct Connection {
  int socket = -1;
  bool is_busy = false;
  double due = 0;
  Answer answer;
};

class Sender {
 public:
  explicit Sender(const Settings &settings)
      : settings(settings), poll(epoll_create1(0)), connections(settings.connections) {
    for (size_t number = 0; number < connections.size(); number++) idle.push_back(number);
  }

  void run() {
    const double start = now();
    const auto wanted = static_cast<size_t>(settings.rate * settings.seconds);
    const double last = start + static_cast<double>(wanted) / settings.rate;
    while (finished < wanted && now() < last + 5) {
      // Only what is due is sent; where no connection is free it waits, and its time runs.
      while (started < wanted && !idle.empty() && due(start, started) <= now()) send_next(due(start, started));
      receive(started < wanted && !idle.empty() ? due(start, started) - now() : 0.05);
    }
    seconds = now() - start;
    failures["no answer"] += wanted - finished;
    if (failures["no answer"] == 0) failures.erase("no answer");
    print(wanted);
  }

 private:
  const Settings &settings;
  int poll;
  std::vector<Connection> connections;
  std::deque<size_t> idle;
  size_t started = 0, finished = 0;
  double seconds = 0;
  std::vector<double> times;
  std::map<std::string, size_t> failures;

  double due(double start, size_t number) const { return start + static_cast<double>(number) / settings.rate; }

  bool open(size_t number) {
    Connection &connection = connections[number];
    connection.socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(settings.port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(connection.socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) return false;
    const int yes = 1;
    setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    fcntl(connection.socket, F_SETFL, O_NONBLOCK);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = number;
    return epoll_ctl(poll, EPOLL_CTL_ADD, connection.socket, &event) == 0;
  }

  void send_next(double due) {
    const size_t number = idle.front();
    idle.pop_front();
    Connection &connection = connections[number];
    const std::string &request = settings.requests[started++ % settings.requests.size()];
    connection.is_busy = true;
    connection.due = due;
    connection.answer.clear();
    if (connection.socket < 0 && !open(number)) return lose(number, "not connected");
    // A request is far smaller than a socket's buffer: it is taken whole or not at all.
    if (write(connection.socket, request.data(), request.size()) != static_cast<ssize_t>(request.size())) {
      lose(number, "not sent");
    }
  }

  void receive(double wait) {
    epoll_event events[256];
    const int count = epoll_wait(poll, events, 256, std::max(0, static_cast<int>(std::floor(wait * 1000))));
    for (int place = 0; place < count; place++) read_from(events[place].data.u64);
  }

  void read_from(size_t number) {
    Connection &connection = connections[number];
    char block[65536];
    const ssize_t count = read(connection.socket, block, sizeof block);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) return lose(number, "cut off");
    connection.answer.bytes.append(block, static_cast<size_t>(count));
    if (connection.is_busy && connection.answer.is_complete()) finish(number);
  }

  void finish(size_t number) {
    Connection &connection = connections[number];
    const int status = connection.answer.status();
    if (status == 200) times.push_back(now() - connection.due);
    else failures["status " + std::to_string(status)]++;
    finished++;
    connection.is_busy = false;
    if (connection.answer.closes()) close_socket(connection);
    idle.push_back(number);
  }

  // A connection that the server ends between two requests is only opened again.
  void lose(size_t number, const char *reason) {
    Connection &connection = connections[number];
    close_socket(connection);
    if (!connection.is_busy) return;
    failures[reason]++;
    finished++;
    connection.is_busy = false;
    idle.push_back(number);
  }

  static void close_socket(Connection &connection) {
    if (connection.socket >= 0) close(connection.socket);
    connection.socket = -1;
  }

  double percentile(double share) const {
    if (times.empty()) return 0;
    const auto place = static_cast<size_t>(std::ceil(static_cast<double>(times.size()) * share));
    return 1000 * times[std::min(times.size() - 1, place == 0 ? 0 : place - 1)];
  }

  void print(size_t wanted) {
    std::sort(times.begin(), times.end());
    std::printf("{\"requests\":%zu,\"answered\":%zu,\"seconds\":%.3f,", wanted, times.size(), seconds);
    std::printf("\"p50\":%.3f,\"p90\":%.3f,\"p99\":%.3f,\"p999\":%.3f,\"longest\":%.3f,\"failures\":{",
                percentile(0.5), percentile(0.9), percentile(0.99), percentile(0.999), percentile(1));
    const char *comma = "";
    for (const auto &[reason, count] : failures) {
      std::printf("%s\"%s\":%zu", comma, reason.c_str(), count);
      comma = ",";
    }
    std::printf("}}\n");
  }
};

}  // namespace

int main(int count, char **words) {
  const Settings settings = read_arguments(count, words);
  Sender(settings).run();
}
