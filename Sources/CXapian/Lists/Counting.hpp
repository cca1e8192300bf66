// Counting values over all matches.
#ifndef CXAPIAN_COUNTING_HPP
#define CXAPIAN_COUNTING_HPP

#include "Asking/Question.hpp"
#include "Lists/MatchPlan.hpp"

/// Counts over these documents, and writes what was counted.
void writeCounts(PacketWriter &packet, const Ground &ground,
                 const std::vector<CountRequest> &requests, const uint32_t *documents,
                 size_t count);

#endif
