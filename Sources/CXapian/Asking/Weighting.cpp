#include "Asking/Weighting.hpp"

#include <cmath>

namespace {

double parameter(PacketReader &packet) {
  const double number = packet.f64();
  if (!std::isfinite(number)) {
    throw Xapian::InvalidArgumentError("A parameter of a weighting scheme must be a finite number");
  }
  return number;
}

void setBM25(Xapian::Enquire &enquire, PacketReader &packet, bool plus) {
  const double k1 = parameter(packet), k2 = parameter(packet), k3 = parameter(packet);
  const double b = parameter(packet), least = parameter(packet);
  if (plus) {
    enquire.set_weighting_scheme(
        Xapian::BM25PlusWeight(k1, k2, k3, b, least, parameter(packet)));
  } else {
    enquire.set_weighting_scheme(Xapian::BM25Weight(k1, k2, k3, b, least));
  }
}

}  // namespace

// LMWeight and PL2PlusWeight are left out on purpose: up to 1.4.25 their figures are wrong.
void setWeighting(Xapian::Enquire &enquire, PacketReader &packet) {
  switch (packet.u8()) {
    case CX_WEIGHTING_BOOLEAN: return enquire.set_weighting_scheme(Xapian::BoolWeight());
    case CX_WEIGHTING_BM25: return setBM25(enquire, packet, false);
    case CX_WEIGHTING_BM25_PLUS: return setBM25(enquire, packet, true);
    case CX_WEIGHTING_TRADITIONAL:
      return enquire.set_weighting_scheme(Xapian::TradWeight(parameter(packet)));
    case CX_WEIGHTING_TF_IDF:
      return enquire.set_weighting_scheme(Xapian::TfIdfWeight(packet.text()));
    case CX_WEIGHTING_COORDINATE: return enquire.set_weighting_scheme(Xapian::CoordWeight());
    case CX_WEIGHTING_INE_B2:
      return enquire.set_weighting_scheme(Xapian::IneB2Weight(parameter(packet)));
    case CX_WEIGHTING_INL2:
      return enquire.set_weighting_scheme(Xapian::InL2Weight(parameter(packet)));
    case CX_WEIGHTING_IFB2:
      return enquire.set_weighting_scheme(Xapian::IfB2Weight(parameter(packet)));
    case CX_WEIGHTING_BB2:
      return enquire.set_weighting_scheme(Xapian::BB2Weight(parameter(packet)));
    case CX_WEIGHTING_PL2:
      return enquire.set_weighting_scheme(Xapian::PL2Weight(parameter(packet)));
    case CX_WEIGHTING_DPH: return enquire.set_weighting_scheme(Xapian::DPHWeight());
    case CX_WEIGHTING_DLH: return enquire.set_weighting_scheme(Xapian::DLHWeight());
    default: throw Xapian::InvalidArgumentError("Unknown weighting scheme");
  }
}
