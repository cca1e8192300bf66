public import Foundation

/// Checks JSON against a schema: the few keywords of JSON Schema 2020-12 that the schemas of this repository use.
///
/// An unknown keyword is a fault of its own, so that nothing in a schema goes unchecked.
public struct SchemaCheck: Sendable {
  /// Where the schema files lie.
  private let folder: URL

  /// A check by the schemas of a folder, by default those that the project ships.
  public init(folder: URL? = nil) {
    self.folder = folder ?? URL(fileURLWithPath: Checkout.path + "/index/schemas")
  }

  /// What is wrong, each with its place; empty where the value fits.
  public func faults(_ value: Any, _ file: String) throws -> [String] {
    try faults(value, try schema(file), file: file, at: "")
  }

  func schema(_ file: String) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appendingPathComponent(file))
    return try needed(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  func faults(
    _ value: Any, _ schema: [String: Any], file: String, at place: String
  ) throws -> [String] {
    try schema.keys.sorted().flatMap { keyword -> [String] in
      let rule = try needed(schema[keyword])
      switch keyword {
      case "$schema", "$id", "$comment", "$defs", "title", "description", "contentMediaType":
        return []
      case "$ref": return try reference(value, rule, file: file, at: place)
      case "properties", "required", "additionalProperties":
        return try members(value, schema, keyword, file: file, at: place)
      case "items":
        let items = value as? [Any] ?? []
        let rule = try needed(rule as? [String: Any])
        return try items.enumerated().flatMap {
          try faults($1, rule, file: file, at: "\(place)/\($0)")
        }
      case "anyOf":
        let choices = try needed(rule as? [[String: Any]])
        let results = try choices.map { try faults(value, $0, file: file, at: place) }
        return results.contains([]) ? [] : results.flatMap { $0 }
      default: return simple(value, keyword, rule, at: place)
      }
    }
  }

  private func reference(
    _ value: Any, _ rule: Any, file: String, at place: String
  ) throws -> [String] {
    let text = try needed(rule as? String)
    let parts = text.components(separatedBy: "#/$defs/")
    let target = parts[0].isEmpty ? file : parts[0]
    if parts.count == 1 { return try faults(value, try schema(target), file: target, at: place) }
    let definitions = try needed(try schema(target)["$defs"] as? [String: [String: Any]])
    return try faults(value, try needed(definitions[parts[1]]), file: target, at: place)
  }

  private func members(
    _ value: Any, _ schema: [String: Any], _ keyword: String, file: String, at place: String
  ) throws -> [String] {
    guard let object = value as? [String: Any] else { return [] }
    let known = schema["properties"] as? [String: [String: Any]] ?? [:]
    switch keyword {
    case "properties":
      return try known.keys.sorted().flatMap { key in
        try object[key].map { try faults($0, known[key]!, file: file, at: "\(place)/\(key)") } ?? []
      }
    case "required":
      return (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
        .map { "\(place)/\($0) is missing" }
    default:
      let others = object.keys.filter { known[$0] == nil }.sorted()
      guard let rule = schema["additionalProperties"] as? [String: Any] else {
        return others.map { "\(place)/\($0) is not in the schema" }
      }
      return try others.flatMap {
        try faults(object[$0]!, rule, file: file, at: "\(place)/\($0)")
      }
    }
  }

  private func simple(_ value: Any, _ keyword: String, _ rule: Any, at place: String) -> [String] {
    let fits: Bool
    switch keyword {
    case "type":
      let names = rule as? [String] ?? [rule as? String ?? ""]
      fits = names.contains { isKind(value, $0) }
    case "const": fits = (value as? NSObject) == (rule as? NSObject)
    case "enum":
      fits = (rule as? [Any] ?? []).contains { ($0 as? NSObject) == (value as? NSObject) }
    case "pattern":
      let text = value as? String ?? ""
      fits = text.range(of: rule as? String ?? "", options: .regularExpression) != nil
    case "minimum": fits = number(value).map { $0 >= number(rule)! } ?? true
    case "maximum": fits = number(value).map { $0 <= number(rule)! } ?? true
    case "minLength": fits = (value as? String).map { $0.count >= Int(number(rule)!) } ?? true
    case "maxLength": fits = (value as? String).map { $0.count <= Int(number(rule)!) } ?? true
    case "minItems": fits = (value as? [Any]).map { $0.count >= Int(number(rule)!) } ?? true
    case "maxItems": fits = (value as? [Any]).map { $0.count <= Int(number(rule)!) } ?? true
    default: return ["\(place): the keyword \(keyword) is not checked"]
    }
    return fits ? [] : ["\(place) is not \(keyword == "const" ? "" : "\(keyword) ")\(rule)"]
  }

  /// A schema that is not written as this check reads it fails the test.
  func needed<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw CocoaError(.coderReadCorrupt) }
    return value
  }

  private func number(_ value: Any) -> Double? { (value as? NSNumber)?.doubleValue }

  private func isKind(_ value: Any, _ name: String) -> Bool {
    switch name {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "boolean": isBoolean(value)
    case "number": value is NSNumber && !isBoolean(value)
    case "integer":
      value is NSNumber && !isBoolean(value) && number(value).map { $0 == $0.rounded() } == true
    default: false
    }
  }

  private func isBoolean(_ value: Any) -> Bool {
    guard let number = value as? NSNumber else { return false }
    return String(cString: number.objCType) == "c"
  }
}
