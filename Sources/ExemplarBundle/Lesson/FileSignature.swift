/// What a file is by its first bytes, whatever its name says.
enum FileSignature: String, Hashable {
  case png, jpeg, gif, webp, bmp, tiff, pdf, zip, gzip, zstd, oldOffice, rtf
  case mp4, mp3, ogg, wav, avi, matroska
  case windowsProgram, linuxProgram, macProgram, webAssembly, script, shortcut

  /// How many bytes are enough to tell.
  static let headLength = 4096

  /// Recognizes a file by its head; nil for text and for what we do not know.
  init?(_ head: ArraySlice<UInt8>) {
    let bytes = Array(head.prefix(Self.headLength))
    if let match = Self.prefixes.first(where: { bytes.starts(with: $0.0) })?.1 {
      self = match
    } else if bytes.count > 12, bytes.starts(with: Array("RIFF".utf8)),
      let kind = Self.riff[String(decoding: bytes[8..<12], as: UTF8.self)]
    {
      self = kind
    } else if bytes.count > 11, Self.boxes.contains(String(decoding: bytes[4..<8], as: UTF8.self)) {
      self = .mp4
    } else if bytes.starts(with: [0x4D, 0x5A]), bytes.prefix(64).contains(0) {
      self = .windowsProgram
    } else if Self.isMP3Frame(bytes) {
      self = .mp3
    } else if String(decoding: bytes.prefix(1024), as: UTF8.self).contains("%PDF-") {
      self = .pdf
    } else {
      return nil
    }
  }

  private static let prefixes: [([UInt8], FileSignature)] = [
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
    ([0xFF, 0xD8, 0xFF], .jpeg),
    (Array("GIF87a".utf8), .gif), (Array("GIF89a".utf8), .gif),
    ([0x49, 0x49, 0x2A, 0x00], .tiff), ([0x4D, 0x4D, 0x00, 0x2A], .tiff),
    (Array("%PDF-".utf8), .pdf),
    ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip),
    ([0x1F, 0x8B], .gzip), ([0x28, 0xB5, 0x2F, 0xFD], .zstd),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOffice),
    (Array("{\\rtf".utf8), .rtf),
    (Array("ID3".utf8), .mp3), (Array("OggS".utf8), .ogg), ([0x1A, 0x45, 0xDF, 0xA3], .matroska),
    ([0x7F, 0x45, 0x4C, 0x46], .linuxProgram),
    ([0xFE, 0xED, 0xFA, 0xCE], .macProgram), ([0xFE, 0xED, 0xFA, 0xCF], .macProgram),
    ([0xCE, 0xFA, 0xED, 0xFE], .macProgram), ([0xCF, 0xFA, 0xED, 0xFE], .macProgram),
    ([0xCA, 0xFE, 0xBA, 0xBE], .macProgram),
    ([0x00, 0x61, 0x73, 0x6D], .webAssembly),
    (Array("#!".utf8), .script),
    ([0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], .shortcut),
  ]

  private static let riff: [String: FileSignature] = ["WEBP": .webp, "WAVE": .wav, "AVI ": .avi]

  /// The first box of an ISO media file (ISO 14496-12) or a QuickTime movie.
  private static let boxes: Set<String> = ["ftyp", "moov", "mdat", "wide", "free", "skip"]

  /// An MPEG audio frame: eleven set bits, then a version and a layer that exist.
  private static func isMP3Frame(_ bytes: [UInt8]) -> Bool {
    bytes.count > 3 && bytes[0] == 0xFF && bytes[1] & 0xE6 == 0xE2 && bytes[2] & 0xF0 != 0xF0
  }

  /// What a person calls it, with its article.
  var words: String {
    switch self {
    case .png, .gif, .bmp, .tiff: "a \(rawValue.uppercased()) image"
    case .jpeg: "a JPEG image"
    case .webp: "a WebP image"
    case .pdf: "a PDF document"
    case .zip: "a ZIP archive"
    case .gzip: "a gzip archive"
    case .zstd: "a Zstandard archive"
    case .oldOffice: "an old Office document"
    case .rtf: "an RTF document"
    case .mp4: "an MP4 or QuickTime movie"
    case .mp3: "an MP3 recording"
    case .ogg: "an Ogg recording"
    case .wav: "a WAV recording"
    case .avi: "an AVI movie"
    case .matroska: "a Matroska movie"
    case .windowsProgram: "a Windows program"
    case .linuxProgram: "a Linux program"
    case .macProgram: "a macOS or Java program"
    case .webAssembly: "a WebAssembly program"
    case .script: "a script that begins with “#!”"
    case .shortcut: "a Windows shortcut"
    }
  }

  /// True for what a computer would run.
  var isProgram: Bool {
    switch self {
    case .windowsProgram, .linuxProgram, .macProgram, .webAssembly, .script, .shortcut: true
    default: false
    }
  }
}
