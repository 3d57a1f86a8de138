package import Foundation

/// Real documents for tests, kept outside the project: a folder `shared` beside the checkout, or the one that
/// `CODICIL_CORPORA` names.
package enum Corpora {
  /// Nil, with a printed reason, where the corpora are not there.
  package static func folder(for test: String) -> URL? {
    let named = ProcessInfo.processInfo.environment["CODICIL_CORPORA"].map { URL(fileURLWithPath: $0) }
    let beside = ProjectFolder.url.deletingLastPathComponent().appending(path: "shared/corpora")
    let folder = named ?? beside
    guard FileManager.default.fileExists(atPath: folder.path) else {
      print("skipped: \(test): no corpora at \(folder.path); set CODICIL_CORPORA to their folder")
      return nil
    }
    return folder
  }
}

/// The folder of the package.
package enum ProjectFolder {
  package static var url: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }
}
