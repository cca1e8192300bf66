internal import ExemplarBundle
internal import Foundation

/// Which bytes a payload holds, without the record that is generated: two drafts with one fingerprint are one.
public struct PayloadFingerprint: Hashable, Sendable {
  /// Lines as a SHA-256 manifest has them, in the order of their bytes.
  private let lines: [String]

  /// Of files by their paths and their SHA-256 digests.
  public init(_ digests: some Sequence<(path: String, digest: String)>) {
    lines = digests.filter { $0.path != Publication.crateName }
      .map { "\($0.digest)  data/\(Self.encoded($0.path))" }.sorted()
  }

  /// Of a bag, by its payload manifest; nil when there is none to read.
  package init?(ofBag folder: String) {
    guard let data = FileManager.default.contents(atPath: "\(folder)/manifest-sha256.txt") else {
      return nil
    }
    let generated = "  data/\(Publication.crateName)"
    lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { !$0.hasSuffix(generated) }.sorted()
  }

  /// Percent, CR and LF as manifests write them (RFC 8493, section 2.1.3).
  private static func encoded(_ path: String) -> String {
    path.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }
}

extension Repository {
  /// What a published version holds; nil when it is not there.
  public func fingerprint(of id: String, version: Int) -> PayloadFingerprint? {
    PayloadFingerprint(ofBag: bagFolder(of: id, version: version))
  }
}
