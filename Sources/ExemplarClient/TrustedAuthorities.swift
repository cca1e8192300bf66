internal import Foundation
internal import NIOSSL

/// Whose word for a server's certificate is believed.
struct TrustedAuthorities {
  /// How connections are protected.
  let configuration: TLSConfiguration

  /// The system's authorities, or those of a file in their place, and those of a file beside them.
  init(_ settings: ClientSettings) throws(ClientError) {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    if let path = settings.systemAuthorities {
      configuration.trustRoots = .certificates(try Self.certificates(path))
    }
    if let path = settings.authorities {
      configuration.additionalTrustRoots = [.certificates(try Self.certificates(path))]
    }
    self.configuration = configuration
  }

  private static func certificates(_ path: String) throws(ClientError) -> [NIOSSLCertificate] {
    let bytes: Data
    do { bytes = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw .settings(.authorities(path, error.localizedDescription))
    }
    do {
      let certificates = try NIOSSLCertificate.fromPEMBytes(Array(bytes))
      if !certificates.isEmpty { return certificates }
    } catch {}  // What is wrong with the bytes is said below, in words for people.
    throw .settings(.authorities(path, "no certificate stands in it."))
  }
}
