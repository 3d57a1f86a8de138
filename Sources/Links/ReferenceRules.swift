package import Diagnostics

/// The rules of what pages load and where their links lead.
package enum ReferenceRules {
  package static let all: [Rule] = [
    .fixed(
      "link-broken", .links, "A link leads to a page that this site does not have", why: "Readers would get an error.",
      wrong: "[privacy](/privcay/)", right: "[privacy](/privacy/)"),
    .fixed(
      "link-script", .links, "A link runs as a script",
      why: "Pages must work without scripts, and texts must not run any.",
      wrong: "[more](javascript:open())",
      right: "[more](/about/)"),
    .fixed(
      "link-undisclosed", .links, "A link leaves the site without saying where it leads",
      why: "Every external link names its destination in words. An image map or an unclosed tag has no place for them.",
      wrong: "<area href=\"https://example.com/\">", right: "<a href=\"https://example.com/\">example.com</a>"),
    .fixed(
      "address-unreadable", .links, "Browsers read an address differently", basis: "WHATWG URL Standard",
      why: "One browser reads a path where another reads a host.", wrong: "[a](https:/\\example.com)",
      right: "[a](https://example.com/)"),
    .fixed(
      "remote-load", .links, "A page would load something from another site by itself",
      why: "The other server would learn of every visit before the reader has decided anything.",
      wrong: "![map](https://maps.example/a.png)", right: "![map](/map.png), with the file in static/"),
    .fixed(
      "form-out", .links, "A form sends its data to another site",
      why: "Neither the data nor the recipient would be disclosed.", wrong: "<form action=\"https://example.com/\">",
      right: "[the form](https://example.com/form)"),
    .fixed(
      "ping-out", .links, "A click would be reported to a third site",
      why: "Only the destination should learn of a click.",
      wrong: "<a href=\"/a/\" ping=\"https://count.example/\">", right: "<a href=\"/a/\">"),
    .fixed(
      "refresh-out", .links, "A page redirects its readers to another site",
      why: "Readers should leave the site only by a link.",
      wrong: "<meta http-equiv=\"refresh\" content=\"0; url=https://example.com/\">",
      right: "[example.com](https://example.com/)"),
    .fixed(
      "base-element", .links, "An element changes where every link of the page leads",
      why: "The disclosures of the links would be wrong.", wrong: "<base href=\"https://example.com/\">",
      right: "no such element"),
    .fixed(
      "html-too-large", .links, "The HTML is too large for its links to be checked",
      why: "Nothing is published whose links are unknown.", wrong: "a file of many megabytes",
      right: "several files"),
    .fixed(
      "svg-entity", .links, "An SVG image declares an entity", why: "An entity can hide an address.",
      wrong: "<!ENTITY a \"https://example.com/\">", right: "the address where it is used"),
  ]
}
