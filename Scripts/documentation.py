#!/usr/bin/env python3
"""documentation.py PROGRAM OUT    Lays the documentation out as a content folder: what is written in docs/, and a reference
of the commands, rules and blocks that PROGRAM itself tells. Ends with 1 where a written page names a command, an option or a
setting that there is not, or leaves a setting out."""
import json, pathlib, re, shutil, subprocess, sys

from help import taken_apart

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCES = ROOT / "docs"


def main(program, out):
    out = pathlib.Path(out)
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(SOURCES / "site", out)
    commands = list(all_commands(json.loads(said(program, "--experimental-dump-help"))["command"], []))
    write_commands(program, commands, out / "reference/commands")
    write_rules(program, out / "reference/rules")
    write_blocks(out / "reference/blocks.md")
    adopt_all(out)
    faults = list(unknown_words(out, commands)) + list(settings_faults(out / "reference/settings.md"))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def said(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout


def page(path, title, text, **keys):
    path.parent.mkdir(parents=True, exist_ok=True)
    matter = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in {"title": title, **keys}.items())
    path.write_text(f"---\n{matter}---\n{text.strip()}\n", encoding="utf-8")


# Pages that are also read in the repository: where each stands here, under which title, and what it is about.
ADOPTED = {
    "preview.md": ("guides/see-it-while-you-write", "See it while you write", 2, "The site in a browser, following every edit."),
    "compare.md": ("guides/compare-two-texts", "Compare two texts", 3, "Redlines in a terminal, as a file, in a change request, or as data."),
    "check.md": ("guides/check-a-site", "Check a site", 4, "All rules at once, their severities, old sites, links to other sites."),
    "publish.md": ("guides/publish-the-site", "Publish the site", 8, "To a folder, a server or a bucket; what is copied in which order, and what happens when it breaks off."),
    "ci.md": ("guides/use-it-in-a-ci", "Use it in a CI", 10, "Redlines and checks on change requests; exit statuses and events for programs."),
    "theme.md": ("guides/make-a-theme", "Make a theme of your own", 11, "Templates, style sheets and blocks that take the place of the built-in ones."),
    "languages.md": ("reference/languages", "Languages and translations", 4, "Policies and pages in several languages, and the words of the theme."),
    "pages.md": ("reference/pages", "Pages, folders and menus", 3, "The front matter of pages, what lists them, the menu, old addresses, files copied as they are."),
    "theme-reference.md": ("reference/templates", "Templates", 6, "Every layout, block and partial, and the names that it has."),
}


def adopt_all(out):
    for name, (place, title, weight, description) in ADOPTED.items():
        text = re.sub(r"\A# .*\n", "", (SOURCES / name).read_text(encoding="utf-8"))
        text = re.sub(r"\]\(((?![a-z]+:|[/#])[^)\s]+)\)", lambda link: f"]({address(link[1], out)})", text)
        page(out / f"{place}.md", title, text, weight=weight, description=description)


def address(target, out):
    """What a link between files of docs/ leads to on the site. A file that is no page comes along as it is."""
    file, mark, fragment = target.partition("#")
    if file == "rules/":
        return "/reference/rules/"
    if file in ADOPTED:
        return f"/{ADOPTED[file][0]}/{mark}{fragment}"
    if file.startswith("rules/"):
        return f"/reference/rules/{file.removeprefix('rules/').removesuffix('.md')}/{mark}{fragment}"
    (out / "static" / file).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SOURCES / file, out / "static" / file)
    return f"/{target}"


# Commands

def all_commands(command, above):
    """Every command that does something, with the words that call it."""
    words = above + [command["commandName"]]
    subcommands = [c for c in command.get("subcommands", []) if c["commandName"] != "help" and c.get("shouldDisplay", True)]
    if above:
        yield words, command, subcommands
    for sub in subcommands:
        yield from all_commands(sub, words)


def write_commands(program, commands, folder):
    page(folder / "index.md", "Commands", "What each command does, and its options, as the program tells them itself. "
         "`codicil help COMMAND` prints the same in a terminal.",
         description="Every command of the program, with its options.", weight=1)
    for place, (words, command, subcommands) in enumerate(commands):
        usage = re.search(r"^USAGE: (.*?)\n\n", said(program, "help", *words[1:]) + "\n", re.M | re.S)
        parts = [command["abstract"], "```\n" + "\n".join(wrapped(line) for line in usage[1].splitlines()) + "\n```"]
        help = taken_apart(command["discussion"])
        parts.append(with_code(help.prose))
        parts.append("## Examples\n\n```sh\n" + "\n".join(f"# {purpose}\n{call}" for purpose, call in help.examples) + "\n```")
        if subcommands:
            parts.append("## Its commands\n\n" + table(
                ["command", "does"],
                [(f"[`{' '.join(words + [c['commandName']])}`](/reference/commands/{'-'.join(words[1:] + [c['commandName']])}/)", c["abstract"])
                 for c in subcommands]))
        arguments = [a for a in command.get("arguments", []) if a.get("shouldDisplay", True) and not is_common(a)]
        for kind, heading in [(("positional",), "Arguments"), (("option", "flag"), "Options")]:
            rows = [(spelled(a), meaning(a)) for a in arguments if a["kind"] in kind]
            if rows:
                parts.append(f"## {heading}\n\n" + table([heading.lower()[:-1], "means"], rows))
        parts.append("## Exit status\n\n" + table(["status", "means"], help.statuses))
        page(folder / ("-".join(words[1:]) + ".md"), " ".join(words), "\n\n".join(p for p in parts if p),
             description=command["abstract"], weight=place)


def wrapped(usage):
    """A call cut between its options, so that it can be read on a narrow screen."""
    lines = [""]
    for word in re.findall(r"\[[^\]]*\](?: \.\.\.)?|--?[\w-]+ <[^>]*>|\S+", usage):
        if len(lines[-1]) + len(word) > 64 and lines[-1].strip():
            lines.append(" ")
        lines[-1] += (" " if lines[-1] else "") + word
    return "\n".join(lines)


def is_common(argument):
    return any(n["name"] in ("help", "version") for n in argument.get("names", []))


def spelled(argument):
    value = argument.get("valueName", "")
    if argument["kind"] == "positional":
        return f"`<{value}>`" + (" …" if argument["isRepeating"] else "")
    names = [("-" if n["kind"] == "short" else "--") + n["name"] for n in argument["names"]]
    names.sort(key=len)
    return ", ".join(f"`{n}`" if argument["kind"] == "flag" else f"`{n} <{value}>`" for n in names)


def meaning(argument):
    text = with_code(argument.get("abstract", "")).replace("\n", " ")
    default = argument.get("defaultValue")
    if argument["kind"] != "flag" and default and "default" not in text:
        text += f" Default: `{default}`."
    return text


def with_code(text):
    """Words in quotes that are typed become code."""
    return re.sub(r"'((?:codicil|--)[^'\n]*|[a-z-]+:)'", r"`\1`", text)


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(re.sub(r"(?<!\\)\|", r"\\|", cell) for cell in row) + " |" for row in lines)


# Rules

def write_rules(program, folder):
    groups, group = {}, ""
    for line in said(program, "check", "--list").splitlines():
        if not line.startswith(" "):
            group = line.strip()
        elif rule := re.match(r"  (\S+) +(\S+) +(.*)", line):
            groups.setdefault(group, []).append(rule.groups())
    text = ("Everything that a build or `codicil check` can say. `rules:` in `site.yml` gives a rule another severity or "
            "switches it `off`; where the severity has an exclamation mark, it cannot.\n")
    place = 0
    for group, rules in groups.items():
        text += f"\n## {group.capitalize()}\n\n" + table(
            ["rule", "severity", "says"], [(f"[`{id}`](/reference/rules/{id}/)", severity, says) for id, severity, says in rules]) + "\n"
        for id, _, says in rules:
            body = (SOURCES / "rules" / f"{id}.md").read_text(encoding="utf-8")
            page(folder / f"{id}.md", id, re.sub(r"\A# .*\n", "", body), description=says + ".", weight=place)
            place += 1
    page(folder / "index.md", "Rules", text, weight=4, **{"list-pages": False},
         description="Every rule, with its severity and a page of its own.")


# Blocks

def write_blocks(path):
    text = ("A page may be made of blocks instead of text: `blocks:` in its front matter lists them, each with a `type` and "
            "its fields. A theme may add types of its own, two files each, in its folder `blocks/`.\n")
    for file in sorted((ROOT / "themes/default/blocks").glob("*.yml")):
        text += f"\n## {file.stem}\n\n```yaml\n{file.read_text(encoding='utf-8').strip()}\n```\n"
    page(path, "Blocks", text, weight=5, description="The types of blocks that pages are made of, and their fields.")


# Whether written pages are true to the program

def unknown_words(out, commands):
    known = {" ".join(words): command for words, command, _ in commands}
    for path in sorted(out.rglob("*.md")):
        if "commands" in path.parts or "rules" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        calls = re.findall(r"`(codicil [^`\n]+)`", text)
        for block in re.findall(r"^```(?:sh|console)\n(.*?)^```", text, re.M | re.S):
            calls += [line.removeprefix("$ ").split(" #")[0] for line in re.sub(r"\\\n", " ", block).splitlines()
                      if re.match(r"(\$ )?codicil ", line)]
        for call in calls:
            name = max((n for n in known if re.match(re.escape(n) + r"(\s|$)", call)), key=len, default=None)
            if name is None:
                if not re.match(r"codicil (help\b|--|COMMAND)", call):
                    yield f"{path}: there is no such command: {call}"
                continue
            names = {n["name"] for n in all_arguments(known, name)}
            for option in re.findall(r"\s--([a-z-]+)", re.sub(r'"[^"]*"|\'[^\']*\'', "", call)):
                if option not in names:
                    yield f"{path}: '{name}' has no option --{option}"


def all_arguments(known, name):
    """The names of a command's arguments, and of the one that it runs by default."""
    command = known[name]
    default = command.get("defaultSubcommand")
    for source in [command, known.get(f"{name} {default}")] if default else [command]:
        for argument in (source or {}).get("arguments", []):
            yield from argument.get("names", [])


def settings_faults(path):
    source = (ROOT / "Sources/Content/SiteSettings.swift").read_text(encoding="utf-8")
    decoded = set(re.findall(r'fields\.(?!report)\w+\("([a-z-]+)"', source))
    described = set(re.findall(r"^\| `([a-z-]+)` \|", path.read_text(encoding="utf-8").split("## ")[0], re.M))
    for key in sorted(decoded - described):
        yield f"{path}: the setting '{key}' is not described"
    for key in sorted(described - decoded):
        yield f"{path}: there is no setting '{key}'"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
