/// The SHA-256 of bytes in memory, in lower-case hexadecimal.
///
/// ```swift
/// sha256(of: [])   // "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
/// ```
/// The same as manifests hold for a file with these bytes (FIPS 180-4).
public func sha256(of bytes: [UInt8]) -> String { Digester.sha256(bytes) }
