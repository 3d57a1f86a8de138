import Diagnostics
import Foundation
import Pages
import Storage

/// Pagefind's index of a built site, made by Pagefind itself.
///
/// The same site gives the same index, but only where the tool is installed: a site that asks for it gets a warning, and
/// the plain list, if it is not.
enum SearchIndex {
  /// Indexes a folder of pages, those of their parts that ask for it (`data-pagefind-body`).
  ///
  /// - Throws: a warning where the tool is missing or fails.
  static func make(in folder: String) async throws(Diagnostic) {
    // What is beside the words of a text is none of them.
    let arguments = ["--site", folder, "--exclude-selectors", ".since, .anchor, [class^=linkout]", "--silent"]
    let pagefind = Program("pagefind", package: "pagefind")
    do throws(Diagnostic) {
      if let program = ProcessInfo.processInfo.environment["CODICIL_PAGEFIND"] {
        try await Program(program, package: "pagefind").output(arguments)
      } else if await pagefind.isInstalled {
        try await pagefind.output(arguments)
      } else {
        try await Program("python3", package: "python3").output(["-m", "pagefind"] + arguments)
      }
    } catch {
      throw Diagnostic(
        .warning, "search-index", "there is no index of the texts, as Pagefind did not run: \(error.message)",
        advice:
          "install it with: python3 -m pip install 'pagefind[bin]', name it in CODICIL_PAGEFIND, or say 'search: list' in site.yml"
      )
    }
    try removeInterfaces(folder + "/pagefind")
  }

  /// The tool brings interfaces of its own; the theme has another, and they weigh more than all of a site's own files.
  private static func removeInterfaces(_ folder: String) throws(Diagnostic) {
    for name in try Files.list(folder, shownAs: folder).map(\.name)
    where name.hasPrefix("pagefind-") && name != "pagefind-entry.json" && name != "pagefind-worker.js" {
      try Files.removeTree(folder + "/" + name, shownAs: folder + "/" + name)
    }
  }
}
