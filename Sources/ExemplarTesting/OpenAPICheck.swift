public import Foundation

/// Holds answers of the endpoint against its description, `index/schemas/openapi-1.json`.
///
/// ```swift
/// try OpenAPICheck().faults(of: "GET", "/healthz", status: 200, headers: headers, body: body)   // []
/// ```
public struct OpenAPICheck: Sendable {
  private static let file = "openapi-1.json"
  private let schemas: SchemaCheck

  /// A check by the schemas of a folder, by default those that the project ships.
  public init(folder: URL? = nil) { schemas = SchemaCheck(folder: folder) }

  /// The rows of the description: `["getHealth": "GET /healthz"]`, and which need a token.
  public func operations() throws -> [String: (request: String, needsToken: Bool)] {
    var found: [String: (request: String, needsToken: Bool)] = [:]
    for (path, item) in try paths() {
      for (method, operation) in item {
        let name = try schemas.needed(operation["operationId"] as? String)
        found[name] = ("\(method.uppercased()) \(path)", operation["security"] != nil)
      }
    }
    return found
  }

  /// What in an answer is not as described; also a status, a header or a media type that is not described.
  public func faults(
    of method: String, _ target: String, status: Int, headers: [(String, String)], body: Data
  ) throws -> [String] {
    let place = "\(method) \(target): \(status)"
    guard let operation = try operation(method, target) else {
      // Whatever is asked for: an answer to nothing that is described is a problem document.
      return try problemFaults(headers, body, place, isHead: method == "HEAD")
    }
    let responses = try schemas.needed(operation["responses"] as? [String: [String: Any]])
    guard let described = responses[String(status)] else { return ["\(place) is not described"] }
    let response = try resolved(described)
    return try headerFaults(response, headers, place)
      + (method == "HEAD" ? [] : bodyFaults(response, headers, body, place))
  }

  private func bodyFaults(
    _ response: [String: Any], _ headers: [(String, String)], _ body: Data, _ place: String
  ) throws -> [String] {
    let content = response["content"] as? [String: [String: Any]] ?? [:]
    guard !content.isEmpty else { return body.isEmpty ? [] : ["\(place) has a body"] }
    let type = mediaType(headers)
    guard let described = content[type] ?? content["*/*"] else {
      return ["\(place) has the media type “\(type)”, which is not described"]
    }
    guard type.hasSuffix("json"), content["*/*"] == nil else { return [] }
    let value = try JSONSerialization.jsonObject(with: body, options: [.fragmentsAllowed])
    let schema = try schemas.needed(described["schema"] as? [String: Any])
    return try schemas.faults(value, schema, file: Self.file, at: "").map { "\(place) \($0)" }
  }

  private func headerFaults(
    _ response: [String: Any], _ headers: [(String, String)], _ place: String
  ) throws -> [String] {
    let described = response["headers"] as? [String: [String: Any]] ?? [:]
    return try described.sorted { $0.key < $1.key }.flatMap { name, header -> [String] in
      let header = try resolved(header)
      let values = headers.filter { $0.0.lowercased() == name.lowercased() }.map(\.1)
      guard let value = values.first else {
        return header["required"] as? Bool == true ? ["\(place) lacks \(name)"] : []
      }
      let schema = try schemas.needed(header["schema"] as? [String: Any])
      return try schemas.faults(value, schema, file: Self.file, at: name).map { "\(place) \($0)" }
    }
  }

  private func problemFaults(
    _ headers: [(String, String)], _ body: Data, _ place: String, isHead: Bool
  ) throws -> [String] {
    guard mediaType(headers) == "application/problem+json" else {
      return body.isEmpty ? [] : ["\(place) is no problem document"]
    }
    if isHead { return [] }
    let value = try JSONSerialization.jsonObject(with: body)
    return try schemas.faults(value, "problem-1.json").map { "\(place) \($0)" }
  }

  // MARK: The description

  private func paths() throws -> [String: [String: [String: Any]]] {
    let document = try schemas.schema(Self.file)
    return try schemas.needed(document["paths"] as? [String: [String: [String: Any]]])
  }

  /// The operation whose path fits; a last `{path}` takes slashes, too. HEAD is described with GET.
  private func operation(_ method: String, _ target: String) throws -> [String: Any]? {
    let path = target.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
    let fitting = try paths().filter { template, _ in fits(path, template) }
    let literal = fitting.min { $0.key.count { $0 == "{" } < $1.key.count { $0 == "{" } }
    return literal?.value[method == "HEAD" ? "get" : method.lowercased()]
  }

  private func fits(_ path: [Substring], _ template: String) -> Bool {
    let parts = template.split(separator: "/", omittingEmptySubsequences: false)
    let takesRest = parts.last == "{path}"
    guard takesRest ? path.count >= parts.count : path.count == parts.count else { return false }
    return zip(parts, path).allSatisfy { part, segment in
      part.hasPrefix("{") ? !segment.isEmpty : part == segment
    }
  }

  /// A value, or the component that stands for it.
  private func resolved(_ value: [String: Any]) throws -> [String: Any] {
    guard let reference = value["$ref"] as? String else { return value }
    var place: Any = try schemas.schema(Self.file)
    for name in reference.split(separator: "/").dropFirst() {
      place = try schemas.needed((place as? [String: Any])?[String(name)])
    }
    return try schemas.needed(place as? [String: Any])
  }

  private func mediaType(_ headers: [(String, String)]) -> String {
    let value = headers.first { $0.0.lowercased() == "content-type" }?.1 ?? ""
    return value.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
  }
}
