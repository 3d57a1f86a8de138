import Content
package import Diagnostics
import Foundation
package import Policies
import Storage
import Words

extension Starter {
  /// A small site that builds at once: a home page, a page about it, and a privacy policy with a draft and one version.
  ///
  /// - Parameters:
  ///   - folder: where the site is to be.
  ///   - title: by default made from the folder's name.
  ///   - publisher: by default the title.
  ///   - today: the day its first version is published and takes effect.
  package static func site(
    in folder: String, title: String?, publisher: String?, baseURL: String?, today: CalendarDate
  ) throws(Diagnostic) -> Starter {
    let folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    guard !folder.isEmpty else {
      throw Diagnostic(.error, "name-invalid", "the folder has no name", advice: "name it as in codicil new my-site")
    }
    guard let address = SiteSettings.baseURL(baseURL ?? "https://www.example.com/") else {
      throw Diagnostic(
        .error, "base-url", "--base-url is not the address of a site: \"\(baseURL ?? "")\"",
        advice: "write it as in https://www.example.com/")
    }
    let name = Files.realPath(folder).split(separator: "/").last.map(String.init) ?? folder
    let title = title ?? Self.title(from: name)
    return Starter(
      StarterFiles.paths(below: "site").map { ("site/" + $0, folder + "/" + $0) },
      ["title": title, "publisher": publisher ?? title, "base-url": address, "today": today.description])
  }

  /// A policy's folder with its settings and a draft, whose open places say `[fill in: …]`.
  package static func policy(
    _ name: String, kind: PolicyKind, title: String?, in content: String
  ) throws(Diagnostic) -> Starter {
    try check([name])
    try refuse(content + "/policies/\(name)", content + "/policies/\(name).md", content + "/\(name).md")
    let folder = content + "/policies/\(name)/"
    return Starter(
      [("policies/policy.yml", folder + "policy.yml"), ("policies/\(kind.rawValue).md", folder + "draft.md")],
      [
        "title": title ?? (kind == .other ? Self.title(from: name) : Phrases.english.name(of: kind)),
        "kind": kind.rawValue,
      ])
  }

  /// A page of Markdown.
  ///
  /// - Parameter path: its address below the site's root, as in `company/contact`.
  package static func page(_ path: String, title: String?, in content: String) throws(Diagnostic) -> Starter {
    let parts = (path.hasSuffix(".md") ? path.dropLast(3) : path[...]).split(separator: "/").map(String.init)
    try check(parts)
    let address = parts.joined(separator: "/")
    if let first = parts.first, ContentTree.reservedFolders.contains(first) || address == "links" {
      throw Diagnostic(
        .error, "name-taken", "pages cannot stand in '\(first)', which Codicil needs itself",
        advice: "choose another address")
    }
    try refuse(
      content + "/policies/\(address)", content + "/policies/\(address).md", content + "/\(address)/index.md")
    return Starter(
      [("pages/page.md", content + "/\(address).md")], ["title": title ?? Self.title(from: parts.last ?? address)])
  }

  /// A type of block: its template and its fields, in the folder of the site's theme.
  package static func block(_ name: String, themes: String, in content: String) throws(Diagnostic) -> Starter {
    try check([name])
    guard !name.contains(".") else {
      throw Diagnostic(.error, "name-invalid", "the name of a block holds no full stop", advice: "use - in its place")
    }
    let folder = "\(themes)/\(try SiteSettings.theme(of: content))/blocks/"
    return Starter(
      [("blocks/block.yml", folder + name + ".yml"), ("blocks/block.html", folder + name + ".html")], ["name": name])
  }

  // MARK: What is asked for

  private static func check(_ names: [String]) throws(Diagnostic) {
    for name in names.isEmpty ? [""] : names where !ContentTree.canBeInAddress(name) {
      let proposal = slug(of: name)
      throw Diagnostic(
        .error, "name-invalid", "\"\(name)\" cannot be part of an address",
        advice: "use letters a to z, digits, and - _ . between them, at most 100 characters"
          + (proposal.isEmpty ? "" : ", as in \(proposal)"))
    }
  }

  /// Refuses a name whose address something else has.
  private static func refuse(_ others: String...) throws(Diagnostic) {
    for path in others where Files.exists(path) {
      throw Diagnostic(
        .error, "name-taken", "has the address that the new one would get", path: path, advice: "choose another name")
    }
  }

  // MARK: Names

  /// `acceptable-use` → `Acceptable use`.
  private static func title(from name: String) -> String {
    let words = name.split { "-_ .".contains($0) }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// `Our Terms!` → `our-terms`.
  private static func slug(of name: String) -> String {
    let letters = name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.generalCategory != .nonspacingMark }
      .map { $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) ? Character($0) : "-" }
    return String(letters).split(separator: "-").joined(separator: "-").prefix(100).description
  }
}
