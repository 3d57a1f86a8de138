package import Diagnostics
import Markdown
package import Policies

/// One version of a policy as its file was read: the bytes, their digest, what they say, and the text in them.
///
/// What a page shows are the bytes that the digest was made of. They stay in memory as far as `TextMemory` has room; of
/// the others the file is read again when its page is made, and refused if its digest is not the same.
package struct LoadedVersion: Sendable {
  package let version: Version
  /// What is wrong with its encoding and its front matter.
  package let diagnostics: [Diagnostic]
  /// Bytes of the file.
  package let size: Int
  private let kept: SourceFile?
  private let files: ContentFiles
  private let path: String

  /// Reads a version.
  ///
  /// - Parameters:
  ///   - name: that of the file without its extension, or `draft`.
  ///   - path: below the content folder.
  /// - Throws: a diagnostic if the file cannot be read. Whatever else is wrong is in `diagnostics`.
  init(
    named name: String, _ path: String, in files: ContentFiles, isDraft: Bool = false, keeping memory: TextMemory
  ) throws(Diagnostic) {
    let file = try files.file(path)
    var found: [Diagnostic] = []
    version = Version(named: name, file: file, isDraft: isDraft, into: &found)
    if !version.isCaptured, let fault = file.encodingFault { found.append(fault) }
    diagnostics = found
    size = file.bytes.count
    kept = memory.keeps(size) ? file : nil
    self.files = files
    self.path = path
  }

  /// The file that the digest was made of.
  ///
  /// - Throws: `file-changed` if it is not the same any more, or why it cannot be read again.
  package func file() throws(Diagnostic) -> SourceFile {
    if let kept { return kept }
    let file = try files.file(path)
    guard Digest(of: file.bytes) == version.digest else {
      throw Diagnostic(
        .error, "file-changed", "changed while it was read", path: file.path, advice: "run the command again")
    }
    return file
  }

  /// The text of the file, without front matter and captured header.
  ///
  /// - Throws: what `file()` throws, and `input-limit` if the text has a shape that takes too long to read.
  package func text() throws(Diagnostic) -> PolicyText { try text(of: file()) }

  /// The text of the file that `file()` returned.
  package func text(of file: SourceFile) throws(Diagnostic) -> PolicyText {
    try PolicyText(of: file, from: version.textRange.lowerBound)
  }
}
