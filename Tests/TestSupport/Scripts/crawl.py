"""crawl.py SITE BASE-URL OWN-DOMAIN...: reads a built site without any code of its generator, and prints what is not disclosed.

Every address that leads or loads elsewhere must say so where it stands, in the list at the end of its page, and in
links/ledger.json, with the same host, the domain above it, and the referrer that the emitted attributes allow by the W3C
Referrer Policy.
"""
import html.parser, json, pathlib, sys, urllib.parse

site, base = pathlib.Path(sys.argv[1]), sys.argv[2]
own = set(sys.argv[3:]) | {urllib.parse.urlsplit(base).hostname}
secure = base.startswith("https:")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
LOADS = {"src", "srcset", "poster", "background", "data", "imagesrcset"}
IDLE = {"canonical", "alternate", "license", "author", "me", "help", "next", "prev"}
#                                        secure        downgrade
REFERRERS = {
    "no-referrer": ("nothing", "nothing"), "same-origin": ("nothing", "nothing"),
    "origin": ("origin", "origin"), "origin-when-cross-origin": ("origin", "origin"),
    "strict-origin": ("origin", "nothing"), "strict-origin-when-cross-origin": ("origin", "nothing"),
    "no-referrer-when-downgrade": ("full-address", "nothing"), "unsafe-url": ("full-address", "full-address"),
}
faults, links, ledger_links = [], 0, {}


def host_of(address):
    url = urllib.parse.urlsplit(urllib.parse.urljoin("https://page.invalid/a/b", address))
    return (url.hostname or "").rstrip(".") if url.scheme in ("http", "https") else "page.invalid"


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.links, self.loads, self.listed, self.bold = [], [], [], set(), ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if tag not in VOID:
            self.open.append([tag, at, ""])
        for name, value in at.items():
            for part in (value or "").split(",") if "srcset" in name else [value or ""]:
                if name in LOADS or (tag == "link" and name == "href" and not set((at.get("rel") or "").split()) <= IDLE):
                    self.loads.append((tag, part.strip().split(" ")[0], at))
        if tag in ("form", "base", "area") or "ping" in at or at.get("http-equiv", "").lower() == "refresh":
            self.loads.append((tag, at.get("action") or at.get("href") or at.get("ping") or at.get("content"), at))

    def handle_data(self, data):
        for element in self.open:
            element[2] += data
        if self.open and self.open[-1][0] == "strong":
            self.bold += data

    def handle_endtag(self, tag):
        while self.open:
            name, at, text = self.open.pop()
            if name == "a" and "href" in at:
                self.links.append((at, text))
                if any("leads" in (e[1].get("class") or "") for e in self.open):
                    self.listed.add(text)
            if name == tag:
                return


ledger = json.loads((site / "links/ledger.json").read_text())
for destination in ledger["destinations"]:
    for link in destination["links"]:
        ledger_links.setdefault(link["address"], []).append((destination, link))


def referrer(at, address):
    policy = "no-referrer" if "noreferrer" in (at.get("rel") or "").split() else at.get("referrerpolicy")
    if policy not in REFERRERS:
        return None
    return REFERRERS[policy][secure and address.startswith("http:")]


for path in sorted(site.rglob("*.html")):
    name = str(path.relative_to(site))
    page = Page(path.read_text())
    for at, text in page.links:
        address, host = at["href"], host_of(at["href"])
        if host in ("page.invalid", urllib.parse.urlsplit(base).hostname):
            continue
        links += 1
        where = f"{name}: {address}"
        if at.get("data-linkout") != host:
            faults.append(f"{where}: marked as {at.get('data-linkout')}")
        if host not in text:
            faults.append(f"{where}: the words do not say {host}: {text!r}")
        if "target" in at:
            faults.append(f"{where}: opens a window")
        told = referrer(at, address)
        known = ledger_links.get(address, [])
        if not known:
            faults.append(f"{where}: not in the ledger")
        for destination, link in known:
            if not (host == destination["domain"] or host.endswith("." + destination["domain"])):
                faults.append(f"{where}: in the ledger below {destination['domain']}")
            if link["referrer"] != told:
                faults.append(f"{where}: the ledger says {link['referrer']}, the link sends {told}")
        domains = {d["domain"] for d, _ in known}
        is_own = any(host == o or host.endswith("." + o) for o in own)
        if not is_own and not domains & page.listed and name != f"links/{next(iter(domains), '')}/index.html" and path.suffix == ".html" and "site-foot" in path.read_text():
            faults.append(f"{where}: not in the list at the end of the page")
    for tag, address, at in page.loads:
        host = host_of(address or "")
        if host in ("page.invalid", urllib.parse.urlsplit(base).hostname):
            continue
        known = [l for _, l in ledger_links.get(address, []) if l["use"] == "load"]
        if not known:
            faults.append(f"{name}: <{tag}> loads {address}, and the ledger does not say so")
        if host not in page.bold:
            faults.append(f"{name}: <{tag}> loads {address}, and the page does not say so in bold")
for address, entries in ledger_links.items():
    for destination, link in entries:
        file = site / urllib.parse.unquote(link["page"][len(base):])
        file = file / "index.html" if file.is_dir() else file
        if link["use"] == "link" and address not in [at.get("href") for at, _ in Page(file.read_text()).links]:
            faults.append(f"links/ledger.json: {address} is not on {link['page']}")
print("\n".join(faults + [f"{links} links to other sites"]))
sys.exit(1 if faults else 0)
