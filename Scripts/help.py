"""What a command's help says below its abstract, taken apart again: ExitStatus.swift and CommandConfiguration+Help.swift
put it together."""
import re
import typing


class Help(typing.NamedTuple):
    prose: str
    examples: list  # (purpose, call)
    statuses: list  # (number, meaning)


def taken_apart(discussion):
    prose, _, rest = discussion.partition("Examples:\n\n")
    calls, _, statuses = rest.partition("Exit status:\n\n")
    return Help(prose.strip(), re.findall(r"^  # (.*)\n  (.*)$", calls, re.M), re.findall(r"^  (\d)  (.*)$", statuses, re.M))
