// Every handle that the other side frees is counted, so that a test can see that each was freed once.
#ifndef CXAPIAN_COUNTED_HPP
#define CXAPIAN_COUNTED_HPP

#include <atomic>
#include <cstdint>

struct Counted {
  static std::atomic<int64_t> alive;
  Counted() noexcept { alive.fetch_add(1, std::memory_order_relaxed); }
  ~Counted() { alive.fetch_sub(1, std::memory_order_relaxed); }
  Counted(const Counted &) = delete;
  Counted &operator=(const Counted &) = delete;
};

#endif
