// swift-tools-version: 6.3
import PackageDescription

/// A package as others write it: it knows Codicil by its product alone. `Scripts/consumer.sh` builds and runs it.
let package = Package(
  name: "consumer",
  dependencies: [.package(name: "codicil", path: "../..")],
  targets: [
    .executableTarget(name: "consumer", dependencies: [.product(name: "CodicilKit", package: "codicil")]),
    // The lines of README.md, which the script puts there.
    .executableTarget(name: "readme", dependencies: [.product(name: "CodicilKit", package: "codicil")]),
  ],
  swiftLanguageModes: [.v6]
)
