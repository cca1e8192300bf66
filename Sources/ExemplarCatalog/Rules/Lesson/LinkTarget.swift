internal import Foundation

/// Where a link in a Markdown part leads.
enum LinkTarget: Hashable {
  /// To another site, or to a mail address.
  case external
  /// To a place in the same text.
  case sameText
  /// To a file of the bundle, if it is there.
  case inside(String)
  /// Out of the bundle: an absolute path, a drive, or more `..` than folders.
  case outside
  /// Nowhere: it is empty.
  case empty

  /// Reads a destination as it stands in a part, which lies in the bundle's folder.
  ///
  /// ```swift
  /// LinkTarget("materials/my%20rubric.md#top", in: "lesson.md")   // .inside("materials/my rubric.md")
  /// LinkTarget("../secret.txt", in: "lesson.md")                  // .outside
  /// ```
  init(_ destination: String, in part: String) {
    let text = destination.trimmingCharacters(in: .whitespaces)
    if text.isEmpty {
      self = .empty
    } else if text.hasPrefix("#") {
      self = .sameText
    } else if let scheme = Self.scheme(of: text) {
      self = scheme.count == 1 || scheme == "file" ? .outside : .external
    } else if text.hasPrefix("//") {
      self = .external
    } else {
      self = Self.file(text, from: part)
    }
  }

  /// The file inside the bundle, where it leads to one.
  var path: String? {
    if case .inside(let path) = self { path } else { nil }
  }

  /// `https` of `https://…` (RFC 3986, section 3.1), in lower case.
  private static func scheme(of text: String) -> String? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let scheme = text[..<colon]
    let isName = scheme.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0))
    }
    return isName && scheme.first?.isLetter == true ? scheme.lowercased() : nil
  }

  private static func file(_ text: String, from part: String) -> LinkTarget {
    let end = text.firstIndex { $0 == "?" || $0 == "#" } ?? text.endIndex
    let written = String(text[..<end])
    let path = (written.removingPercentEncoding ?? written).precomposedStringWithCanonicalMapping
    if path.hasPrefix("/") || path.contains("\\") { return .outside }
    var folders = part.split(separator: "/").dropLast().map(String.init)
    for name in path.split(separator: "/") where name != "." {
      if name != ".." {
        folders.append(String(name))
      } else if folders.popLast() == nil {
        return .outside
      }
    }
    return .inside(folders.joined(separator: "/"))
  }
}
