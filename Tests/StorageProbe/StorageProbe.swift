import Diagnostics
import Foundation
import Storage
import Synchronization

/// One operation of `Storage` in a process of its own, which can kill itself at a step.
///
///     storage-probe publish OUTPUT TEXT [OPTION…]
///     storage-probe change FOLDER [OPTION…]
///     storage-probe finish FOLDER [OPTION…]
///
/// The first publishes a site of many files that contain the text. The second makes several changes of a folder
/// together: new files, a file replaced, another removed. The third finishes such changes. Options: `kill=N` ends the program at the Nth step as a power
/// cut would; `no-exchange`, `no-folder-renames` and `no-conditional-renames` refuse what some file systems refuse;
/// `list` prints the steps.
@main enum StorageProbe {
  static func main() async {
    let words = CommandLine.arguments
    do throws(Diagnostic) {
      switch words.dropFirst().first {
      case "publish" where words.count >= 4:
        try await publish(to: words[2], words[3], systemCalls(Array(words[4...])))
      case "change" where words.count >= 3: try change(words[2], systemCalls(Array(words[3...])))
      case "finish" where words.count >= 3:
        try FileTransaction.finishInterrupted(in: words[2], shownAs: words[2], systemCalls(Array(words[3...])))
      default: throw Diagnostic(.error, "arguments", "usage: storage-probe publish OUTPUT TEXT, or change FOLDER")
      }
    } catch {
      FileHandle.standardError.write(Data(DiagnosticText(colour: false).render(error).utf8))
      exit(1)
    }
  }

  static func publish(to path: String, _ text: String, _ system: SystemCalls) async throws(Diagnostic) {
    let folder = try await OutputFolder(path, content: "/nowhere", system)
    defer { folder.discard() }
    for number in 0..<20 {
      try folder.write(Array(text.utf8), to: number % 2 == 0 ? "\(number).html" : "\(number)/index.html")
    }
    try folder.publish()
  }

  static func change(_ folder: String, _ system: SystemCalls) throws(Diagnostic) {
    var transaction = FileTransaction(in: folder, shownAs: folder, system)
    transaction.write(folder + "/policy/2027.md", Array("snapshot".utf8), shownAs: "2027.md")
    transaction.write(folder + "/fresh/a/b.txt", Array("b".utf8), shownAs: "b.txt")
    transaction.write(folder + "/fresh/c.txt", Array("c".utf8), shownAs: "c.txt")
    transaction.write(folder + "/policy/lock", Array("new".utf8), replacing: Array("old".utf8), shownAs: "lock")
    transaction.remove(folder + "/gone.md", containing: Array("gone".utf8), shownAs: "gone.md")
    try transaction.commit()
  }

  private final class Steps: Sendable {
    let count = Mutex(0)
  }

  private static func systemCalls(_ options: [String]) -> SystemCalls {
    let last = options.first { $0.hasPrefix("kill=") }.flatMap { Int($0.dropFirst(5)) } ?? Int.max
    let lists = options.contains("list")
    let steps = Steps()
    var system = SystemCalls()
    system.step = { step in
      let number = steps.count.withLock { count in
        count += 1
        return count
      }
      if lists, step != "write" { print(step) }
      if number >= last { kill(getpid(), SIGKILL) }
    }
    system.refusesExchange = options.contains("no-exchange")
    system.refusesFolderRenames = options.contains("no-folder-renames")
    system.refusesConditionalRenames = options.contains("no-conditional-renames")
    return system
  }
}
