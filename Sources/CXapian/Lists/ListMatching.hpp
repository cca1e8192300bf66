// The matcher of our own: posting lists as arrays, sets first and weights where they are needed.
#ifndef CXAPIAN_LIST_MATCHING_HPP
#define CXAPIAN_LIST_MATCHING_HPP

#include "Bridge/Handle.hpp"
#include "Bridge/Packet.hpp"

/// Answers a request, without its first byte; null when the engine must answer it. What is wrong with a request, the
/// engine tells.
cx_buffer *matchLists(const cx_database &database, PacketReader request);

#endif
