internal import ExemplarInterchange
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation
internal import Synchronization

/// Tells how far long work has come: a line on a terminal that is written again and again, and in a pipe now and then
/// a line.
final class Progress {
  private let console: Console
  private let began = Date()
  private var last: Date
  private var isOpen = false

  /// Shows on standard error, if remarks are wanted.
  init(_ console: Console) {
    self.console = console
    // In a pipe, short work leaves no line.
    last = console.remarks.isTerminal ? .distantPast : began
  }

  /// Shows where the work is: ten times a second at most, in a pipe every ten seconds.
  func show(_ step: String, done: Int, total: Int?) {
    let now = Date()
    let isTerminal = console.remarks.isTerminal
    let isDue = now.timeIntervalSince(last) > (isTerminal ? 0.1 : 10)
    guard !console.isQuiet, isDue || isTerminal && done == total else { return }
    last = now
    let line = ProgressLine(
      step: step, done: done, total: total, seconds: now.timeIntervalSince(began))
    guard isTerminal else { return console.remark(line.text()) }
    let text = line.text(separator: console.remarks.ornaments.separator)
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text.prefix(console.remarks.width - 1))".utf8))
    isOpen = true
  }

  /// Takes the line away before something else is printed.
  func end() {
    guard isOpen else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    isOpen = false
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
