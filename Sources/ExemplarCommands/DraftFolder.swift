internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// Stops where a draft's folder is none; `verb` is what was to be done with it: `pack`.
func requireDraft(_ folder: String, to verb: String) throws(Stop) {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
    throw .trouble(
      Problem(
        code: "no-such-file", title: "There is nothing to \(verb)",
        detail: "There is no folder “\(folder)”. Look at its name and where you are."))
  }
  guard isFolder.boolValue else {
    throw .trouble(
      Problem(
        code: "no-draft", title: "There is nothing to \(verb)",
        detail: "“\(folder)” is a file. A draft is a folder; begin one with: exemplar new DIR"))
  }
}
