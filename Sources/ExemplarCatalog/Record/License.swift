/// The content licenses that a record may name, by their SPDX identifiers.
///
/// Names from the SPDX License List (spdx.org/licenses); links are each license's own page.
///
/// ```swift
/// License("cc-by-4.0")?.identifier   // "CC-BY-4.0"
/// ```
public struct License: Hashable, Sendable {
  /// As SPDX writes it: `CC-BY-SA-4.0`.
  public let identifier: String
  /// Where its text is.
  public let link: String

  /// The license with an identifier, in any case as SPDX allows.
  public init?(_ identifier: String) {
    guard let found = Self.byKey[identifier.lowercased()] else { return nil }
    self = found
  }

  private init(_ identifier: String, _ link: String) {
    self.identifier = identifier
    self.link = link
  }

  /// All of them: Creative Commons, government, documentation and software licenses.
  public static let all: [License] = creativeCommons + others

  private static let byKey = Dictionary(
    all.map { ($0.identifier.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })

  private static let creativeCommons: [License] =
    ["BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND"].flatMap { kind in
      ["4.0", "3.0", "2.5", "2.0", "1.0"].compactMap { version in
        // The first versions named the no-derivatives license the other way round.
        if version == "1.0", kind == "BY-NC-ND" {
          return License(
            "CC-BY-NC-ND-1.0", "https://creativecommons.org/licenses/by-nd-nc/1.0/")
        }
        return License(
          "CC-\(kind)-\(version)",
          "https://creativecommons.org/licenses/\(kind.lowercased())/\(version)/")
      }
    } + [
      License("CC-BY-3.0-US", "https://creativecommons.org/licenses/by/3.0/us/"),
      License("CC-BY-NC-SA-3.0-IGO", "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/"),
      License("CC-BY-3.0-IGO", "https://creativecommons.org/licenses/by/3.0/igo/"),
      License("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
      License("CC-PDDC", "https://creativecommons.org/licenses/publicdomain/"),
      License("CC-PDM-1.0", "https://creativecommons.org/publicdomain/mark/1.0/"),
    ]

  private static let others: [License] = [
    License(
      "OGL-UK-3.0",
      "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
    License(
      "OGL-UK-2.0",
      "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/"),
    License(
      "OGL-UK-1.0",
      "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/1/"),
    License("OGL-Canada-2.0", "https://open.canada.ca/en/open-government-licence-canada"),
    License("GFDL-1.3-only", "https://www.gnu.org/licenses/fdl-1.3.html"),
    License("GFDL-1.3-or-later", "https://www.gnu.org/licenses/fdl-1.3.html"),
    License("GFDL-1.2-only", "https://www.gnu.org/licenses/old-licenses/fdl-1.2.html"),
    License("GFDL-1.2-or-later", "https://www.gnu.org/licenses/old-licenses/fdl-1.2.html"),
    License("LAL-1.3", "https://artlibre.org/licence/lal/en/"),
    License("ODC-By-1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    License("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    License("PDDL-1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
    License("MIT", "https://spdx.org/licenses/MIT.html"),
    License("MIT-0", "https://spdx.org/licenses/MIT-0.html"),
    License("ISC", "https://spdx.org/licenses/ISC.html"),
    License("0BSD", "https://spdx.org/licenses/0BSD.html"),
    License("BSD-2-Clause", "https://spdx.org/licenses/BSD-2-Clause.html"),
    License("BSD-3-Clause", "https://spdx.org/licenses/BSD-3-Clause.html"),
    License("Apache-2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
    License("MPL-2.0", "https://www.mozilla.org/en-US/MPL/2.0/"),
    License("GPL-2.0-only", "https://www.gnu.org/licenses/old-licenses/gpl-2.0.html"),
    License("GPL-2.0-or-later", "https://www.gnu.org/licenses/old-licenses/gpl-2.0.html"),
    License("GPL-3.0-only", "https://www.gnu.org/licenses/gpl-3.0.html"),
    License("GPL-3.0-or-later", "https://www.gnu.org/licenses/gpl-3.0.html"),
    License("LGPL-2.1-or-later", "https://www.gnu.org/licenses/old-licenses/lgpl-2.1.html"),
    License("LGPL-3.0-or-later", "https://www.gnu.org/licenses/lgpl-3.0.html"),
    License("AGPL-3.0-only", "https://www.gnu.org/licenses/agpl-3.0.html"),
    License("AGPL-3.0-or-later", "https://www.gnu.org/licenses/agpl-3.0.html"),
    License("Unlicense", "https://unlicense.org/"),
  ]
}
