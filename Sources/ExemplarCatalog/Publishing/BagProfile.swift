internal import Foundation

/// The profile that published bags follow: BagIt Profiles Specification 1.4.0.
///
/// ```swift
/// BagProfile(configuration).identifier   // "https://exemplar.example/bagit-profile.json"
/// ```
public struct BagProfile: Hashable, Sendable {
  /// The file's name in `index/schemas/`.
  public static let fileName = "bagit-profile.json"
  /// The profile's own version.
  public static let version = "1.0"

  public var identifier: String
  public var organization: String

  /// The profile of a repository.
  public init(_ configuration: RepositoryConfiguration) {
    identifier = configuration.profileIdentifier
    organization = configuration.organization
  }

  /// The profile as JSON, keys in the order of the specification, the same bytes each time.
  public var json: String {
    """
    {
      "BagIt-Profile-Info": {
        "BagIt-Profile-Identifier": \(quoted(identifier)),
        "BagIt-Profile-Version": "1.4.0",
        "Source-Organization": \(quoted(organization)),
        "External-Description": "One published version of an exemplar: a lesson, its record and its files.",
        "Version": "\(Self.version)"
      },
      "Bag-Info": {
    \(tags)
      },
      "Manifests-Required": ["sha256", "sha512"],
      "Manifests-Allowed": ["sha256", "sha512"],
      "Tag-Manifests-Required": ["sha256", "sha512"],
      "Tag-Manifests-Allowed": ["sha256", "sha512"],
      "Allow-Fetch.txt": false,
      "Fetch.txt-Required": false,
      "Data-Empty": false,
      "Serialization": "optional",
      "Accept-Serialization": ["application/zip", "application/tar", "application/gzip"],
      "Accept-BagIt-Version": ["1.0"],
      "Tag-Files-Required": [],
      "Tag-Files-Allowed": [],
      "Payload-Files-Required": ["data/exemplar.yaml", "data/lesson.md"]
    }

    """
  }

  private static let descriptions: [(label: String, isRequired: Bool, text: String)] = [
    ("Source-Organization", true, "Who publishes the collection."),
    ("Bagging-Date", true, "The day the bag was made, YYYY-MM-DD."),
    ("Payload-Oxum", true, "Bytes and files of the payload."),
    ("External-Identifier", true, "The exemplar's id."),
    ("External-Description", true, "The exemplar's title."),
    ("BagIt-Profile-Identifier", true, "Where this profile is."),
    ("Bag-Size", true, "The size of the payload, for people."),
    ("Exemplar-Version", false, "The number of the published version, from 1."),
    ("Exemplar-Published", false, "The moment it became public, in UTC."),
  ]

  private var tags: String {
    Self.descriptions.map { tag in
      "    \(quoted(tag.label)): {\"required\": \(tag.isRequired), \"repeatable\": false, "
        + "\"description\": \(quoted(tag.text))}"
    }.joined(separator: ",\n")
  }

  private func quoted(_ text: String) -> String { JSONText.quoted(text) }
}
