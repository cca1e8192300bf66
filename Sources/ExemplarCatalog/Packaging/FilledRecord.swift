internal import ExemplarBundle
internal import Foundation

/// The author's `exemplar.yaml` with the id that it lacked.
struct FilledRecord: Sendable {
  /// Below the draft.
  static let path = "exemplar.yaml"

  /// The whole text, in UTF-8.
  let bytes: [UInt8]
  /// Where the author's file lies.
  private let place: String

  /// Nil where the record has an id.
  init?(of bundle: LessonBundle, id: String) throws(RepositoryError) {
    guard !bundle.hasID, let place = bundle.places[Self.path] else { return nil }
    guard let data = FileManager.default.contents(atPath: place) else {
      throw RepositoryError(.system, "Could not read “\(place)”.")
    }
    self.place = place
    bytes = Array(RecordText.adding(id: id, to: String(decoding: data, as: UTF8.self)).utf8)
  }

  /// Gives the record's entry in the list of files its new size and digest.
  func correct(_ exemplar: inout Exemplar) {
    guard let index = exemplar.files.firstIndex(where: { $0.path == Self.path }) else { return }
    exemplar.files[index].size = bytes.count
    exemplar.files[index].digest = sha256(of: bytes)
  }

  /// Replaces the author's file by one rename; it keeps its rights and its time.
  func write() throws(RepositoryError) {
    let new = "\(place).new-\(UUID().uuidString.lowercased())"
    var status = stat()
    guard stat(place, &status) == 0 else { throw failure("read", place) }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: new), options: .withoutOverwriting)
    } catch {
      unlink(new)
      throw RepositoryError(.system, "Could not write “\(new)”: \(error.localizedDescription)")
    }
    var times = [status.st_atim, status.st_mtim]
    guard chmod(new, status.st_mode & 0o7777) == 0, utimensat(AT_FDCWD, new, &times, 0) == 0,
      rename(new, place) == 0
    else {
      let failure = failure("write", place)
      unlink(new)
      throw failure
    }
  }

  private func failure(_ verb: String, _ path: String) -> RepositoryError {
    RepositoryError(.system, "Could not \(verb) “\(path)”: \(String(cString: strerror(errno))).")
  }
}

extension LessonBundle {
  /// The day, in UTC, on which a file of the draft changed last; nil when it never lay on a disk.
  var newestDay: CalendarDay? {
    let moments = places.values.compactMap { place -> Int? in
      var status = stat()
      return stat(place, &status) == 0 ? Int(status.st_mtim.tv_sec) : nil
    }
    return moments.max().map(CalendarDay.init(secondsSince1970:))
  }
}
