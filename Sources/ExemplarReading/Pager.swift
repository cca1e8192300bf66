internal import Glibc

/// Shows a long text screen by screen, through `$PAGER` or `less`.
enum Pager {
  /// False when there is no pager, so that the text must be printed.
  static func show(_ text: String) -> Bool {
    let wanted = Environment.value("EXEMPLAR_PAGER") ?? Environment.value("PAGER") ?? "less"
    guard !wanted.isEmpty, wanted != "cat" else { return false }
    // The pager is the reader's own command line, so the shell splits it, as man and git let it.
    setenv("LESS", "FRX", 0)
    let name = wanted.split(separator: " ").first.map(String.init) ?? wanted
    guard isThere(name, Environment.value("PATH") ?? ""), let pipe = popen(wanted, "w") else {
      return false
    }
    let handler = signal(SIGPIPE, SIG_IGN)
    var text = text
    text.withUTF8 { bytes in _ = fwrite(bytes.baseAddress, 1, bytes.count, pipe) }
    let status = pclose(pipe)
    signal(SIGPIPE, handler)
    return status != 127 << 8
  }

  private static func isThere(_ name: String, _ path: String) -> Bool {
    if name.contains("/") { return access(name, X_OK) == 0 }
    return path.split(separator: ":").contains { access($0 + "/" + name, X_OK) == 0 }
  }
}
