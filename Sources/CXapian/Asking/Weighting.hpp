// The weighting schemes that may be asked for.
#ifndef CXAPIAN_WEIGHTING_HPP
#define CXAPIAN_WEIGHTING_HPP

#include "Bridge/Packet.hpp"

/// Reads a scheme with its parameters and sets it.
void setWeighting(Xapian::Enquire &enquire, PacketReader &packet);

#endif
