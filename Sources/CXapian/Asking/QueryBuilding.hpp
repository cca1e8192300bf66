// A packet in postfix order becomes a Xapian::Query in one pass.
#ifndef CXAPIAN_QUERY_BUILDING_HPP
#define CXAPIAN_QUERY_BUILDING_HPP

#include <string>
#include <xapian.h>

/// Throws InvalidArgumentError when the packet is not a query or has too many levels.
Xapian::Query buildQuery(const std::string &packet);

#endif
