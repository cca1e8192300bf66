internal import Foundation
internal import NIOCore

/// A form with a file on its way to a server, piece by piece; each try reads the file anew.
struct FileBody: AsyncSequence, Sendable {
  let form: UploadForm
  private let fileSize: Int
  /// Told how many bytes of the file went out so far, and how many there are.
  private let progress: @Sendable (_ sent: Int, _ all: Int) -> Void

  /// Takes the size that the file has now.
  init(
    _ form: UploadForm, progress: @escaping @Sendable (_ sent: Int, _ all: Int) -> Void
  ) throws(ClientError) {
    self.form = form
    self.progress = progress
    do {
      let facts = try FileManager.default.attributesOfItem(atPath: form.file)
      fileSize = (facts[.size] as? Int) ?? 0
    } catch { throw .settings(.unreadable(form.file, error.localizedDescription)) }
  }

  /// Of the whole body.
  var size: Int { form.head.utf8.count + fileSize + form.tail.utf8.count }

  func makeAsyncIterator() -> Iterator { Iterator(body: self) }

  /// The pieces of one try.
  struct Iterator: AsyncIteratorProtocol {
    private enum Place { case head, file(FileHandle), end }

    private let body: FileBody
    private var place = Place.head
    private var sent = 0

    fileprivate init(body: FileBody) { self.body = body }

    mutating func next() async throws -> ByteBuffer? {
      do { return try piece() } catch {
        throw ClientError.settings(.unreadable(body.form.file, error.localizedDescription))
      }
    }

    private mutating func piece() throws -> ByteBuffer? {
      switch place {
      case .head:
        place = .file(try FileHandle(forReadingFrom: URL(fileURLWithPath: body.form.file)))
        return ByteBuffer(string: body.form.head)
      case .file(let file):
        body.progress(sent, body.fileSize)
        if let piece = try file.read(upToCount: 1 << 18), !piece.isEmpty {
          sent += piece.count
          return ByteBuffer(bytes: piece)
        }
        try file.close()
        place = .end
        return ByteBuffer(string: body.form.tail)
      case .end: return nil
      }
    }
  }
}
