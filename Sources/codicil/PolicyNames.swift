import ArgumentParser
import Foundation

/// The policies of the content folder, for a shell that completes a command line.
enum PolicyNames {
  static let completion = CompletionKind.custom { words, _, _ in
    let content = words.firstIndex(of: "--content").map { words[($0 + 1)...] }?.first ?? "content"
    return all(in: content)
  }

  /// The names that a policy's folder or its one file gives it; none where there is no such content.
  private static func all(in content: String) -> [String] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: content + "/policies")) ?? []
    let names = entries.filter { !$0.hasPrefix(".") }.map { $0.hasSuffix(".md") ? String($0.dropLast(3)) : $0 }
    return Set(names).sorted()
  }
}
