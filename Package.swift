// swift-tools-version: 6.2
// Exemplar: lessons worth imitating, packaged, indexed and found.
//
// Two executables share one house. `exemplar` holds the reading wing alone, so that it starts fast;
// `exemplar-desk` holds everything else. See the README, "The journey of a lesson".
import PackageDescription

/// Warnings stop the build in `tools/check` (EXEMPLAR_STRICT=1) and never at a user's desk.
let strict = Context.environment["EXEMPLAR_STRICT"] == "1"

let houseRules: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (strict ? [.treatAllWarnings(as: .error)] : [])

/// Generic types are made by calling what makes them, not by reading their mangled names, where each name is parsed and
/// each requirement looked for among all conformances: a process that lives five milliseconds does so at every start,
/// and it took a twentieth of a search's instructions. The program grows by a fiftieth.
let startsQuickly: [SwiftSetting] = [
  .unsafeFlags(
    ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
    .when(configuration: .release))
]

/// The programs carry the Swift runtime, so that they start fast and run where Swift is not installed.
/// Named here and not on the command line: the tests link the shared runtime, and one build serves both.
let selfContained: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-Xlinker", "-s",
      "-lswiftSynchronization", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims",
      "-l_FoundationCollections", "-lstdc++",
    ], .when(platforms: [.linux]))
]

/// `exemplar` lies at a fixed address: without some forty thousand places to relocate, a search ends a sixth sooner.
/// It exports no names, which the libraries' own names would all be looked up among, and the linker writes it in one
/// go, so that it lies in memory in large pieces: a search meets a hundred page faults fewer.
/// `exemplar-desk`, which reads foreign files and archives, is laid at a random address.
let startsFast: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic", "-Xlinker",
      "--no-mmap-output-file",
    ], .when(platforms: [.linux]))
]

/// The library that reads Markdown is part of the programs: two files fewer to find and to map at each start.
let markdown: [LinkerSetting] = [
  .unsafeFlags(
    ["-l:libcmark-gfm-extensions.a", "-l:libcmark-gfm.a"], .when(platforms: [.linux])),
  .linkedLibrary("cmark-gfm-extensions", .when(platforms: [.macOS])),
  .linkedLibrary("cmark-gfm", .when(platforms: [.macOS])),
]

/// The library that compresses what an index holds, for the same reason.
let deflating: [LinkerSetting] = [
  .unsafeFlags(["-l:libdeflate.a"], .when(platforms: [.linux])),
  .linkedLibrary("deflate", .when(platforms: [.macOS])),
]

extension Target {
  /// A module of the house: strict settings, and nothing but the named dependencies.
  static func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], linking: [LinkerSetting] = []
  ) -> Target {
    .target(
      name: name, dependencies: dependencies, swiftSettings: houseRules + startsQuickly,
      linkerSettings: linking)
  }
  /// The tests of one module.
  static func tests(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [],
    exclude: [String] = []
  ) -> Target {
    .testTarget(
      name: name, dependencies: dependencies, exclude: exclude, resources: resources,
      swiftSettings: houseRules)
  }
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nio = ["NIOCore", "NIOPosix", "NIOHTTP1"].map {
  Target.Dependency.product(name: $0, package: "swift-nio")
}
let nioHTTPTypes = ["NIOHTTPTypes", "NIOHTTPTypesHTTP1"].map {
  Target.Dependency.product(name: $0, package: "swift-nio-extras")
}
let nioTLS = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")

let package = Package(
  name: "exemplar",
  products: [
    .executable(name: "exemplar", targets: ["exemplar"]),
    .executable(name: "exemplar-desk", targets: ["exemplar-desk"]),
    .library(name: "Xapian", targets: ["Xapian"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    // The engine
    .target(
      name: "CXapian",
      cxxSettings: [.headerSearchPath(".")] + (strict ? [.treatAllWarnings(as: .error)] : []),
      linkerSettings: [.linkedLibrary("xapian")] + deflating),
    .target(
      name: "Xapian", dependencies: ["CXapian"], exclude: ["README.md"],
      swiftSettings: houseRules + startsQuickly),

    // What both wings share
    .module("ExemplarVocabulary"),
    .module("ExemplarLanguage", ["ExemplarVocabulary", "Xapian"]),

    // The writing wing
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(
      name: "CMarkdown",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .module("ExemplarBundle", ["CArchive", crypto, yams]),
    .module(
      "ExemplarCatalog", ["ExemplarBundle", "ExemplarVocabulary", "CMarkdown"], linking: markdown),
    .module("ExemplarInterchange", ["ExemplarCatalog", "ExemplarBundle", "ExemplarVocabulary"]),
    .module(
      "ExemplarIndexing",
      [
        "ExemplarCatalog", "ExemplarBundle", "ExemplarLanguage", "ExemplarVocabulary", "Xapian",
        crypto,
      ]),
    .module(
      "ExemplarCuration",
      [
        "ExemplarIndexing", "ExemplarCatalog", "ExemplarBundle", "ExemplarVocabulary", crypto, grdb,
      ]),

    // The reading wing
    .module("ExemplarSearch", ["ExemplarLanguage", "ExemplarVocabulary", "Xapian"]),
    .module(
      "ExemplarPresentation", ["ExemplarSearch", "ExemplarVocabulary", "CMarkdown"],
      linking: markdown),
    .module(
      "ExemplarSearchLog",
      ["ExemplarPresentation", "ExemplarSearch", "ExemplarLanguage"]),

    // The doors
    .module(
      "ExemplarReading",
      [
        "ExemplarSearchLog", "ExemplarPresentation", "ExemplarSearch", "ExemplarVocabulary",
        "ExemplarLanguage", argumentParser,
      ]),
    .module(
      "ExemplarServer",
      [
        "ExemplarCuration", "ExemplarInterchange", "ExemplarPresentation", "ExemplarSearch",
        "ExemplarSearchLog", "ExemplarCatalog", "ExemplarBundle", "ExemplarIndexing",
        "ExemplarLanguage", "ExemplarVocabulary", "CZlib", crypto, hummingbird, hummingbirdCore,
        hummingbirdTLS,
        lifecycle, logging, metrics, httpTypes, nioTLS,
      ] + nio + nioHTTPTypes),
    .module(
      "ExemplarClient",
      [
        "ExemplarPresentation", "ExemplarSearch", "ExemplarVocabulary", httpClient, nioTLS,
      ] + nio),
    .module(
      "ExemplarCommands",
      [
        "ExemplarServer", "ExemplarClient", logging, lifecycle, "ExemplarReading",
        "ExemplarCuration", "ExemplarIndexing", "ExemplarInterchange",
        "ExemplarCatalog", "ExemplarBundle", "ExemplarVocabulary", "ExemplarLanguage",
        "ExemplarPresentation", "ExemplarSearchLog",
        argumentParser,
      ]),
    .executableTarget(
      name: "exemplar", dependencies: ["ExemplarReading"], swiftSettings: houseRules,
      linkerSettings: selfContained + startsFast),
    .executableTarget(
      name: "exemplar-desk", dependencies: ["ExemplarCommands"], swiftSettings: houseRules,
      linkerSettings: selfContained),

    // How good the order of hits is
    .module(
      "ExemplarJudging",
      [
        "ExemplarSearch", "ExemplarIndexing", "ExemplarCatalog", "ExemplarBundle",
        "ExemplarLanguage", "ExemplarVocabulary", "Xapian", crypto,
      ]),
    .executableTarget(
      name: "exemplar-judge",
      dependencies: [
        "ExemplarJudging", "ExemplarReading", "ExemplarPresentation", "ExemplarSearch",
        "ExemplarCatalog", "ExemplarIndexing", "ExemplarBundle", "Xapian", argumentParser,
      ], swiftSettings: houseRules, linkerSettings: selfContained),

    // What the benchmark of the endpoint compares it with
    .executableTarget(
      name: "search-floor",
      dependencies: [
        "ExemplarPresentation", "ExemplarSearch", "ExemplarLanguage",
      ], path: "tools/benchmark/search-floor", swiftSettings: houseRules,
      linkerSettings: selfContained),

    // Our engine in the comparison with others. Not a package of its own, which would compile all of this again; no
    // product depends on it, and nothing installs it.
    .executableTarget(
      name: "benchmark-engine",
      dependencies: [
        "ExemplarSearch", "ExemplarIndexing", "ExemplarCatalog", "ExemplarBundle",
        "ExemplarLanguage", "ExemplarVocabulary", "Xapian",
      ], path: "tools/benchmark/engine", swiftSettings: houseRules,
      linkerSettings: selfContained),

    // What tests need
    .module(
      "ExemplarTesting",
      [
        "ExemplarIndexing", "ExemplarCatalog", "ExemplarBundle", "ExemplarLanguage",
        "ExemplarVocabulary", "Xapian",
      ]),
    .tests("XapianTests", ["Xapian", "ExemplarTesting"]),
    .tests("ExemplarVocabularyTests", ["ExemplarVocabulary", "ExemplarTesting"]),
    .tests("ExemplarLanguageTests", ["ExemplarLanguage", "ExemplarVocabulary", "ExemplarTesting"]),
    .tests("ExemplarBundleTests", ["ExemplarBundle", "CArchive", "ExemplarTesting"]),
    .tests(
      "ExemplarCatalogTests",
      ["ExemplarCatalog", "ExemplarBundle", "ExemplarVocabulary", "ExemplarTesting"]),
    .tests(
      "ExemplarInterchangeTests",
      [
        "ExemplarInterchange", "ExemplarCatalog", "ExemplarBundle", "ExemplarVocabulary",
        "ExemplarTesting",
      ]),
    .tests(
      "ExemplarIndexingTests",
      [
        "ExemplarIndexing", "ExemplarCatalog", "ExemplarBundle", "ExemplarLanguage",
        "ExemplarVocabulary", "ExemplarSearch", "Xapian", "ExemplarTesting",
      ], exclude: ["Golden"]),
    .tests(
      "ExemplarCurationTests",
      [
        "ExemplarCuration", "ExemplarIndexing", "ExemplarInterchange", "ExemplarCatalog",
        "ExemplarBundle", "ExemplarSearch", "ExemplarLanguage", "ExemplarVocabulary",
        "ExemplarTesting",
      ]),
    // Runs the programs beside the test bundle. It does not depend on them, since it would inherit how they are
    // linked; `swift build --build-tests` builds them with everything else.
    .tests(
      "ExemplarCommandsTests",
      [
        "ExemplarCommands", "ExemplarCuration", "ExemplarPresentation", "ExemplarCatalog",
        "ExemplarLanguage", "ExemplarSearchLog", "Xapian", "ExemplarTesting",
      ]),
    .tests(
      "ExemplarServerTests",
      [
        "ExemplarServer", "ExemplarCuration", "ExemplarPresentation", "ExemplarSearch",
        "ExemplarSearchLog", "ExemplarIndexing", "ExemplarCatalog", "ExemplarBundle",
        "ExemplarVocabulary",
        "ExemplarTesting", hummingbird, httpClient, httpTypes, logging, metrics, lifecycle,
        nioTLS,
      ] + nio),
    .tests(
      "ExemplarClientTests",
      [
        "ExemplarClient", "ExemplarServer", "ExemplarPresentation", "ExemplarSearch",
        "ExemplarVocabulary", "ExemplarTesting", hummingbird, logging,
      ] + nio),
    .tests(
      "ExemplarSearchTests",
      ["ExemplarSearch", "ExemplarLanguage", "ExemplarVocabulary", "ExemplarTesting"]),
    .tests(
      "ExemplarSearchLogTests",
      [
        "ExemplarSearchLog", "ExemplarPresentation", "ExemplarSearch", "ExemplarIndexing",
        "ExemplarLanguage", "ExemplarTesting",
      ]),
    .tests(
      "ExemplarJudgingTests",
      [
        "ExemplarJudging", "ExemplarSearch", "ExemplarIndexing", "ExemplarCatalog",
        "ExemplarBundle", "ExemplarLanguage", "ExemplarTesting",
      ]),
    .tests(
      "CollectionTests",
      [
        "ExemplarIndexing", "ExemplarCatalog", "ExemplarBundle", "ExemplarVocabulary",
        "ExemplarTesting",
      ]),
    .tests(
      "ExemplarReadingTests",
      ["ExemplarReading", "ExemplarSearch", "ExemplarTesting", argumentParser]),
    .tests(
      "ExemplarPresentationTests",
      ["ExemplarPresentation", "ExemplarSearch", "ExemplarVocabulary", "ExemplarTesting"],
      exclude: ["Golden"]),
  ],
  cxxLanguageStandard: .cxx17
)
