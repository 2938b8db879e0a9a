"""Makes the man page from the program's own description of its commands.

    tracereport --experimental-dump-help | make_man.py VERSION > tracereport.1
"""

import json
import sys

FILES = """\
.SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 1
A check failed, or \\fBarchive verify\\fR found something amiss.
.TP
.B 64
The command line or a rule is wrong.
.TP
.B 65
The input holds no usable record, or a template is faulty.
.TP
.B 66
The input cannot be read, or a directory holds no run or several.
.TP
.B 70
A fault of the tool or of its installation.
.TP
.B 73
An output cannot be written.
.SH EXAMPLES
.nf
tracereport artifacts/my\\-run
tracereport report artifacts/my\\-run \\-o my\\-run.pdf
tracereport check artifacts/my\\-run \\-\\-require \\(aqttfb.p99 <= 250ms\\(aq
.fi
"""


def text(words):
    """Words as roff sets them: no dash for a hyphen, no control line by accident."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return "\n".join("\\&" + line if line.startswith(".") else line for line in escaped.split("\n"))


def name(argument):
    """An argument as it is written on a command line."""
    value = argument.get("valueName", "")
    if argument["kind"] == "positional":
        return f"\\fI{text(value)}\\fR"
    names = sorted(argument["names"], key=lambda item: len(item["name"]))
    spelled = ", ".join(f"\\fB{text(('--' if len(n['name']) > 1 else '-') + n['name'])}\\fR" for n in names)
    return spelled if argument["kind"] == "flag" else f"{spelled} \\fI{text(value)}\\fR"


def arguments(command):
    for argument in command.get("arguments", []):
        if argument["shouldDisplay"] and argument.get("preferredName", {}).get("name") not in ("help", "version"):
            print(f".TP\n{name(argument)}")
            print(text(" ".join(filter(None, [argument.get("abstract"), argument.get("discussion")]))) or "\\&")


def commands(command, path):
    for child in command.get("subcommands", []):
        if child["commandName"] == "help" or not child["shouldDisplay"]:
            continue
        full = [*path, child["commandName"]]
        print(f".SS {text(' '.join(full))}")
        print(text(child.get("abstract", "")))
        if child.get("discussion"):
            print(f".PP\n{text(child['discussion'])}")
        arguments(child)
        commands(child, full)


def main():
    command = json.load(sys.stdin)["command"]
    title = command["commandName"]
    # Page, section, no date (the same sources give the same page), where it comes from.
    print(f'.TH {title.upper()} 1 "" "{title} {sys.argv[1]}" "User Commands"')
    print(f".SH NAME\n{title} \\- {text(command['abstract'].rstrip('.'))}")
    print(f".SH SYNOPSIS\n.B {title}\n[\\fIcommand\\fR] [\\fIoptions\\fR] \\fIinput\\fR")
    print(".SH DESCRIPTION\n" + text(command["abstract"]))
    if command.get("defaultSubcommand"):
        print(f"Without a command it is \\fB{text(command['defaultSubcommand'])}\\fR.")
    print(".SH COMMANDS")
    commands(command, [])
    print(FILES, end="")


if __name__ == "__main__":
    main()
