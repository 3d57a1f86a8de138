// swift-tools-version: 6.3
import PackageDescription

/// Every target is built with the checks that keep the arrows of ARCHITECTURE.md one-way and visible.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "codicil",
  products: [
    .executable(name: "codicil", targets: ["codicil"]),
    .library(name: "CodicilKit", targets: ["CodicilKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.0.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CPublicSuffix", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),

    .target(name: "CExchange"),
    .target(name: "Codings", swiftSettings: strict),
    .target(name: "Diagnostics", dependencies: ["Codings"], swiftSettings: strict),
    .target(name: "Markdown", dependencies: ["CCMarkGFM", "Codings"], swiftSettings: strict),
    .target(name: "Markup", dependencies: ["CGumbo"], swiftSettings: strict),
    .target(
      name: "FrontMatter", dependencies: ["Diagnostics", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "Policies", dependencies: ["CSodium", "Codings", "Diagnostics", "FrontMatter", "Markdown"],
      swiftSettings: strict),
    .target(name: "Checks", dependencies: ["Codings", "Diagnostics", "Markdown", "Policies"], swiftSettings: strict),
    .target(name: "Comparison", dependencies: ["Diagnostics", "Markdown", "Policies"], swiftSettings: strict),
    .target(
      name: "Disclosure", dependencies: ["CPublicSuffix", "Codings", "Diagnostics", "FrontMatter"],
      swiftSettings: strict),
    .target(name: "SitePaths", dependencies: ["Codings", "Policies"], swiftSettings: strict),
    .target(
      name: "Words",
      dependencies: ["Comparison", "Diagnostics", "Disclosure", "FrontMatter", "Markdown", "Policies"],
      swiftSettings: strict, plugins: ["EmbedFolder"]),
    .target(
      name: "Links",
      dependencies: ["Diagnostics", "Disclosure", "Markdown", "Markup", "Policies", "SitePaths", "Words"],
      swiftSettings: strict),
    .target(
      name: "Themes",
      dependencies: [
        "Diagnostics", "Disclosure", "FrontMatter", "Links", "Markdown", "Markup", "Policies", "SitePaths", "Words",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict, plugins: ["EmbedFolder"]),
    .target(
      name: "Storage",
      dependencies: [
        "CExchange", "Diagnostics", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "Redlines",
      dependencies: ["Comparison", "Links", "Markdown", "Policies", "Words"],
      swiftSettings: strict),
    .target(
      name: "Transcripts",
      dependencies: ["Comparison", "Diagnostics", "Disclosure", "Markdown", "Policies", "Words"],
      swiftSettings: strict),
    .target(
      name: "Pages",
      dependencies: [
        "Codings", "Comparison", "Diagnostics", "Disclosure", "FrontMatter", "Links", "Markdown", "Policies",
        "Redlines",
        "SitePaths", "Themes", "Words",
      ],
      swiftSettings: strict),
    .target(
      name: "Content",
      dependencies: [
        "Checks", "Diagnostics", "Disclosure", "FrontMatter", "Links", "Markdown", "Pages", "Policies", "SitePaths",
        "Storage", "Themes", "Words",
      ],
      swiftSettings: strict),
    .target(
      name: "Archiving",
      dependencies: ["Comparison", "Content", "Diagnostics", "FrontMatter", "Policies", "Storage"],
      swiftSettings: strict),
    .target(
      name: "Site",
      dependencies: [
        "Checks", "Comparison", "Content", "Diagnostics", "Disclosure", "FrontMatter", "Links", "Markdown", "Pages",
        "Policies", "SitePaths", "Storage", "Themes", "Words",
      ],
      swiftSettings: strict),
    .target(
      name: "Publishing",
      dependencies: ["Diagnostics", "Policies", "Storage"],
      swiftSettings: strict),
    .target(
      name: "Starting",
      dependencies: ["Content", "Diagnostics", "FrontMatter", "Policies", "Storage", "Words"],
      exclude: ["Files"], swiftSettings: strict, plugins: ["EmbedFolder"]),
    .target(
      name: "CodicilKit",
      dependencies: ["Comparison", "Content", "Diagnostics", "Markdown", "Pages", "Policies", "Site", "Transcripts"],
      swiftSettings: strict),
    .target(
      name: "Preview",
      dependencies: [
        "Codings", "Content", "Diagnostics", "Markdown", "Policies", "Site", "Storage",
        .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [.embedInCode("Assets/preview.js"), .embedInCode("Assets/preview.css")], swiftSettings: strict),
    .executableTarget(
      name: "codicil",
      dependencies: [
        "Archiving", "Comparison", "Content", "Diagnostics", "Markdown", "Pages", "Policies", "Preview", "Publishing",
        "Site", "Starting", "Storage", "Transcripts",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "MarkdownTests", dependencies: ["Markdown", "TestSupport"], exclude: ["Cases"], swiftSettings: strict),
    .testTarget(name: "LinksTests", dependencies: ["Disclosure", "Links", "Policies", "Words"], swiftSettings: strict),
    .testTarget(name: "MarkupTests", dependencies: ["Markup"], swiftSettings: strict),
    .testTarget(name: "FrontMatterTests", dependencies: ["Diagnostics", "FrontMatter"], swiftSettings: strict),
    .testTarget(
      name: "PoliciesTests", dependencies: ["Diagnostics", "FrontMatter", "Markdown", "Policies", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ChecksTests", dependencies: ["Checks", "Diagnostics", "Policies", "TestSupport"], exclude: ["Cases"],
      swiftSettings: strict),
    .testTarget(name: "CodingsTests", dependencies: ["Codings"], swiftSettings: strict),
    .testTarget(
      name: "ComparisonTests", dependencies: ["Comparison", "Markdown", "Policies", "TestSupport"], exclude: ["Cases"],
      swiftSettings: strict),
    .testTarget(
      name: "DisclosureTests", dependencies: ["Diagnostics", "Disclosure", "FrontMatter", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "SitePathsTests", dependencies: ["SitePaths"], swiftSettings: strict),
    .testTarget(
      name: "WordsTests", dependencies: ["Disclosure", "Markdown", "Policies", "Words"], swiftSettings: strict),
    .testTarget(
      name: "ThemesTests",
      dependencies: ["Diagnostics", "Disclosure", "Markdown", "SitePaths", "Themes", "Words"],
      swiftSettings: strict),
    .testTarget(
      name: "RedlinesTests",
      dependencies: ["Comparison", "Disclosure", "Links", "Markdown", "Policies", "Redlines", "TestSupport", "Words"],
      swiftSettings: strict),
    .testTarget(
      name: "TranscriptsTests",
      dependencies: ["Comparison", "Diagnostics", "Policies", "TestSupport", "Transcripts"],
      exclude: ["Transcripts"], swiftSettings: strict),
    .testTarget(
      name: "PagesTests",
      dependencies: [
        "Diagnostics", "Disclosure", "FrontMatter", "Links", "Pages", "Policies", "SitePaths", "Themes", "Words",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StorageTests", dependencies: ["Diagnostics", "Storage", "TestSupport", "storage-probe"],
      swiftSettings: strict),
    .executableTarget(
      name: "storage-probe", dependencies: ["Diagnostics", "Storage"], path: "Tests/StorageProbe", swiftSettings: strict
    ),
    .testTarget(
      name: "ContentTests", dependencies: ["Content", "Diagnostics", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SiteTests",
      dependencies: ["Archiving", "Content", "Diagnostics", "Policies", "Site", "TestSupport"],
      exclude: ["Cases", "Landing", "Translations", "Violations"],
      swiftSettings: strict),
    .testTarget(
      name: "PreviewTests", dependencies: ["Content", "Diagnostics", "Policies", "Preview", "Site", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "codicilTests",
      dependencies: [
        "codicil", "Diagnostics", "Policies", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", exclude: ["Scripts"], swiftSettings: strict),

    .executableTarget(name: "embed-folder", path: "Plugins/embed-folder"),
    .plugin(name: "EmbedFolder", capability: .buildTool(), dependencies: ["embed-folder"]),
  ],
  swiftLanguageModes: [.v6]
)
