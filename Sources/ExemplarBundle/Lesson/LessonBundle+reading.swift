extension LessonBundle {
  /// A bundle as far as it could be read, and everything that needs attention.
  ///
  /// The bundle is nil when there is no readable record; a missing lesson is a finding alone.
  public typealias Reading = (bundle: LessonBundle?, findings: [Diagnostic])

  /// What a reading is for.
  public enum Purpose: Hashable, Sendable {
    /// Everything, since every rule may ask for it.
    case checking
    /// The same, and all checksums that a bag of it will hold.
    case packing
    /// Without the texts of artifacts and without looking into pictures: nobody searches those.
    case searching
  }

  /// Reads a draft: the record, the Markdown, the files with their digests, the text of materials.
  ///
  /// ```swift
  /// let (bundle, findings) = try LessonBundle.read(draft: "paper-circuits")
  /// bundle?.parts.map(\.name)   // ["lesson", "process"]
  /// ```
  /// All findings at once, the record's first, then by file and line. Files are read in pieces, so no file
  /// costs more memory than the limit of its kind. Throws only when the folder itself cannot be read.
  public static func read(
    draft folder: String, limits: Limits = .standard, for purpose: Purpose = .checking
  ) throws(BundleError) -> Reading {
    try read(draft: folder, limits: limits, for: purpose, pdf: .installed)
  }

  /// Reads a draft, its PDF documents with a program of the caller's.
  package static func read(
    draft folder: String, limits: Limits = .standard, for purpose: Purpose = .checking,
    pdf: PDFProgram
  ) throws(BundleError) -> Reading {
    try LessonReader.read(folder, prefix: "", limits: limits, for: purpose, pdf: pdf)
  }

  /// Reads the payload of a bag, `data/`, as a lesson, without its `ro-crate-metadata.json`.
  ///
  /// The bag is not verified: `Bag.verify` does. Paths are as in the draft; findings say `data/…`.
  public static func read(
    bag folder: String, limits: Limits = .standard, for purpose: Purpose = .checking
  ) throws(BundleError) -> Reading {
    try LessonReader.read(
      Disk.join(folder, "data"), prefix: "data/", limits: limits, for: purpose, pdf: .installed)
  }
}
