package import Diagnostics

/// The rules of themes and of the blocks of pages.
package enum ThemeRules {
  package static let all: [Rule] = [
    .fixed(
      "block-unknown", .theme, "There is no block of this type",
      why: "The blocks of a theme are the files in its folder blocks/.", wrong: "- type: heor", right: "- type: hero"),
    .fixed(
      "block-incomplete", .theme, "A block lacks its template or its schema",
      why: "The schema says what a page may fill in, the template what becomes of it.",
      wrong: "blocks/banner.html alone", right: "blocks/banner.html and blocks/banner.yml"),
    .fixed(
      "block-shared", .theme, "A shared block is not there, or uses itself",
      why: "Shared blocks are files below data/ in the content.", wrong: "- use: data/blocks/fqa.yml",
      right: "- use: data/blocks/faq.yml"),
    .fixed(
      "partial-recursive", .theme, "A partial includes itself", why: "The page would have no end.",
      wrong: "{{> card}} in partials/card.html", right: "no such tag"),
    .fixed(
      "partial-unknown", .theme, "A template includes a partial that is not there",
      why: "The template library would leave a hole in silence.", wrong: "{{> heder}}", right: "{{> header}}"),
    .fixed(
      "variable-unknown", .theme, "A template names a value that no view has",
      why: "The template library would leave a hole in silence.", wrong: "{{titel}}", right: "{{title}}"),
    .fixed(
      "variable-kind", .theme, "A template puts in as text what is a section, a list or a flag",
      why: "The page would show how the program writes it down.", wrong: "{{menu}}", right: "{{#menu}} … {{/menu}}"),
    .fixed(
      "markup-escaped", .theme, "A template escapes markup", why: "Readers would see its source.", wrong: "{{body}}",
      right: "{{{body}}}"),
    .fixed(
      "text-unescaped", .theme, "A template does not escape a text",
      why: "What somebody wrote, or what was captured elsewhere, could become markup.", wrong: "{{{title}}}",
      right: "{{title}}"),
    .fixed(
      "layout-unknown", .theme, "No page is made with a layout", .warning,
      why: "Layouts are known by their names; another name is mostly a mistake.", wrong: "layouts/polcy.html",
      right: "layouts/policy.html"),
    .fixed(
      "template-invalid", .theme, "A file is no Mustache template", basis: "mustache(5)",
      why: "Half a page is worse than none.", wrong: "{{#policies}} …", right: "{{#policies}} … {{/policies}}"),
    Rule(
      "phrases-missing", .warning, .theme, "Pages have words of English beside those of their own language",
      basis: "WCAG 2.2, 3.1.2",
      why: "What is said between an author's texts comes from strings per language; what a language lacks is said in "
        + "English, which its readers may not know and screen readers pronounce by the rules of another language.",
      wrong: "language: fi, without themes/default/strings/fi.yml",
      right: "themes/default/strings/fi.yml with every phrase that 'codicil theme strings fi' prints"),
    .fixed(
      "template-unquoted", .theme, "A value is filled in where it could become markup",
      why: "In quotes a value stays a value, whatever it holds.", wrong: "<a href={{href}}>",
      right: "<a href=\"{{href}}\">"),
    .fixed(
      "template-address", .theme, "A value of a template could turn a reference to any site, or to any page of another",
      why:
        "Only addresses that the program makes are known to stay on the site; and the ledger can name only those addresses of other sites that are known whole. In the template of a block, values may follow the host: the page that it makes is read again.",
      wrong: "<img src=\"{{title}}\">", right: "<img src=\"{{image_href}}\">"),
  ]
}
