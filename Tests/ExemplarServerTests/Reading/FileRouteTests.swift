import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import Foundation
import NIOHTTP1
import Testing

/// Bags and their files over HTTP.
@Suite struct FileRouteTests {
  private static let digits = "0123456789"

  private func publish(_ school: SmallRepository) throws {
    try school.publish(
      "paper-circuits", title: "Paper circuits, first",
      files: [("materials/digits.txt", "old")])
    try school.publish(
      "paper-circuits", version: 2, title: "Paper circuits",
      files: [
        ("materials/digits.txt", Self.digits), ("materials/Größe 1.txt", "groß"),
        ("materials/empty.txt", ""), ("materials/page.html", "<script>alert(1)</script>"),
        ("materials/drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("materials/a%2fb.txt", "percent"), ("materials/unknown.xyz", "?"),
        ("materials/card.pdf", "%PDF-1.4"), ("materials/quote\"s.txt", "quoted"),
      ])
  }

  private let files = "/api/v1/exemplars/paper-circuits/files/"

  @Test func `gives a file of the newest version and of any other`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let newest = try await trial.get(files + "materials/digits.txt")
      #expect(newest.text == Self.digits)
      #expect(newest.headers["content-type"] == ["text/plain; charset=utf-8"])
      #expect(newest.headers["content-length"] == ["10"])
      #expect(newest.headers["accept-ranges"] == ["bytes"])
      #expect(
        newest.headers["etag"] == [
          "\"84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882\""
        ])
      let first = try await trial.get(files + "materials/digits.txt?version=1")
      #expect(first.text == "old")
      #expect(try await trial.get(files + "lesson.md?version=1").text.contains("first"))
      #expect(try await trial.get(files + "materials/Gr%C3%B6%C3%9Fe%201.txt").text == "groß")
      #expect(try await trial.get(files + "materials/Gro%CC%88%C3%9Fe%201.txt").text == "groß")
      #expect(try await trial.get(files + "materials/a%252fb.txt").text == "percent")
      let empty = try await trial.get(files + "materials/empty.txt")
      #expect(empty.status == 200 && empty.body.isEmpty)
    }
  }

  private static let kinds: [(path: String, type: String, kind: String)] = [
    ("materials/page.html", "text/html; charset=utf-8", "attachment"),
    ("materials/drawing.svg", "image/svg+xml", "attachment"),
    ("materials/unknown.xyz", "application/octet-stream", "attachment"),
    ("exemplar.yaml", "application/yaml", "attachment"),
    ("lesson.md", "text/markdown; charset=utf-8", "attachment"),
    ("materials/digits.txt", "text/plain; charset=utf-8", "inline"),
    ("materials/card.pdf", "application/pdf", "inline"),
  ]

  @Test func `never lets a browser run a file`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for (path, type, kind) in Self.kinds {
        let answer = try await trial.get(files + path)
        #expect(answer.status == 200)
        #expect(answer.headers["content-type"] == [type])
        #expect(answer.headers["x-content-type-options"] == ["nosniff"])
        let name = path.split(separator: "/").last ?? ""
        #expect(
          answer.headers["content-disposition"] == [
            "\(kind); filename=\"\(name)\"; filename*=UTF-8''\(name)"
          ])
        let policy = try #require(answer.headers.first(name: "content-security-policy"))
        #expect(policy.hasPrefix("default-src 'none'"))
        #expect(policy.hasSuffix("; sandbox") == (type != "application/pdf"))
      }
    }
  }

  @Test func `writes names of any letters into the header`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let umlaut = try await trial.get(files + "materials/Gr%C3%B6%C3%9Fe%201.txt")
      #expect(
        umlaut.headers["content-disposition"] == [
          "inline; filename=\"Gr__e 1.txt\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.txt"
        ])
      let quote = try await trial.get(files + "materials/quote%22s.txt")
      #expect(
        quote.headers["content-disposition"] == [
          "inline; filename=\"quote_s.txt\"; filename*=UTF-8''quote%22s.txt"
        ])
    }
  }

  private static let ranges: [(range: String, status: Int, text: String, place: String?)] =
    [
      ("bytes=0-3", 206, "0123", "bytes 0-3/10"), ("bytes=7-", 206, "789", "bytes 7-9/10"),
      ("bytes=-2", 206, "89", "bytes 8-9/10"), ("bytes=-99", 206, "0123456789", "bytes 0-9/10"),
      ("bytes=4-99", 206, "456789", "bytes 4-9/10"), ("bytes=9-9", 206, "9", "bytes 9-9/10"),
      ("bytes=0-99999999999999999999", 206, "0123456789", "bytes 0-9/10"),
      ("bytes=10-", 416, "", "bytes */10"), ("bytes=-0", 416, "", "bytes */10"),
      ("bytes=99999999999999999999-", 416, "", "bytes */10"),
      ("bytes=3-1", 200, "0123456789", nil), ("bytes=0-1,3-4", 200, "0123456789", nil),
      ("lines=0-1", 200, "0123456789", nil), ("bytes=x-1", 200, "0123456789", nil),
      ("bytes=", 200, "0123456789", nil), ("bytes=-", 200, "0123456789", nil),
      ("bytes= 0-1", 200, "0123456789", nil),
    ]

  @Test func `gives the part of a file that is asked for`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for (range, status, text, place) in Self.ranges {
        let answer = try await trial.get(
          files + "materials/digits.txt", headers: [("Range", range)])
        #expect(answer.status == status, "\(range)")
        #expect(answer.headers.first(name: "content-range") == place)
        if status == 416 {
          #expect(answer.code == "range-not-satisfiable")
        } else {
          #expect(answer.text == text)
          #expect(answer.headers["content-length"] == ["\(text.utf8.count)"])
        }
      }
    }
  }

  @Test func `gives the whole file to who holds a part of another one`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let path = files + "materials/digits.txt"
      let tag = try #require(try await trial.get(path).headers.first(name: "etag"))
      for (condition, status) in [
        (tag, 206), ("\"other\"", 200), ("W/" + tag, 200), ("\(tag), \"b\"", 200),
        ("Sat, 21 Nov 2026 10:00:00 GMT", 200),
      ] {
        let answer = try await trial.get(
          path, headers: [("Range", "bytes=2-3"), ("If-Range", condition)])
        #expect(answer.status == status, "\(condition)")
      }
    }
  }

  @Test func `gives the bag as the same zip file each time, whole and in parts`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let path = "/api/v1/exemplars/paper-circuits/bag"
      let first = try await trial.get(path)
      #expect(first.headers["content-type"] == ["application/zip"])
      #expect(
        first.headers["content-disposition"] == [
          "attachment; filename=\"paper-circuits-v2.zip\"; filename*=UTF-8''paper-circuits-v2.zip"
        ])
      let digest = try trial.school.repository.digest(of: "paper-circuits", version: 2)
      #expect(first.headers["etag"] == ["\"\(digest)-v2\""])
      let zip = trial.school.folder.path + "/got.zip"
      try Data(first.body).write(to: URL(fileURLWithPath: zip))
      let (bag, findings) = try BagArchive.unpack(zip, into: trial.school.folder.path + "/got")
      #expect(findings.isEmpty)
      let unpacked = try #require(bag)
      #expect(try Bag.digest(of: unpacked) == digest)
      #expect(try !Bag.verify(folder: unpacked).contains { $0.severity == .error })
      #expect(try await trial.get(path).body == first.body)
      #expect(try await trial.get(path + "?version=2").body == first.body)
      let middle = first.body.count / 2
      let one = try await trial.get(path, headers: [("Range", "bytes=0-\(middle - 1)")])
      let two = try await trial.get(path, headers: [("Range", "bytes=\(middle)-")])
      #expect(one.status == 206 && one.body + two.body == first.body)
      let old = try await trial.get(path + "?version=1")
      #expect(old.status == 200 && old.body != first.body)
      #expect(old.headers["cache-control"] == ["public, max-age=300, must-revalidate"])
    }
  }

  @Test func `keeps a packed bag outside the collection`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      _ = try await trial.get("/api/v1/exemplars/paper-circuits/bag")
      let exemplar = trial.school.repository.folder(of: "paper-circuits")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: exemplar).sorted() == ["v1", "v2"])
      let staging = trial.school.repository.stateFolder + "/staging"
      #expect(
        try FileManager.default.subpathsOfDirectory(atPath: staging).contains {
          $0.hasSuffix(".zip")
        })
    }
  }

  @Test func `packs a bag again when what was kept of it is gone`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let path = "/api/v1/exemplars/paper-circuits/bag"
      let first = try await trial.get(path)
      let staging = trial.school.repository.stateFolder + "/staging"
      try FileManager.default.removeItem(atPath: staging)
      #expect(try await trial.get(path).body == first.body)
    }
  }

  @Test func `answers many who ask for the same bag at once with the same bytes`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let bodies = try await withThrowingTaskGroup(of: [UInt8].self) { group in
        for _ in 0..<20 {
          group.addTask { try await trial.get("/api/v1/exemplars/paper-circuits/bag").body }
        }
        return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
      }
      #expect(Set(bodies).count == 1)
    }
  }

  // MARK: Paths

  private static let strangePaths: [String] = [
    "../bag-info.txt", "..%2fbag-info.txt", "%2e%2e/bag-info.txt", "%2e%2e%2fbag-info.txt",
    "materials/../lesson.md", "materials/..%2flesson.md", "materials/./digits.txt",
    "./lesson.md", "%2e/lesson.md", "/lesson.md", "//lesson.md", "%2flesson.md",
    "/etc/passwd", "%2fetc%2fpasswd", "materials//digits.txt", "materials%2f%2fdigits.txt",
    "materials", "materials/", "lesson.md/", "lesson.md%00", "lesson.md%00.txt", "%00",
    "materials%5cdigits.txt", "..%5c..%5cbag-info.txt", "materials\\digits.txt",
    "LESSON.md", "data/lesson.md", "../../v1/data/lesson.md", "..%2f..%2fv1%2fdata%2flesson.md",
    "../../../../../../../../etc/passwd", "....//lesson.md", "..;/lesson.md",
    "file:///etc/passwd", "%252e%252e/bag-info.txt", "~/lesson.md", "manifest-sha256.txt",
    "bagit.txt", "materials/link.txt", "materials/linked/lesson.md", "lesson.md%0d%0aX-Bad:1",
    "materials/digits.txt%20", "lesson.md::$DATA",
  ]

  @Test func `gives nothing but the files that the manifest lists`() async throws {
    try await ServerTrial.run { school in
      try publish(school)
      let data = school.repository.bagFolder(of: "paper-circuits", version: 2) + "/data"
      let files = FileManager.default
      try files.createSymbolicLink(
        atPath: data + "/materials/link.txt", withDestinationPath: data + "/lesson.md")
      try files.createSymbolicLink(
        atPath: data + "/materials/linked", withDestinationPath: data)
    } asking: { trial in
      for path in Self.strangePaths {
        let status = try await RawRequest.status(of: files + path, port: trial.port)
        #expect(status == 404 || status == 400, "\(path)")
      }
    }
  }

  private static let malformedPaths: [String] = [
    "%c0%ae%c0%ae/bag-info.txt", "%c0%af", "%e0%80%ae%e0%80%ae/x", "%ff", "%", "%2", "%u002e",
  ]

  @Test func `refuses a path that is not percent-encoded UTF-8`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for path in Self.malformedPaths {
        let status = try await RawRequest.status(of: files + path, port: trial.port)
        #expect(status == 400, "\(path)")
      }
    }
  }

  private static let strangeIDs: [String] = [
    "..", "%2e%2e", "..%2f..%2fetc", "%2e%2e%2fpaper-circuits", "paper-circuits%2fv1",
    "paper-circuits%00", "paper-circuits%2f..%2fpaper-circuits", "%5c..%5c", "*", "~", "%20",
    ".git", "withdrawn.yaml",
  ]

  @Test func `takes nothing but an id for an exemplar, in every route`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for id in Self.strangeIDs {
        for rest in [
          "", "/versions", "/versions/1", "/bag", "/similar", "/files/lesson.md",
          "/files/v1/data/lesson.md",
        ] {
          let status = try await RawRequest.status(
            of: "/api/v1/exemplars/" + id + rest, port: trial.port)
          #expect(status == 404 || status == 400, "\(id)\(rest)")
        }
      }
    }
  }

  @Test func `takes nothing but a name for a vocabulary`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for name in ["..%2f..%2ffields", "%2e%2e", "%00", "iste%00", "iste.yaml", "%2fetc"] {
        let status = try await RawRequest.status(
          of: "/api/v1/vocabularies/" + name, port: trial.port)
        #expect(status == (name.contains("%00") ? 400 : 404), "\(name)")
      }
    }
  }

  @Test func `does not follow a link that took the place of a listed file`() async throws {
    try await ServerTrial.run { school in
      try publish(school)
      let data = school.repository.bagFolder(of: "paper-circuits", version: 2) + "/data"
      try FileManager.default.removeItem(atPath: data + "/materials/digits.txt")
      try FileManager.default.createSymbolicLink(
        atPath: data + "/materials/digits.txt", withDestinationPath: "/etc/passwd")
    } asking: { trial in
      let answer = try await trial.get(files + "materials/digits.txt")
      #expect(answer.status == 500)
      #expect(!answer.text.contains("root:"))
      #expect(!answer.text.contains(trial.school.folder.path))
    }
  }
}
