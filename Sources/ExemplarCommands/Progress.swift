internal import ExemplarInterchange
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation
internal import Synchronization

/// Tells on a terminal how far long work has come: items, rate, time left. Nothing in a pipe.
final class Progress {
  private let console: Console
  private let isShown: Bool
  private let began = Date()
  private var last = Date.distantPast
  private var isOpen = false

  /// Shows on standard error when that is a terminal and remarks are wanted.
  init(_ console: Console) {
    self.console = console
    isShown = console.remarks.isTerminal && !console.isQuiet
  }

  /// Shows where the work is, ten times a second at most.
  func show(_ step: String, done: Int, total: Int?) {
    let now = Date()
    guard isShown, now.timeIntervalSince(last) > 0.1 || done == total else { return }
    last = now
    let seconds = now.timeIntervalSince(began)
    var line = "\(step): \(count(done))"
    if let total { line += " of \(count(total))" }
    if seconds > 0.5, done > 0 {
      let rate = Double(done) / seconds
      line += ", \(count(Int(rate))) a second"
      if let total, total > done { line += ", \(time(Double(total - done) / rate)) left" }
    }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(line.prefix(console.remarks.width - 1))".utf8))
    isOpen = true
  }

  /// Takes the line away before something else is printed.
  func end() {
    guard isOpen else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    isOpen = false
  }

  /// `12,517`
  private func count(_ number: Int) -> String {
    var digits = Array(String(number))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }

  private func time(_ seconds: Double) -> String {
    seconds < 90 ? "\(max(1, Int(seconds))) s" : "\(Int(seconds / 60)) min"
  }
}

extension Progress {
  /// Shows an import: lines, and how much of the file.
  func show(_ step: String, _ progress: JSONLinesImport.Progress) {
    guard let total = progress.totalBytes, progress.bytes > 0 else {
      return show(step, done: progress.lines, total: nil)
    }
    let all = Int(Double(progress.lines) * Double(total) / Double(progress.bytes))
    show(step, done: progress.lines, total: progress.bytes >= total ? progress.lines : all)
  }
}

/// Progress that several threads tell.
final class ProgressBox: Sendable {
  private let progress: Mutex<Progress>

  init(_ progress: sending Progress) { self.progress = Mutex(progress) }

  func show(_ step: String, done: Int, total: Int?) {
    progress.withLock { $0.show(step, done: done, total: total) }
  }

  func end() { progress.withLock { $0.end() } }
}
