import ExemplarCatalog
import ExemplarCuration
import ExemplarTesting
import Foundation
import NIOHTTP1

/// People with tokens, and what they send.
extension ServerTrial {
  /// The workflow beside the server's own.
  var curation: Curation { Self.curation(school.repository, curators: ["Ana", "Luis"]) }

  /// A token for somebody.
  func token(
    _ name: String, _ roles: Set<Role> = [.facilitator], schools: [String] = [],
    expires: Date? = nil
  ) throws -> String {
    let curation = curation
    return try curation.createToken(
      NewToken(name, roles: roles, schools: schools, expires: expires),
      by: curation.actor(named: "Root")
    ).text
  }

  /// Sends a bag as the body.
  func submit(
    _ bag: [UInt8], as token: String, query: String = "", headers: [(String, String)] = []
  ) async throws -> Answer {
    try await ask(
      .POST, "/api/v1/submissions\(query)",
      headers: [("Authorization", "Bearer \(token)"), ("Content-Type", "application/zip")]
        + headers, body: bag)
  }

  /// Makes a move, with a body of JSON or without any.
  func move(
    _ path: String, as token: String, _ json: String? = nil, headers: [(String, String)] = []
  ) async throws -> Answer {
    var headers = headers + [("Authorization", "Bearer \(token)")]
    if json != nil { headers.append(("Content-Type", "application/json")) }
    return try await ask(
      .POST, "/api/v1/\(path)", headers: headers, body: json.map { Array($0.utf8) })
  }

  /// Looks at something.
  func look(_ path: String, as token: String) async throws -> Answer {
    try await get("/api/v1/\(path)", headers: [("Authorization", "Bearer \(token)")])
  }

  /// The names in a folder of the repository; empty where there is none.
  func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: school.folder.url(path).path)) ?? [])
      .sorted()
  }

  /// What lies in the working state of an upload; waits a little for what is being removed.
  func leftovers() async throws -> [String] {
    for _ in 0..<100 {
      if names(".exemplar/staging") == [] { return [] }
      try await Task.sleep(for: .milliseconds(20))
    }
    return names(".exemplar/staging")
  }
}

extension ServerTrial.Answer {
  /// A member of the submission that it tells of.
  func submission(_ member: String) throws -> Any? {
    (try json()["submission"] as? [String: Any])?[member]
  }

  /// The codes of the findings in it.
  var findingCodes: [String] {
    (((try? json())?["findings"] as? [[String: Any]]) ?? []).compactMap { $0["code"] as? String }
  }

  /// The places of what is wrong with a body.
  var pointers: [String] {
    (((try? json())?["errors"] as? [[String: Any]]) ?? []).compactMap { $0["pointer"] as? String }
  }
}
