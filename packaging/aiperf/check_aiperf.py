"""Runs real AIPerf with the wheel installed, and without, and holds what it leaves behind and its exit status against it.

    check_aiperf.py WORK        with the Python of an environment that has AIPerf and the wheel

Prints a line a case; exit 1 where one is not as it should be.
"""

import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
BIN = pathlib.Path(sys.executable).parent
FAKE = HERE.parent / "python" / "tests" / "fake_program.py"
LINE = "Report by tracereport"


class Bench:
    """A server, a tokenizer, and runs against them."""

    def __init__(self, work):
        self.work = work
        self.failed = 0
        self.tokenizer = work / "tokenizer"
        if not self.tokenizer.is_dir():
            subprocess.run([sys.executable, HERE / "make_tokenizer.py", self.tokenizer], check=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.server = subprocess.Popen([sys.executable, HERE / "mock_server.py", str(self.port)])
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise SystemExit("the server does not answer")

    def run(self, name, *options, interrupt=False, requests=20, records=True, **environment):
        """A run of AIPerf in a session of its own: its exit status, what it said, and its directory."""
        out = self.work / "runs" / name
        line = [BIN / "aiperf", "profile", "-m", "mock-model", "--tokenizer", self.tokenizer,
                "-u", f"http://127.0.0.1:{self.port}", "--endpoint-type", "chat", "--streaming",
                "--concurrency", "4", "--request-count", str(requests), "--isl", "20", "--osl", "8",
                "--ui", "none", "--random-seed", "7", "--output-artifact-dir", out, *options]
        if records:
            line += ["--export-level", "records", "--export-http-trace"]
        variables = {**os.environ, **environment}
        log = open(self.work / f"{name}.log", "wb")
        process = subprocess.Popen(
            [str(word) for word in line], env=variables, stdout=log, stderr=log, start_new_session=True)
        if interrupt:
            records_file = out / "profile_export.jsonl"
            for _ in range(1200):
                if records_file.is_file() and records_file.stat().st_size > 20_000:
                    break
                time.sleep(0.1)
            # A terminal's Ctrl-C goes to the whole group.
            os.killpg(process.pid, signal.SIGINT)
        status = process.wait(timeout=300)
        log.close()
        return status, (self.work / f"{name}.log").read_text(errors="replace"), out

    def expect(self, name, **facts):
        wrong = [fact for fact, holds in facts.items() if not holds]
        self.failed += bool(wrong)
        print(f"{'FAILED' if wrong else 'ok':7}{name}" + (f": not {', '.join(wrong)}" if wrong else ""), flush=True)


def fake(bench, mode):
    """The variables that put the stand-in in the program's place."""
    tool = bench.work / "fake"
    tool.write_text(f"#!/bin/sh\nexec '{sys.executable}' '{FAKE}' \"$@\"\n")
    tool.chmod(0o755)
    return {"TRACEREPORT_PROGRAM": str(tool), "FAKE": mode}


def page(out):
    file = out / "report.html"
    return file.read_text() if file.is_file() else ""


def moment(said, words):
    """When AIPerf logged something, in seconds of the day."""
    line = next(line for line in said.splitlines() if words in line)
    hours, minutes, seconds = re.search(r"(\d\d):(\d\d):(\d\d\.\d+)", line).groups()
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def has_report(out):
    pdf = out / "report.pdf"
    return page(out) != "" and pdf.is_file() and pdf.read_bytes().startswith(b"%PDF")


def main():
    bench = Bench(pathlib.Path(sys.argv[1]).resolve())
    try:
        without, said, out = bench.run("without", TRACEREPORT_AIPERF="0")
        bench.expect("turned off", status_0=without == 0, no_report=not (out / "report.html").exists(),
                     silent=LINE not in said)

        status, said, out = bench.run("with", TRACEREPORT_ARGS="--title 'Friday, 16 users'")
        seconds = moment(said, "Exporting console data") - moment(said, "Exporting all records")
        bench.expect(f"with the plugin: {seconds:.1f} s for the report", same_status=status == without,
                     report=has_report(out), line=said.count(LINE) == 1,
                     title="Friday, 16 users" in page(out), whole="INCOMPLETE" not in said)

        status, said, out = bench.run("summary", "--export-level", "summary", records=False)
        bench.expect("no records", same_status=status == without, silent=LINE not in said,
                     no_report=not (out / "report.html").exists())

        status, said, out = bench.run("many", "--num-profile-runs", "2")
        reports = sorted(out.rglob("report.html"))
        bench.expect("two runs", same_status=status == without, two_reports=len(reports) == 2,
                     each_whole=all(has_report(report.parent) for report in reports))

        status, said, out = bench.run("missing", TRACEREPORT_PROGRAM="/nonexistent/tracereport")
        bench.expect("missing program", same_status=status == without, silent=LINE not in said,
                     sentence="cannot run /nonexistent/tracereport" in said)

        status, said, out = bench.run("crash", **fake(bench, "crash"))
        bench.expect("crash", same_status=status == without, silent=LINE not in said, sentence="SIGSEGV" in said)

        status, said, out = bench.run("hang", **fake(bench, "hang:60"))
        waited = moment(said, "goes on by itself") - moment(said, "Exporting all records")
        bench.expect(f"hang of 60 s: AIPerf waits {waited:.1f} s", same_status=status == without,
                     says_so="still being written" in said, at_most_10=10 <= waited < 11.5)

        broken, said, out = bench.run("interrupted-without", interrupt=True, requests=4000,
                                         TRACEREPORT_AIPERF="0")
        status, said, out = bench.run("interrupted", interrupt=True, requests=4000)
        bench.expect(f"Ctrl-C (exit status {broken})", same_status=status == broken, report=has_report(out),
                     partial="cut short" in page(out), line=said.count(LINE) == 1)
    finally:
        bench.server.terminate()
        bench.server.wait()
    return 1 if bench.failed else 0


if __name__ == "__main__":
    sys.exit(main())
