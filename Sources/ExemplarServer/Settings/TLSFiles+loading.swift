internal import Foundation
internal import NIOSSL

extension ServerSettings.TLSFiles {
  /// Reads certificates and key, and holds them against each other; TLS 1.2 and newer, HTTP/1.1.
  ///
  /// - Throws: ``SettingFault`` that names the file.
  func configuration() throws(SettingFault) -> TLSConfiguration {
    let chain = try reading(certificate, of: "tls-certificate", "certificate") {
      try NIOSSLCertificate.fromPEMFile(certificate)
    }
    guard !chain.isEmpty else { throw fault("tls-certificate", certificate, "no certificate") }
    let privateKey = try reading(key, of: "tls-key", "private key") {
      try NIOSSLPrivateKey(file: key, format: .pem)
    }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(privateKey))
    configuration.minimumTLSVersion = .tlsv12
    configuration.applicationProtocols = ["http/1.1"]
    do { _ = try NIOSSLContext(configuration: configuration) } catch {
      throw SettingFault(
        place: "tls-key",
        detail: "The key in “\(key)” is not that of the certificate in “\(certificate)”.")
    }
    return configuration
  }

  private func reading<Value>(
    _ path: String, of place: String, _ what: String, _ read: () throws -> Value
  ) throws(SettingFault) -> Value {
    guard let file = fopen(path, "r") else {
      throw SettingFault(
        place: place, detail: "“\(path)” cannot be read: \(String(cString: strerror(errno))).")
    }
    fclose(file)
    do { return try read() } catch { throw fault(place, path, "no \(what)") }
  }

  private func fault(_ place: String, _ path: String, _ what: String) -> SettingFault {
    SettingFault(place: place, detail: "There is \(what) in “\(path)”. It must hold one in PEM.")
  }
}
