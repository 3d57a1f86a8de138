package import Diagnostics

/// The rules of themes and of the blocks of pages.
package enum ThemeRules {
  package static let all: [Rule] = [
    .fixed(
      "block-unknown", .theme, "There is no block of this type in the theme",
      why: "The blocks of a theme are the files in its folder blocks/.", wrong: "- type: heor", right: "- type: hero"),
    .fixed(
      "block-incomplete", .theme, "A block lacks its template or its schema",
      why: "The schema declares the fields of a block, the template renders them.",
      wrong: "blocks/banner.html alone", right: "blocks/banner.html and blocks/banner.yml"),
    .fixed(
      "block-shared", .theme, "A shared block is missing, or uses itself",
      why: "Shared blocks are files in content/data/.", wrong: "- use: data/blocks/fqa.yml",
      right: "- use: data/blocks/faq.yml"),
    .fixed(
      "partial-recursive", .theme, "A partial includes itself", why: "The page would never end.",
      wrong: "{{> card}} in partials/card.html", right: "no such tag"),
    .fixed(
      "partial-unknown", .theme, "A template includes a partial that does not exist",
      why: "The template library would silently leave a gap.", wrong: "{{> heder}}", right: "{{> header}}"),
    .fixed(
      "variable-unknown", .theme, "A template uses a value that does not exist",
      why: "The template library would silently leave a gap.", wrong: "{{titel}}", right: "{{title}}"),
    .fixed(
      "variable-kind", .theme, "A template inserts a section, a list or a flag as text",
      why: "The page would show an internal representation.", wrong: "{{menu}}", right: "{{#menu}} … {{/menu}}"),
    .fixed(
      "markup-escaped", .theme, "A template escapes markup", why: "Readers would see the source of the HTML.",
      wrong: "{{body}}",
      right: "{{{body}}}"),
    .fixed(
      "text-unescaped", .theme, "A template does not escape a text",
      why: "A text by an author or from another site could become markup.", wrong: "{{{title}}}",
      right: "{{title}}"),
    .fixed(
      "layout-unknown", .theme, "No page uses a layout", .warning,
      why: "Layouts have fixed names. Another name is usually a mistake.", wrong: "layouts/polcy.html",
      right: "layouts/policy.html"),
    .fixed(
      "template-invalid", .theme, "A file is not a valid Mustache template", basis: "mustache(5)",
      why: "The page would be incomplete.", wrong: "{{#policies}} …", right: "{{#policies}} … {{/policies}}"),
    Rule(
      "phrases-missing", .warning, .theme, "Pages have English phrases beside those of their own language",
      basis: "WCAG 2.2, 3.1.2",
      why: "What is said between an author's texts comes from strings per language; what a language lacks is said in "
        + "English, which its readers may not know and screen readers pronounce by the rules of another language.",
      wrong: "language: fi, without themes/default/strings/fi.yml",
      right: "themes/default/strings/fi.yml with every phrase that 'codicil theme strings fi' prints"),
    .fixed(
      "template-unquoted", .theme, "A value is inserted where it could become markup",
      why: "Inside quotation marks a value cannot become markup.", wrong: "<a href={{href}}>",
      right: "<a href=\"{{href}}\">"),
    .fixed(
      "template-address", .theme, "A value of a template could make a reference lead to any site",
      why:
        "Only addresses that the program makes are known to stay on the site; and the ledger can name only those addresses of other sites that are known whole. In the template of a block, values may follow the host: the page that it makes is read again.",
      wrong: "<img src=\"{{title}}\">", right: "<img src=\"{{image_href}}\">"),
  ]
}
