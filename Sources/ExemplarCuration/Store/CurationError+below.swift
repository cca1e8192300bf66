internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import Foundation
internal import GRDB

extension CurationError {
  /// What a failure of the database, the repository or a bundle means to somebody who acts.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as CurationError: self = error
    case let error as RepositoryError: self.init(error)
    case let error as BundleError:
      let isFull = error.code == ENOSPC || error.code == EDQUOT
      self.init(isFull ? .noSpace : .system, error.description)
    case let error as CocoaError where error.code == .fileWriteOutOfSpace:
      self.init(.noSpace, "“\(path)” could not be used: \(error.localizedDescription)")
    case let error as IndexError: self.init(.system, error.description)
    case let error as DatabaseError: self.init(error, of: path)
    default: self.init(.system, "“\(path)” could not be used: \(error).")
    }
  }

  init(_ error: RepositoryError) {
    let code: Code =
      switch error.code {
      case .locked: .locked
      case .withdrawn: .withdrawn
      case .unknownExemplar: .unknownExemplar
      default: .system
      }
    self.init(code, error.message, findings: error.findings)
  }

  private init(_ error: DatabaseError, of path: String) {
    let words = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .locked, "Another program is writing to “\(path)”. Nothing was changed; try again.")
    case .SQLITE_FULL:
      self.init(.noSpace, "“\(path)” could not be used: \(words). Nothing was changed.")
    case .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM,
      .SQLITE_AUTH, .SQLITE_NOMEM:
      self.init(.system, "“\(path)” could not be used: \(words). Nothing was changed.")
    default:
      self.init(
        .database,
        "“\(path)” is damaged, or was changed by something else: \(words). Look with: exemplar doctor"
      )
    }
  }
}
