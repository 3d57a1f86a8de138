package import Diagnostics

/// The rules of what pages load and where their links lead.
package enum ReferenceRules {
  package static let all: [Rule] = [
    .fixed(
      "link-broken", .links, "A link leads to no page of this site", why: "Readers would find nothing there.",
      wrong: "[privacy](/privcay/)", right: "[privacy](/privacy/)"),
    .fixed(
      "link-script", .links, "A link runs as a script",
      why: "No page of a policy runs anything; every page must work without scripts.",
      wrong: "[more](javascript:open())",
      right: "[more](/about/)"),
    .fixed(
      "link-undisclosed", .links, "A link leaves the site and cannot say where it leads",
      why: "Every link out names its destination in words; an area of a picture or an open tag has no room for them.",
      wrong: "<area href=\"https://example.com/\">", right: "<a href=\"https://example.com/\">example.com</a>"),
    .fixed(
      "address-unreadable", .links, "Browsers read an address in different ways", basis: "WHATWG URL Standard",
      why: "What one browser takes for a path another takes for a host.", wrong: "[a](https:/\\example.com)",
      right: "[a](https://example.com/)"),
    .fixed(
      "remote-load", .links, "A page would load something from elsewhere by itself",
      why: "The other server would learn of each visit before the reader has decided anything.",
      wrong: "![map](https://maps.example/a.png)", right: "![map](/map.png), with the file in static/"),
    .fixed(
      "form-out", .links, "A form sends what readers fill in elsewhere",
      why: "What it sends, and to whom, would be disclosed nowhere.", wrong: "<form action=\"https://example.com/\">",
      right: "[the form](https://example.com/form)"),
    .fixed(
      "ping-out", .links, "A click would be told to somebody else",
      why: "Nobody should learn of it but the destination.",
      wrong: "<a href=\"/a/\" ping=\"https://count.example/\">", right: "<a href=\"/a/\">"),
    .fixed(
      "refresh-out", .links, "A page sends its readers on to another site", why: "They did not ask to leave.",
      wrong: "<meta http-equiv=\"refresh\" content=\"0; url=https://example.com/\">",
      right: "[example.com](https://example.com/)"),
    .fixed(
      "base-element", .links, "An element turns every link of the page elsewhere",
      why: "What is said of links would not be true any more.", wrong: "<base href=\"https://example.com/\">",
      right: "no such element"),
    .fixed(
      "html-too-large", .links, "HTML is so large that its links cannot be checked",
      why: "Nothing is published of which it is not known where it leads.", wrong: "a file of many megabytes",
      right: "several files"),
    .fixed(
      "svg-entity", .links, "A picture declares an entity", why: "An entity can hide where a picture leads.",
      wrong: "<!ENTITY a \"https://example.com/\">", right: "the address where it is used"),
  ]
}
