import ExemplarCuration
import ExemplarServer
import ExemplarTesting
import Foundation
import NIOHTTP1
import Testing

@Suite struct UploadTests {
  private func form(_ parts: [(String, [UInt8])], boundary: String = "xyz") -> [UInt8] {
    var bytes: [UInt8] = []
    for (head, content) in parts {
      bytes += Array("--\(boundary)\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8)
      bytes += content + Array("\r\n".utf8)
    }
    return bytes + Array("--\(boundary)--\r\n".utf8)
  }

  private func send(
    _ form: [UInt8], as token: String, to trial: ServerTrial,
    type: String = "multipart/form-data; boundary=xyz", headers: [(String, String)] = []
  ) async throws -> ServerTrial.Answer {
    try await trial.ask(
      .POST, "/api/v1/submissions",
      headers: [("Authorization", "Bearer \(token)"), ("Content-Type", type)] + headers, body: form)
  }

  @Test func `takes a bag in a form, with its fields before and after it`() async throws {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let first = try await send(
        form([
          ("name=message", Array("Our “first”".utf8)),
          ("name=file; filename=\"C:\\\\lessons\\\\paper.zip\"", try SchoolBag().zip()),
        ]), as: maria, to: trial)
      #expect(first.status == 201, "\(first.text)")
      #expect(try trial.curation.events(of: 1).first?.notes == "Our “first”")
      let refused = try await send(
        form([("name=bag", try SchoolBag(lesson: "Twice.").zip())]), as: maria, to: trial)
      #expect(refused.status == 409 && refused.code == "open-submission")
      let next = try await send(
        form([
          ("name=bag; filename=b.zip", try SchoolBag(lesson: "Twice.").zip()),
          ("name=replace", Array("true".utf8)),
        ]), as: maria, to: trial)
      #expect(try next.status == 201 && (next.submission("round") as? Int) == 2)
      #expect(try await trial.leftovers() == [])
    }
  }

  @Test func `takes as many bags of one token as is set, and of another as many again`()
    async throws
  {
    var settings = ServerSettings()
    settings.uploadsPerMinute = 1
    try await ServerTrial.run(settings: settings) { trial in
      let (maria, omar) = (try trial.token("Maria"), try trial.token("Omar"))
      let bag = try SchoolBag().zip()
      #expect(try await trial.submit(bag, as: maria).status == 201)
      let next = try await trial.submit(bag, as: maria)
      #expect(next.status == 429 && next.code == "too-many-uploads")
      #expect(next.headers["Retry-After"].first.flatMap { Int($0) }.map { $0 > 30 } == true)
      #expect(try await trial.submit(SchoolBag(id: "shadow-play").zip(), as: omar).status == 201)
    }
  }

  @Test func `names a bag as its sender does, without what a terminal could obey`() async throws {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let answer = try await send(
        form([("name=bag; filename=\"../../\u{1B}[31mred\u{202E}.zip\"", Array("PK".utf8))]),
        as: maria, to: trial)
      #expect(answer.status == 400, "an escape is no character of a header: \(answer.text)")
      let faulty = try await send(
        form([("name=bag; filename=\"../../etc/\u{202E}x.zip\"", try SchoolBag(school: "no").zip())]
        ),
        as: maria, to: trial)
      #expect(faulty.status == 422 && faulty.text.contains("“x.zip” was not taken"))
    }
  }

  @Test func `refuses forms that cannot be used, each with its reason`() async throws {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let zip = try SchoolBag().zip()
      let bag = ("name=bag; filename=b.zip", zip)
      let cases: [([UInt8], String, Int, String)] = [
        (form([]), "multipart/form-data; boundary=xyz", 400, "invalid-body"),
        (
          form([("name=message", [0x61])]), "multipart/form-data; boundary=xyz", 400, "invalid-body"
        ),
        (form([bag, bag]), "multipart/form-data; boundary=xyz", 400, "invalid-body"),
        (form([bag]), "multipart/form-data", 400, "invalid-body"),
        (form([bag]), "multipart/form-data; boundary=other", 400, "body-incomplete"),
        (form([bag]), "multipart/mixed; boundary=xyz", 415, "unsupported-media-type"),
        (form([bag]), "text/plain", 415, "unsupported-media-type"),
        (
          form([("name=messsage", [0x61]), bag]), "multipart/form-data; boundary=xyz", 400,
          "invalid-parameter"
        ),
        (
          form([("name=message", [0x61]), ("name=message", [0x62]), bag]),
          "multipart/form-data; boundary=xyz", 400, "invalid-parameter"
        ),
        (
          form([("name=message", [0xFF, 0xFE]), bag]), "multipart/form-data; boundary=xyz", 400,
          "invalid-parameter"
        ),
        (
          form([("name=replace", Array("perhaps".utf8)), bag]),
          "multipart/form-data; boundary=xyz", 400, "invalid-parameter"
        ),
        (
          form([("name=message", [UInt8](repeating: 0x61, count: 70_000)), bag]),
          "multipart/form-data; boundary=xyz", 400, "invalid-parameter"
        ),
        (
          form([("name=bag; filename=b.zip", Array("%PDF-1.7".utf8))]),
          "multipart/form-data; boundary=xyz", 422, "not-valid"
        ),
      ]
      for (body, type, status, code) in cases {
        let answer = try await send(body, as: maria, to: trial, type: type)
        #expect(answer.status == status && answer.code == code, "\(type): \(answer.text)")
        #expect(try SchemaCheck().faults(answer.json(), "problem-1.json") == [])
      }
      #expect(try trial.curation.submissions() == [])
      #expect(try await trial.leftovers() == [])
    }
  }

  @Test(arguments: [
    ("%PDF-1.7 and more", "archive-kind"), ("Once upon a time", "archive-kind"),
    ("PK\u{03}\u{04}and nothing", ""), (String(repeating: "x", count: 100_000), "archive-kind"),
  ])
  func `says of what is no archive that it is none`(text: String, code: String) async throws {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let answer = try await trial.submit(Array(text.utf8), as: maria)
      #expect(answer.status == 422 && answer.code == "not-valid")
      #expect(!answer.findingCodes.isEmpty && (code.isEmpty || answer.findingCodes == [code]))
      #expect(try await trial.leftovers() == [])
    }
  }

  @Test func `refuses what is too large before it reads it, and while it comes`() async throws {
    var settings = ServerSettings()
    settings.bodyBytes = 100_000
    try await ServerTrial.run(settings: settings) { trial in
      let maria = try trial.token("Maria")
      let head = """
        POST /api/v1/submissions HTTP/1.1\r
        Host: x\r
        Authorization: Bearer \(maria)\r
        Content-Type: application/zip\r

        """
      let socket = PlainSocket(port: trial.port)
      let told = await socket.send([Array("\(head)Content-Length: 100001\r\n\r\n".utf8)])
      #expect(told.hasPrefix("HTTP/1.1 413") && told.contains("\"code\":\"too-large\""))
      let expecting = await socket.send([
        Array("\(head)Expect: 100-continue\r\nContent-Length: 100001\r\n\r\n".utf8)
      ])
      #expect(expecting.hasPrefix("HTTP/1.1 413"), "\(expecting)")
      // Endless: pieces of 64 KiB, as long as somebody reads them.
      let piece =
        Array("10000\r\n".utf8) + Array("PK\u{03}\u{04}".utf8)
        + [UInt8](repeating: 0, count: 65_532) + Array("\r\n".utf8)
      let endless = await socket.send(
        [Array("\(head)Transfer-Encoding: chunked\r\n\r\n".utf8)]
          + [[UInt8]](repeating: piece, count: 4))
      #expect(endless.hasPrefix("HTTP/1.1 413"), "\(endless.prefix(200))")
      #expect(try await trial.leftovers() == [])
    }
  }

  @Test func `asks for a body that its sender holds back until it is wanted`() async throws {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let zip = try SchoolBag().zip()
      let head = """
        POST /api/v1/submissions HTTP/1.1\r
        Host: x\r
        Authorization: Bearer \(maria)\r
        Content-Type: application/zip\r
        Expect: 100-continue\r
        Connection: close\r
        Content-Length: \(zip.count)\r
        \r

        """
      let answer = await PlainSocket(port: trial.port).send([Array(head.utf8), zip], pause: 0.2)
      #expect(answer.hasPrefix("HTTP/1.1 100"), "\(answer.prefix(200))")
      #expect(answer.contains("HTTP/1.1 201"))
    }
  }

  @Test(arguments: [true, false])
  func `keeps nothing of an upload that is cut off`(isChunked: Bool) async throws {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let zip = try SchoolBag().zip()
      let framing =
        isChunked ? "Transfer-Encoding: chunked" : "Content-Length: \(zip.count + 100)"
      let head = """
        POST /api/v1/submissions HTTP/1.1\r
        Host: x\r
        Authorization: Bearer \(maria)\r
        Content-Type: application/zip\r
        \(framing)\r
        \r

        """
      let chunk = isChunked ? Array("\(String(zip.count, radix: 16))\r\n".utf8) : []
      let answer = await PlainSocket(port: trial.port).send(
        [Array(head.utf8), chunk + zip], pause: 0.1, closing: true)
      #expect(!answer.contains("HTTP/1.1 201"), "\(answer)")
      #expect(try await trial.leftovers() == [])
      #expect(try trial.curation.submissions() == [])
      #expect(try await trial.submit(zip, as: maria).status == 201)
    }
  }

  @Test func `refuses a body with another digest than was told, and one that is encoded`()
    async throws
  {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let zip = try SchoolBag().zip()
      let wrong = "sha-256=:\(Data(repeating: 7, count: 32).base64EncodedString()):"
      for name in ["Content-Digest", "Repr-Digest"] {
        let answer = try await trial.submit(zip, as: maria, headers: [(name, wrong)])
        #expect(answer.status == 400 && answer.code == "digest-mismatch")
      }
      let unreadable = try await trial.submit(
        zip, as: maria, headers: [("Content-Digest", "sha-256=abc")])
      #expect(unreadable.status == 400 && unreadable.code == "invalid-header")
      let packed = try await trial.submit(zip, as: maria, headers: [("Content-Encoding", "gzip")])
      #expect(packed.status == 415)
      let nothing = try await trial.submit([], as: maria)
      #expect(nothing.status == 400 && nothing.code == "body-incomplete")
      let typo = try await trial.submit(zip, as: maria, query: "?mesage=x")
      #expect(typo.status == 400 && typo.text.contains("“message”"))
      #expect(try trial.curation.submissions() == [])
      let right = "md5=:AAAA:, sha-256=:\(try sha256(zip)):"
      let taken = try await trial.submit(zip, as: maria, headers: [("Content-Digest", right)])
      #expect(taken.status == 201, "\(taken.text)")
    }
  }

  private func sha256(_ bytes: [UInt8]) throws -> String {
    let folder = try TemporaryFolder()
    let file = try folder.write("bag", Data(bytes))
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sh", "-c", "openssl dgst -sha256 -binary \"$0\" | base64", file.path]
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func `stops at the limits inside an archive that is small outside`() async throws {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let folder = try TemporaryFolder(inMemory: true)
      // 80 MiB of zeros, more than a file may have, in 80 KiB.
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [
        "python3", "-c",
        """
        import zipfile
        with zipfile.ZipFile("\(folder.path)/bomb.zip", "w", zipfile.ZIP_DEFLATED) as z:
          z.writestr("b/bagit.txt", "BagIt-Version: 1.0\\nTag-File-Character-Encoding: UTF-8\\n")
          with z.open("b/data/zeros.txt", "w") as f:
            for _ in range(80): f.write(bytes(1 << 20))
        """,
      ]
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
      let bomb = Array(try Data(contentsOf: folder.url("bomb.zip")))
      #expect(bomb.count < 1 << 20)
      let answer = try await trial.submit(bomb, as: maria)
      #expect(answer.status == 422 && answer.code == "not-valid")
      #expect(try await trial.leftovers() == [])
      #expect(trial.names(".exemplar/received") == [])
    }
  }

  @Test func `removes what a killed server left of an upload when the next one comes`()
    async throws
  {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      try trial.school.folder.write(".exemplar/staging/0-lost/bag", "PK and half of a lesson")
      try trial.school.folder.write(".exemplar/staging/0-lost.lock", "")
      #expect(try await trial.submit(SchoolBag().zip(), as: maria).status == 201)
      #expect(try await trial.leftovers() == [])
    }
  }
}
