/// A lesson folder as it lies on disk, read whole: the record's values, the Markdown, the list of files.
///
/// It knows what is there, not what it means; `ExemplarCatalog` does.
public struct LessonBundle: Sendable {
  /// One file of the payload.
  public struct File: Hashable, Sendable {
    /// Relative to the draft (or to `data/` of a bag), `/` between names, NFC.
    public var path: String
    /// In bytes.
    public var size: Int
    /// From the name's extension, confirmed by the first bytes where we know them: `text/markdown`.
    public var mediaType: String
    /// Lower-case hexadecimal SHA-256.
    public var digest: String

    /// Makes a file.
    public init(path: String, size: Int, mediaType: String, digest: String) {
      self.path = path
      self.size = size
      self.mediaType = mediaType
      self.digest = digest
    }
  }

  /// A Markdown part and the file it stands in.
  public struct Part: Hashable, Sendable {
    /// `lesson`, `process` or `reflection`.
    public var name: String
    public var markdown: String

    /// Makes a part.
    public init(name: String, markdown: String) {
      self.name = name
      self.markdown = markdown
    }
  }

  /// The text of one file under `materials/` or `artifacts/`.
  public struct MaterialText: Hashable, Sendable {
    public var path: String
    /// Plain text.
    public var text: String

    /// Makes a file's text.
    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  /// What a picture tells about itself beside what it shows.
  public struct ImageFacts: Hashable, Sendable {
    /// How a picture can say where it was taken.
    public enum Location: String, Hashable, Sendable, CaseIterable {
      /// The GPS directory that cameras and telephones write (Exif 2.32, section 4.6.6).
      case exif = "EXIF"
      /// A packet of XMP properties (`exif:GPSLatitude`), as picture programs write it.
      case xmp = "XMP"
    }

    public var path: String
    /// Every way in which this picture says where it was taken, each once; the place itself is not kept.
    public var locations: [Location]

    /// True when somebody could read from the file where it was taken.
    public var hasLocation: Bool { !locations.isEmpty }

    /// Makes a picture's facts.
    public init(path: String, locations: [Location] = []) {
      self.path = path
      self.locations = locations
    }
  }

  /// The record as written; a mapping.
  public var record: RecordValue
  /// The Markdown parts that are there, in the order lesson, process, reflection.
  public var parts: [Part]
  /// Every file of the payload, ordered by path, without the generated `ro-crate-metadata.json`.
  public var files: [File]
  /// The texts of files under `materials/`, for search and for the rules.
  public var materialTexts: [MaterialText]
  /// The texts of files under `artifacts/`, for the rules of privacy alone: student work is not searched.
  public var artifactTexts: [MaterialText] = []
  /// Every picture of the payload whose kind we can look into, ordered by path.
  public var images: [ImageFacts] = []
  /// Where each file lies on disk, by its path; empty for a bundle that never lay on one.
  public var places: [String: String] = [:]
  /// What a bag will say of each file, by its path; only where the lesson was read to be packed.
  public var fixity: [String: Fixity] = [:]

  /// Makes a bundle from its parts, as the import does.
  public init(
    record: RecordValue, parts: [Part], files: [File] = [], materialTexts: [MaterialText] = []
  ) {
    self.record = record
    self.parts = parts
    self.files = files
    self.materialTexts = materialTexts
  }
}
