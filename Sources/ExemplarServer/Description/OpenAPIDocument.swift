internal import ExemplarPresentation
internal import Foundation

/// `/openapi.json`: the description that stands in `index/schemas/`, with the schemas it refers to in one document.
///
/// ```swift
/// try OpenAPIDocument(schemas: "index/schemas").text   // {"components":{…},"info":{…},"openapi":"3.1.0",…}
/// ```
/// In the folder a schema is a file and refers to its neighbors (`"$ref": "search-answer-1.json"`); in the one
/// document it is a component, as are its definitions (`"$ref": "#/components/schemas/search-answer-1.hit"`).
///
/// Source: OpenAPI Specification 3.1.0, section 4.8.24; JSON Schema 2020-12, section 9.3.
struct OpenAPIDocument {
  /// The file of the description.
  static let fileName = "openapi-1.json"
  /// The whole as JSON.
  let text: String

  /// Why there is no description.
  struct Fault: Error, Hashable, CustomStringConvertible {
    let description: String
  }

  /// Reads the description and every schema that it leads to.
  init(schemas folder: String) throws(Fault) {
    var bundle = SchemaBundle(folder: folder)
    guard var document = try bundle.resolved(Self.fileName) as? [String: Any],
      var components = document["components"] as? [String: Any]
    else { throw Fault(description: "“\(folder)/\(Self.fileName)” has no components.") }
    components["schemas"] = try bundle.all()
    document["components"] = components
    do {
      let data = try JSONSerialization.data(
        withJSONObject: document, options: [.sortedKeys, .withoutEscapingSlashes])
      text = String(decoding: data, as: UTF8.self) + "\n"
    } catch {
      throw Fault(description: "“\(folder)/\(Self.fileName)” cannot be written as JSON: \(error)")
    }
  }
}

/// The schema files of a folder, on their way into one document.
private struct SchemaBundle {
  let folder: String
  /// Files that were referred to and are not read yet.
  private var wanted: [String] = []
  private var known: Set<String> = []

  init(folder: String) { self.folder = folder }

  /// A file with its references as the one document has them.
  mutating func resolved(_ file: String) throws(OpenAPIDocument.Fault) -> Any {
    let value: Any
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file))
      value = try JSONSerialization.jsonObject(with: data)
    } catch {
      throw OpenAPIDocument.Fault(
        description: "“\(folder)/\(file)” cannot be read: \(error.localizedDescription)")
    }
    return rewritten(value, of: file)
  }

  /// Every schema that was referred to, with its definitions beside it.
  mutating func all() throws(OpenAPIDocument.Fault) -> [String: Any] {
    var schemas: [String: Any] = [:]
    while let file = wanted.popLast() {
      guard var schema = try resolved(file) as? [String: Any] else { continue }
      for (name, definition) in schema["$defs"] as? [String: Any] ?? [:] {
        schemas[Self.component(file) + "." + name] = definition
      }
      for key in ["$schema", "$id", "$comment", "$defs"] { schema[key] = nil }
      schemas[Self.component(file)] = schema
    }
    return schemas
  }

  private mutating func rewritten(_ value: Any, of file: String) -> Any {
    if let list = value as? [Any] { return list.map { rewritten($0, of: file) } }
    guard var object = value as? [String: Any] else { return value }
    for (key, member) in object {
      if key == "$ref", let reference = member as? String {
        object[key] = target(reference, from: file)
      } else {
        object[key] = rewritten(member, of: file)
      }
    }
    return object
  }

  private mutating func target(_ reference: String, from file: String) -> String {
    let parts = reference.components(separatedBy: "#/$defs/")
    if parts.count == 1, reference.hasPrefix("#") { return reference }
    let name = parts[0].isEmpty ? file : parts[0]
    if known.insert(name).inserted { wanted.append(name) }
    let definition = parts.count > 1 ? "." + parts[1] : ""
    return "#/components/schemas/" + Self.component(name) + definition
  }

  private static func component(_ file: String) -> String {
    file.hasSuffix(".json") ? String(file.dropLast(5)) : file
  }
}
