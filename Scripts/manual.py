#!/usr/bin/env python3
# Usage: manual.py PROGRAM FOLDER    Writes the manual pages of codicil, one for each command, from what the program
# says of itself: codicil.1, codicil-build.1, codicil-import-git.1 and so on.
import json
import pathlib
import subprocess
import sys

from help import taken_apart

ENVIRONMENT = [
    ("CODICIL_KEY", "The file with the publisher's secret key."),
    ("NO_COLOR", "Where it is set and not empty, nothing has colours. They are for terminals only in any case."),
    ("SOURCE_DATE_EPOCH", "Seconds since 1970: the day that a build takes for today, so that it can be repeated."),
]


def escaped(text):
    """Words of a line that roff takes as they are."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in ".'" else text


def paragraphs(text):
    """Lines of mdoc, one for each sentence."""
    lines = []
    for block in text.split("\n\n"):
        lines += [".Pp"] if lines else []
        lines += [escaped(sentence) for row in block.split("\n")
                  for sentence in row.strip().replace(". ", ".\n").split("\n")]
    return lines


def shown(examples):
    """Calls as they are typed, each below what it is for."""
    lines = []
    for purpose, call in examples:
        lines += [".Pp"] if lines else []
        lines += [escaped(purpose[:1].upper() + purpose[1:]) + ":", ".Dl " + escaped(call)]
    return lines


def macro_word(text):
    """A word as an argument of a macro."""
    text = escaped(text).replace('"', '\\(dq')
    return f'"{text}"' if " " in text or not text else text


def flags(argument):
    words = []
    for name in argument.get("names", []):
        words.append(name["name"] if name["kind"] == "short" else "-" + name["name"])
    return words


def usage(argument):
    """One argument in the synopsis."""
    if argument["kind"] == "positional":
        words = f".Ar {macro_word(argument['valueName'])}"
    else:
        longest = max(flags(argument), key=len)
        words = f".Fl {macro_word(longest)}"
        if argument["kind"] == "option":
            words += f" Ar {macro_word(argument['valueName'])}"
    if argument["isOptional"]:
        words = ".Op " + words[1:]
    return words + (" ..." if argument["isRepeating"] else "")


def described(argument):
    """One argument in the list of them."""
    if argument["kind"] == "positional":
        head = f".It Ar {macro_word(argument['valueName'])}"
    else:
        head = ".It " + " , ".join(f"Fl {macro_word(flag)}" for flag in sorted(flags(argument), key=len))
        if argument["kind"] == "option":
            head += f" Ar {macro_word(argument['valueName'])}"
    text = argument.get("abstract", "")
    if argument.get("defaultValue") and "default" not in text:
        text += f" The default is {argument['defaultValue']}."
    return [head] + paragraphs(text)


def listed(pairs, macro):
    lines = [".Bl -tag -width Ds"]
    for word, text in pairs:
        lines += [f".It {macro} {macro_word(word)}".replace("It  ", "It ")] + paragraphs(text)
    return lines + [".El"]


def pages(command, parents=()):
    """(file name, text) of a command and of those below it."""
    if command["commandName"] == "help" or not command.get("shouldDisplay", True):
        return
    names = (*parents, command["commandName"])
    name = "-".join(names)
    arguments = [a for a in command.get("arguments", []) if a.get("shouldDisplay", True)]
    arguments = [a for a in arguments if flags(a) not in (["h", "-help"], ["-help"], ["-version"])]
    below = [c for c in command.get("subcommands", []) if c["commandName"] != "help"]
    lines = [".Dd $Mdocdate$", f".Dt {name.upper()} 1", ".Os Codicil", ".Sh NAME", f".Nm {name}"]
    lines += [f".Nd {escaped(command['abstract']).rstrip('.')}", ".Sh SYNOPSIS", f".Nm {' '.join(names)}"]
    lines += [usage(argument) for argument in arguments] + ([".Ar command", ".Op Ar ..."] if below else [])
    help = taken_apart(command["discussion"])
    lines += [".Sh DESCRIPTION"] + paragraphs(help.prose)
    if arguments:
        lines += [".Pp", "The arguments are:", ".Bl -tag -width Ds"]
        lines += [line for argument in arguments for line in described(argument)] + [".El"]
    if below:
        lines += [".Pp", "The commands are:", ".Bl -tag -width Ds"]
        for sub in below:
            lines += [f".It Xr {name}-{sub['commandName']} 1"] + paragraphs(sub["abstract"])
        lines += [".El"]
    lines += [".Sh ENVIRONMENT"] + listed(ENVIRONMENT, "Ev")
    lines += [".Sh EXIT STATUS"] + listed(help.statuses, "")
    lines += [".Sh EXAMPLES"] + shown(help.examples)
    others = [name + "-" + sub["commandName"] for sub in below] or ["-".join(parents)]
    lines += [".Sh SEE ALSO"] + [f".Xr {other} 1 ," for other in sorted(others)[:-1]] + [f".Xr {sorted(others)[-1]} 1"]
    yield name + ".1", "\n".join(lines) + "\n"
    for sub in below:
        yield from pages(sub, names)


program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
said = subprocess.run([program, "--experimental-dump-help"], check=True, capture_output=True).stdout
for name, text in pages(json.loads(said)["command"]):
    (folder / name).write_text(text)
