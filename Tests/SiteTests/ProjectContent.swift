import Foundation
import TestSupport

/// The example site of the project.
enum ProjectContent {
  static var url: URL { ProjectFolder.url.appending(path: "content") }
}
