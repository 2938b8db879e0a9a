"""A stand-in for the program: does what FAKE says, and notes each command line in the file that FAKE_LOG names."""

import json
import os
import signal
import sys
import time
from pathlib import Path

arguments = sys.argv[1:]
if "FAKE_LOG" in os.environ:
    with open(os.environ["FAKE_LOG"], "a") as log:
        log.write(json.dumps(arguments) + "\n")

mode, _, value = os.environ.get("FAKE", "").partition(":")
if mode == "crash":
    os.kill(os.getpid(), signal.SIGSEGV)
if mode == "hang":
    time.sleep(float(value))
if mode == "exit":
    status, _, said = value.partition(":")
    print(said, file=sys.stderr)
    sys.exit(int(status))
if mode == "fail":
    print('{"passed": false}')
    sys.exit(1)
if mode == "list":
    print("[]")
    sys.exit(0)

for argument in arguments:
    if argument.startswith("--output="):
        out = Path(argument.removeprefix("--output=") if hasattr(argument, "removeprefix") else argument[9:])
        if out.suffix:
            out.write_text('<p class="a">1 < 2</p>')
        else:
            out.mkdir(exist_ok=True)
            for name in ("report.html", "report.pdf", "summary.json"):
                (out / name).write_text('<p class="a">1 < 2</p>')
        sys.exit(0)
print(json.dumps({"arguments": arguments}))
