import ArgumentParser

extension CommandConfiguration {
  /// A command whose help teaches: what it does, calls to copy, and how it ends.
  ///
  /// - Parameters:
  ///   - examples: calls, each with what it is for. They work in the folder of a site that `codicil new` has made.
  ///   - done: what exit status 0 means, where it is more than that.
  ///   - found: what exit status 1 means; nil if the command finds nothing.
  init(
    commandName: String, abstract: String, usage: String? = nil, discussion: String,
    examples: KeyValuePairs<String, String>, done: String? = nil, found: String? = nil,
    subcommands: [any ParsableCommand.Type] = [], defaultSubcommand: (any ParsableCommand.Type)? = nil
  ) {
    let calls = examples.map { call, purpose in "  # \(purpose)\n  \(call)" }.joined(separator: "\n")
    self.init(
      commandName: commandName, abstract: abstract, usage: usage,
      discussion: [discussion, "Examples:", calls, ExitStatus.list(done: done, found: found)]
        .joined(separator: "\n\n"),
      subcommands: subcommands, defaultSubcommand: defaultSubcommand)
  }
}
