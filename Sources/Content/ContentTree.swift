package import Diagnostics
package import Policies
import Storage

/// The files of a content folder, sorted into what they are. Nothing is read yet.
package struct ContentTree {
  /// A policy's folder or, for the smallest, its only file.
  package struct PolicyFiles {
    package let id: Policy.ID
    var settings: String?
    /// Names without extension, with the path below the content folder.
    var versions: [(name: String, path: String)] = []
    var draft: String?
    var lock: String?
    var signature: String?
    /// Below the content folder; nil for a policy that is one file.
    var folder: String?
  }

  package private(set) var policies: [PolicyFiles] = []
  /// Markdown pages: their address below the site's root (empty for the home page) and their path.
  private(set) var pages: [(address: String, path: String)] = []
  /// Files copied as they are, by their path in the output.
  package private(set) var statics: [(target: String, path: String)] = []
  /// Files below `data/` that pages may use: YAML, JSON, tables of comma-separated values.
  private(set) var data: [String] = []
  package private(set) var hasSettings = false
  package private(set) var hasCatalogue = false
  private(set) var hasPublisherKey = false
  package private(set) var diagnostics: [Diagnostic] = []

  package let files: ContentFiles
  private static let maximumDepth = 16

  package init(root: String, shownAs: String) {
    files = ContentFiles(root: root, shownAs: shownAs)
    // The folder around it is where a new site is made.
    for folder in ["/..", "", "/policies"] { finishInterrupted(folder) }
    for entry in list("") {
      switch (entry.name, entry.kind) {
      case ("site.yml", .file): hasSettings = true
      case ("destinations.yml", .file): hasCatalogue = true
      case (PublisherKey.fileName, .file): hasPublisherKey = true
      case ("policies", .folder): addPolicies()
      case ("static", .folder): addStatics("static", "", depth: 0)
      case ("data", .folder): addData("data", depth: 0)
      default: addPage(entry, below: "", depth: 0)
      }
    }
  }

  /// Why nothing can be read.
  package static func missing(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "content-missing", "there is no content folder", path: path,
      advice: "run the program in the folder of your site, or name the folder with --content")
  }

  /// The path of a file as diagnostics name it.
  package func shown(_ path: String) -> String { files.shown(path) }

  package func read(_ path: String) throws(Diagnostic) -> SourceFile { try files.file(path) }

  /// A text that authors write; nil, with a diagnostic, where it cannot be read.
  package func text(_ path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? {
    guard let file = file(path, &diagnostics) else { return nil }
    guard let fault = file.encodingFault else { return file }
    diagnostics.append(fault)
    return nil
  }

  /// A file in any encoding; nil, with a diagnostic, where it cannot be read.
  package func file(_ path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? {
    do throws(Diagnostic) {
      return try read(path)
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  // MARK: Walking

  private var root: String { files.root }

  /// The usable entries of a folder. A link is followed to a file inside the content folder, and never to a folder.
  ///
  /// - Parameter hidden: whether hidden ones are usable too.
  private mutating func list(_ folder: String, hidden: Bool = false) -> [Files.Entry] {
    do throws(Diagnostic) {
      var usable: [Files.Entry] = []
      let (entries, faults) = try Files.listing(
        folder.isEmpty ? root : root + "/" + folder, shownAs: shown(folder), hidden: hidden)
      diagnostics += faults
      for entry in entries {
        let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
        switch entry.kind {
        case .file, .folder: usable.append(entry)
        case .link:
          let target = Files.realPath(root + "/" + path)
          if target.hasPrefix(root + "/"), !Files.isFolder(target), Files.exists(target) {
            usable.append(Files.Entry(name: entry.name, kind: .file))
          } else {
            report(
              "link-outside", "is a link to a folder, to nothing, or out of the content folder", path,
              "put the file itself there")
          }
        case .other: report("file-kind", "is neither a file nor a folder", path, "remove it")
        }
      }
      return usable
    } catch {
      diagnostics.append(error)
      return []
    }
  }

  private mutating func report(
    _ rule: Diagnostic.Rule, _ message: String, _ path: String, _ advice: String?, severity: Severity = .error
  ) {
    diagnostics.append(Diagnostic(severity, rule, message, path: shown(path), advice: advice))
  }

  /// Folders of the content whose files are not pages.
  package static let reservedFolders: Set<String> = ["policies", "static", "data"]

  /// Names become addresses, so they hold nothing that an address or a file system could read otherwise.
  package static func canBeInAddress(_ name: String) -> Bool {
    name.utf8.count <= 100 && name.utf8.first.map { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".") } ?? false
      && name.last != "."
      && name.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }

  private mutating func isUsableName(_ name: String, _ path: String) -> Bool {
    let isUsable = Self.canBeInAddress(name)
    if !isUsable {
      report(
        "name-invalid", "the name cannot be part of an address", path,
        "use letters a to z, digits, and - _ . between them, at most 100 characters")
    }
    return isUsable
  }

  private mutating func addPage(_ entry: Files.Entry, below folder: String, depth: Int) {
    let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
    if entry.kind == .folder {
      guard depth < Self.maximumDepth else { return report("folder-deep", "is nested too deep", path, "move it up") }
      guard isUsableName(entry.name, path) else { return }
      for inner in list(path) { addPage(inner, below: path, depth: depth + 1) }
      return
    }
    guard entry.name.hasSuffix(".md") else {
      return report(
        "file-unused", "is not used", path, "put files that are copied as they are into static/", severity: .warning)
    }
    let name = String(entry.name.dropLast(3))
    guard isUsableName(name, path) else { return }
    let parts = folder.split(separator: "/").map(String.init) + (name == "index" ? [] : [name])
    pages.append((parts.joined(separator: "/"), path))
  }

  private mutating func addStatics(_ folder: String, _ target: String, depth: Int) {
    guard depth < Self.maximumDepth else { return report("folder-deep", "is nested too deep", folder, "move it up") }
    for entry in list(folder, hidden: true) where !Self.isLitter(entry.name) {
      let (path, place) = (folder + "/" + entry.name, target + entry.name)
      if entry.kind == .folder {
        addStatics(path, place + "/", depth: depth + 1)
      } else if entry.name.utf8.allSatisfy({ $0 > 0x1F && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) {
        statics.append((place, path))
      } else {
        report("name-invalid", "the name holds a character that no address should", path, "rename it")
      }
    }
  }

  /// Whether a hidden file or folder of a content folder is read.
  ///
  /// - Parameter path: below the content folder.
  package static func readsHidden(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    return parts.first == "static" && !parts.contains(where: isLitter)
  }

  /// What editors, systems and version control leave in folders; other hidden files, as `.well-known`, are for hosts.
  private static func isLitter(_ name: String) -> Bool {
    name.hasPrefix(".git") || name.hasPrefix("._") || name.hasPrefix(".#") || name == ".DS_Store" || name == ".codicil"
      || name.hasPrefix(".") && (name.hasSuffix(".swp") || name.hasSuffix(".new"))
  }

  private mutating func addData(_ folder: String, depth: Int) {
    guard depth < Self.maximumDepth else { return report("folder-deep", "is nested too deep", folder, "move it up") }
    for entry in list(folder) {
      let path = folder + "/" + entry.name
      if entry.kind == .folder {
        addData(path, depth: depth + 1)
      } else if [".yml", ".yaml", ".json", ".csv"].contains(where: entry.name.hasSuffix) {
        data.append(path)
      } else {
        report(
          "file-unused", "is not used", path, "data is read from files that end in .yml, .yaml, .json or .csv",
          severity: .warning)
      }
    }
  }

  /// Makes the changes that a killed command began in a folder, so that no half of them is read.
  private mutating func finishInterrupted(_ folder: String) {
    do throws(Diagnostic) {
      try FileTransaction.finishInterrupted(in: root + folder, shownAs: files.shownAs + folder)
    } catch {
      diagnostics.append(error)
    }
  }

  private mutating func addPolicies() {
    for entry in list("policies") {
      let path = "policies/" + entry.name
      if entry.kind == .folder {
        if isUsableName(entry.name, path) { addPolicy(Policy.ID(entry.name), path) }
      } else if entry.name.hasSuffix(".md") {
        let id = String(entry.name.dropLast(3))
        guard isUsableName(id, path) else { continue }
        policies.append(PolicyFiles(id: Policy.ID(id), versions: [("", path)]))
      } else {
        report("file-unused", "is not used", path, "a policy is a folder or a .md file", severity: .warning)
      }
    }
  }

  private mutating func addPolicy(_ id: Policy.ID, _ folder: String) {
    var files = PolicyFiles(id: id, folder: folder)
    var translations: [(id: Policy.ID, folder: String)] = []
    finishInterrupted("/" + folder)
    for entry in list(folder) {
      let path = folder + "/" + entry.name
      switch (entry.name, entry.kind) {
      case ("policy.yml", .file): files.settings = path
      case ("draft.md", .file): files.draft = path
      case (SnapshotLock.fileName, .file): files.lock = path
      case (SnapshotLock.signatureName, .file): files.signature = path
      case (let name, .file) where name.hasSuffix(".md"):
        let base = String(name.dropLast(3))
        guard Version.date(inName: base) != nil else {
          report(
            "snapshot-name", "a snapshot is named by its date", path,
            "name it as in 2025-01-15.md, or 2025-01-15-2.md for the second of a day; the working text is draft.md")
          continue
        }
        files.versions.append((base, path))
      case (let name, .folder) where id.language == nil && LanguageTag.isWellFormed(name) && holdsTexts(path):
        translations.append((Policy.ID(id.name, in: name), path))
      default:
        report(
          "file-unused", "is not used", path,
          "a policy's folder holds policy.yml, draft.md, snapshots, their lock, and translations in folders such as de",
          severity: .warning)
      }
    }
    guard !files.versions.isEmpty || files.draft != nil else {
      return report(
        "policy-empty", "this policy has no text", folder, "add draft.md, or a snapshot such as 2025-01-15.md")
    }
    policies.append(files)
    for translation in translations { addPolicy(translation.id, translation.folder) }
  }

  /// Whether a folder holds texts that could be versions.
  private func holdsTexts(_ folder: String) -> Bool {
    // One that cannot be read is reported where it is read.
    guard let entries = try? Files.listing(root + "/" + folder, shownAs: shown(folder)).entries else { return true }
    return entries.contains { $0.kind != .folder && $0.name.hasSuffix(".md") }
  }
}
