/// How much of a bundle we are willing to read: sizes in bytes, counts in files.
///
/// ```swift
/// var limits = Limits.standard
/// limits.fileBytes = 10 << 20   // 10 MiB a file
/// ```
public struct Limits: Hashable, Sendable, Codable {
  /// The largest single file; 64 MiB.
  public var fileBytes = 64 << 20
  /// All files together; 512 MiB.
  public var bundleBytes = 512 << 20
  /// How many files; 2,000.
  public var files = 2_000
  /// `exemplar.yaml`; 1 MiB.
  public var recordBytes = 1 << 20
  /// `lesson.md`, `process.md` or `reflection.md`; 2 MiB.
  public var markdownBytes = 2 << 20
  /// A material whose text is taken for search; 4 MiB.
  public var materialTextBytes = 4 << 20
  /// A manifest or another tag file of a bag; 32 MiB.
  public var tagFileBytes = 32 << 20
  /// Folders within folders; 32.
  public var folderDepth = 32

  /// Makes the standard limits.
  public init() {}

  /// What `bundle.md` promises.
  public static let standard = Limits()

  /// For bags of other houses on our own disk: only tag files are bounded.
  public static let unbounded: Limits = {
    var limits = Limits()
    limits.fileBytes = .max
    limits.bundleBytes = .max
    limits.files = .max
    limits.folderDepth = 256
    return limits
  }()
}
