internal import CXapian

/// How the terms that a document shares with a query become its weight.
///
/// The parameters are those of the Xapian class of the same name. `LMWeight` and `PL2PlusWeight` are
/// left out: up to 1.4.25 their figures are wrong.
public enum Weighting: Hashable, Sendable {
  /// Every match weighs nothing.
  case boolean
  /// Okapi's scheme, the engine's default.
  case bm25(
    k1: Double = 1, k2: Double = 0, k3: Double = 1, b: Double = 0.5,
    minimumNormalizedLength: Double = 0.5)
  /// BM25 with a floor for long documents.
  case bm25Plus(
    k1: Double = 1, k2: Double = 0, k3: Double = 1, b: Double = 0.5,
    minimumNormalizedLength: Double = 0.5, delta: Double = 1)
  /// The first probabilistic scheme.
  case traditional(k: Double = 1)
  /// Term frequency by inverse document frequency, with three letters of normalization: `"ntn"`.
  ///
  /// `L` in the first place is some 300 times slower than the others.
  case tfIdf(String = "ntn")
  /// How many of the query's terms are there.
  case coordinate
  /// Inverse expected document frequency, Bernoulli after-effect: the best of those measured on four
  /// public collections, as fast as BM25.
  case ineB2(Double = 1)
  /// Inverse document frequency, Laplace after-effect.
  case inL2(Double = 1)
  /// Inverse term frequency, Bernoulli after-effect.
  case ifB2(Double = 1)
  /// Bose–Einstein, Bernoulli after-effect.
  case bb2(Double = 1)
  /// Poisson, Laplace after-effect.
  case pl2(Double = 1)
  /// Hypergeometric, with Popper's normalization; no parameters.
  case dph
  /// Hypergeometric, with Laplace's normalization; no parameters.
  case dlh

  func write(to packet: inout PacketWriter) {
    switch self {
    case .boolean: packet.scheme(CX_WEIGHTING_BOOLEAN)
    case .bm25(let k1, let k2, let k3, let b, let least):
      packet.scheme(CX_WEIGHTING_BM25, k1, k2, k3, b, least)
    case .bm25Plus(let k1, let k2, let k3, let b, let least, let delta):
      packet.scheme(CX_WEIGHTING_BM25_PLUS, k1, k2, k3, b, least, delta)
    case .traditional(let k): packet.scheme(CX_WEIGHTING_TRADITIONAL, k)
    case .tfIdf(let normalizations):
      packet.scheme(CX_WEIGHTING_TF_IDF)
      packet.text(normalizations)
    case .coordinate: packet.scheme(CX_WEIGHTING_COORDINATE)
    case .ineB2(let c): packet.scheme(CX_WEIGHTING_INE_B2, c)
    case .inL2(let c): packet.scheme(CX_WEIGHTING_INL2, c)
    case .ifB2(let c): packet.scheme(CX_WEIGHTING_IFB2, c)
    case .bb2(let c): packet.scheme(CX_WEIGHTING_BB2, c)
    case .pl2(let c): packet.scheme(CX_WEIGHTING_PL2, c)
    case .dph: packet.scheme(CX_WEIGHTING_DPH)
    case .dlh: packet.scheme(CX_WEIGHTING_DLH)
    }
  }
}

extension PacketWriter {
  fileprivate mutating func scheme(_ scheme: cx_weighting, _ parameters: Double...) {
    u8(UInt8(scheme.rawValue))
    for parameter in parameters { f64(parameter) }
  }
}
