package import Foundation

/// The folder of the package.
package enum ProjectFolder {
  package static var url: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }
}
