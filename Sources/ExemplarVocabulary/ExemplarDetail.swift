/// A file of an exemplar, as `show` lists it.
public struct FileEntry: Hashable, Sendable, Codable {
  /// Below the bag's `data/`.
  public var path: String
  public var mediaType: String
  /// In bytes.
  public var size: Int
  /// Lower-case hexadecimal SHA-256.
  public var digest: String

  /// Makes an entry.
  public init(path: String, mediaType: String, size: Int, digest: String) {
    self.path = path
    self.mediaType = mediaType
    self.size = size
    self.digest = digest
  }
}

/// A published version and its day.
public struct VersionEntry: Hashable, Sendable, Codable {
  public var version: Int
  /// `2026-11-21`
  public var published: String

  /// Makes an entry.
  public init(version: Int, published: String) {
    self.version = version
    self.published = published
  }
}

/// A piece of student or teacher work that the record lists.
public struct ArtifactEntry: Hashable, Sendable, Codable {
  public var path: String
  public var caption: String?
  public var alt: String?
  /// `student` or `teacher`
  public var origin: String?
  /// `on-file`, `de-identified` or `not-student-work`
  public var consent: String?
  public var consentExpires: String?

  /// Makes an entry.
  public init(
    path: String, caption: String? = nil, alt: String? = nil, origin: String? = nil,
    consent: String? = nil, consentExpires: String? = nil
  ) {
    self.path = path
    self.caption = caption
    self.alt = alt
    self.origin = origin
    self.consent = consent
    self.consentExpires = consentExpires
  }
}

/// A handout that the record lists.
public struct MaterialEntry: Hashable, Sendable, Codable {
  public var path: String
  public var title: String?
  public var alt: String?

  /// Makes an entry.
  public init(path: String, title: String? = nil, alt: String? = nil) {
    self.path = path
    self.title = title
    self.alt = alt
  }
}

/// Everything `show` prints of one published version: the card, the rest of the record, the Markdown, the files.
public struct ExemplarDetail: Hashable, Sendable {
  /// One Markdown part.
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

  public var card: Card
  /// The day it was written, where the record says.
  public var date: String?
  public var problemOfPractice: String?
  public var adaptedFrom: String?
  public var source: String?
  public var prerequisites: [String]
  public var related: [String]
  /// Words the lesson teaches.
  public var vocabulary: [String]
  public var artifacts: [ArtifactEntry]
  public var materials: [MaterialEntry]
  public var parts: [Part]
  public var files: [FileEntry]
  public var versions: [VersionEntry]

  /// Makes a detail with what every exemplar has; the rest is set afterwards.
  public init(
    card: Card, parts: [Part], files: [FileEntry], versions: [VersionEntry]
  ) {
    self.card = card
    self.parts = parts
    self.files = files
    self.versions = versions
    self.prerequisites = []
    self.related = []
    self.vocabulary = []
    self.artifacts = []
    self.materials = []
  }
}

extension ArtifactEntry {
  /// Writes absent members as null: a reader of the JSON sees every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(path, forKey: .path)
    try container.encode(caption, forKey: .caption)
    try container.encode(alt, forKey: .alt)
    try container.encode(origin, forKey: .origin)
    try container.encode(consent, forKey: .consent)
    try container.encode(consentExpires, forKey: .consentExpires)
  }
}

extension MaterialEntry {
  /// Writes absent members as null: a reader of the JSON sees every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(path, forKey: .path)
    try container.encode(title, forKey: .title)
    try container.encode(alt, forKey: .alt)
  }
}
