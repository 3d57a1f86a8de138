import ArgumentParser
import Foundation
import Policies

/// The policies of the content folder, for a shell that completes a command line.
enum PolicyNames {
  static let completion = CompletionKind.custom { words, _, _ in
    let content = words.firstIndex(of: "--content").map { words[($0 + 1)...] }?.first ?? "content"
    return all(in: content)
  }

  /// The names that a policy's folder or its one file gives it, and those of translations in folders inside; none if
  /// there is no such content.
  private static func all(in content: String) -> [String] {
    let folder = content + "/policies"
    let names = entries(of: folder).flatMap { name in
      name.hasSuffix(".md")
        ? [String(name.dropLast(3))]
        : [name] + entries(of: "\(folder)/\(name)").filter(LanguageTag.isWellFormed).map { "\(name)/\($0)" }
    }
    return Set(names).sorted()
  }

  private static func entries(of folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }
  }
}
