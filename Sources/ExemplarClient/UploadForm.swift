/// A file that is sent with some words, as a form (RFC 7578).
///
/// ```swift
/// UploadForm(file: "paper-circuits-v1.zip", name: "paper-circuits-v1.zip", type: "application/zip",
///   fields: [("message", "Ana's class tried it twice.")])
/// ```
public struct UploadForm: Sendable {
  /// Where the file lies.
  public let file: String
  /// What the server calls it.
  public let name: String
  /// `application/zip`
  public let type: String
  /// Each with its name.
  public let fields: [(name: String, value: String)]
  /// What parts the pieces; nothing random of this length stands in a file.
  let boundary = "exemplar-" + IdempotencyKey().text

  /// Makes a form; the file is the field `bag`, which comes last.
  public init(file: String, name: String, type: String, fields: [(name: String, value: String)]) {
    self.file = file
    self.name = name
    self.type = type
    self.fields = fields
  }

  /// What stands before the file.
  var head: String {
    let texts = fields.map { field in
      "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field.name)\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\(field.value)\r\n"
    }
    return texts.joined()
      + "--\(boundary)\r\nContent-Disposition: form-data; name=\"bag\"; filename=\"\(escapedName)\"\r\nContent-Type: \(type)\r\n\r\n"
  }

  /// What stands after it.
  var tail: String { "\r\n--\(boundary)--\r\n" }

  /// As browsers write it: what would end the text is percent-encoded (HTML, multipart/form-data).
  private var escapedName: String {
    var text = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": text += "%22"
      case "\r": text += "%0D"
      case "\n": text += "%0A"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
