/// A page of documentation on everything that the templates of a theme can use, made from what they are checked against.
package struct ThemeReference {
  private let theme: Theme
  private var markdown = ""

  package init(_ theme: Theme) { self.theme = theme }

  /// The page in Markdown.
  package func text() -> String {
    var page = self
    page.write()
    return page.markdown
  }

  private mutating func write() {
    add("# What templates can use")
    add(
      """
      Made by `codicil theme reference` from what templates are checked against when a theme loads. How to write a theme is \
      told in [A theme of one's own](theme.md).
      """)
    add(
      """
      A template is [Mustache](https://mustache.github.io/): `{{name}}` puts in a text, escaped; `{{{name}}}` markup; \
      `{{#name}} … {{/name}}` is there where the name has a value, is true, or once for each entry of a list, and its \
      own names come before those around it; `{{^name}} … {{/name}}` is there where it has none. `{{#older}}{{href}}{{/older}}` \
      may be written `{{older.href}}`. In a list, `{{#first()}}`, `{{#last()}}`, `{{#even()}}` and `{{#odd()}}` tell the place, \
      and `{{index()}}` counts from 0. `{{> name}}` puts in the partial `partials/name.html`, which sees the names of the place. \
      What is missing from a page has no value.
      """)
    add(
      "A name that is not listed here for its place is an error with file and line, and so is markup that is escaped or text that is not."
    )
    writeLayouts()
    writePartials()
    writeBlocks()
  }

  private mutating func writeLayouts() {
    add("## Layouts")
    add("`layouts/page.html` is the frame; each other layout makes what stands in it. All but `page` also have:")
    addList(ViewModel.links)
    let names = ViewModel.layouts.keys.sorted { ($0 == "page" ? "" : $0) < ($1 == "page" ? "" : $1) }
    for name in names {
      guard let model = ViewModel.layouts[name] else { continue }
      add("### layouts/\(name).html")
      add(model.meaning)
      addList(model.names)
    }
  }

  private mutating func writePartials() {
    add("## Partials")
    add("These are made by themselves, with names of their own. Any other is put in by a template, and sees its names.")
    for (name, model) in ViewModel.partials.sorted(by: { $0.key < $1.key }) {
      add("### partials/\(name).html")
      add(model.meaning)
      addList(model.names)
    }
  }

  private mutating func writeBlocks() {
    add("## Blocks")
    add(
      """
      A type of block is `blocks/TYPE.html` with its schema `blocks/TYPE.yml`. The schema lists the fields that a page may \
      fill in, each `text`, `markdown`, `href` or a `list` with `fields` of its own; `required: true` and a sentence \
      `about:` may stand beside the type. A list whose entries have one field may be written as a list of texts.
      """)
    for (type, schema) in theme.blockSchemas.sorted(by: { $0.key < $1.key }) {
      add("### \(type)")
      if let about = schema.about { add(about) }
      addFields(schema.fields, depth: 0)
      if let additions = ViewModel.additionsToBlocks[type] {
        markdown += "\nThe template is also given:\n"
        addList(additions)
      } else {
        markdown += "\n"
      }
    }
    while markdown.hasSuffix("\n\n") { markdown.removeLast() }
  }

  // MARK: Lists

  private mutating func add(_ paragraph: String) { markdown += paragraph + "\n\n" }

  private mutating func addList(_ names: [ViewModel.Name]) {
    addItems(names, depth: 0)
    markdown += "\n"
  }

  private mutating func addItems(_ names: [ViewModel.Name], depth: Int) {
    for name in names {
      markdown += Self.item("`\(name.name)` (\(Self.word(name.kind)))", name.meaning, depth)
      addItems(name.inner, depth: depth + 1)
    }
  }

  private mutating func addFields(_ fields: [BlockSchema.Field], depth: Int) {
    for field in fields {
      let words = field.type.rawValue + (field.isRequired ? ", required" : "")
      markdown += Self.item("`\(field.name)` (\(words))", field.about ?? "", depth)
      addFields(field.fields, depth: depth + 1)
    }
  }

  private static func item(_ name: String, _ meaning: String, _ depth: Int) -> String {
    String(repeating: "  ", count: depth) + "- " + name + (meaning.isEmpty ? "" : ": " + meaning) + "\n"
  }

  private static func word(_ kind: ViewModel.Name.Kind) -> String {
    switch kind {
    case .text: "text"
    case .address: "address"
    case .markup: "markup"
    case .flag: "flag"
    case .view: "section"
    case .list: "list"
    }
  }
}
