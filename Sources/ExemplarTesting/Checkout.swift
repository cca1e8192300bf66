/// The checkout that the tests belong to, found by this file's own place.
public enum Checkout {
  /// The folder that holds `Package.swift`.
  public static let path: String = {
    let file = #filePath
    let pieces = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return pieces.joined(separator: "/")
  }()
}
