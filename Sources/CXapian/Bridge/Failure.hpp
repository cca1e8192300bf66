// How a call went: every C++ exception is caught here and nowhere else.
#ifndef CXAPIAN_FAILURE_HPP
#define CXAPIAN_FAILURE_HPP

#include <string>

#include "Bridge/Counted.hpp"
#include "include/CXapian.h"

struct cx_error : Counted {
  cx_status status = CX_OTHER;
  std::string type, message, context, system;
};

/// Sorts the exception that is being handled. Call it inside `catch (...)` only.
cx_status sortException(cx_error **error) noexcept;

/// Runs the body of one C function and tells how it went.
template <typename Body>
cx_status guarded(cx_error **error, Body &&body) noexcept {
  try {
    body();
  } catch (...) {
    return sortException(error);
  }
  if (error) *error = nullptr;
  return CX_OK;
}

#endif
