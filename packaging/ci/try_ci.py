"""Runs the shell of action.yml and of docs/ci.md on sample runs, and validates their YAML.

    try_ci.py TOOL WORK

Wants PyYAML and check-jsonschema, which has the schemas of GitHub and GitLab inside.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "aiperf-0.13-streaming"
OTHER = ROOT / "samples" / "aiperf-0.8-tls-batched"
GOOD = "failures <= 1%\nhttp_req_duration.p50 <= baseline * 1.5  # half as slow again\n"
BAD = "ttfb.p50 <= 1ms\n"

tool, work = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
shutil.rmtree(work, ignore_errors=True)
(work / "bin").mkdir(parents=True)
(work / "bin" / "tracereport").symlink_to(tool)
failed = 0


def expect(name, **facts):
    global failed
    wrong = [fact for fact, holds in facts.items() if not holds]
    failed += bool(wrong)
    print(f"{'FAILED' if wrong else 'ok':7}{name}" + (f": not {', '.join(wrong)}" if wrong else ""))


def project(name, rules, baseline=SAMPLE):
    """A folder as the snippets have it."""
    folder = work / name
    (folder / "perf").mkdir(parents=True)
    (folder / "perf" / "rules.txt").write_text(rules)
    (folder / "artifacts").mkdir()
    shutil.copytree(SAMPLE, folder / "artifacts" / "candidate", ignore=shutil.ignore_patterns("charts", "report.*"))
    if baseline:
        shutil.copytree(baseline, folder / "artifacts" / "baseline", ignore=shutil.ignore_patterns("charts", "report.*"))
    return folder


def shell(script, folder, **variables):
    environment = {**os.environ, "PATH": f"{work / 'bin'}:/usr/bin:/bin", **variables}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script], cwd=folder, env=environment, capture_output=True, text=True)


def junit(folder):
    tests = ElementTree.parse(folder / "tracereport-out" / "junit.xml").getroot()
    return [len(list(tests.iter(kind))) for kind in ("testcase", "failure")]


# The action.
action = yaml.safe_load((ROOT / "action.yml").read_text())
step = next(step for step in action["runs"]["steps"] if step.get("id") == "check")


def act(folder, **inputs):
    """Runs the step as GitHub would: inputs and contexts filled in."""
    values = {name: given.get("default", "") for name, given in action["inputs"].items()} | inputs
    def filled(text):
        text = re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda match: values[match[1]], text)
        return text.replace("${{ runner.temp }}/", "")
    variables = {name: filled(value) for name, value in step["env"].items()}
    assert "${{" not in "".join(variables.values()) + step["run"], variables
    done = shell(step["run"], folder, GITHUB_ACTION_PATH=str(ROOT), GITHUB_STEP_SUMMARY=str(folder / "summary.md"),
                 GITHUB_OUTPUT=str(folder / "output"), **variables)
    summary, output = folder / "summary.md", folder / "output"
    return done, summary.read_text() if summary.exists() else "", output.read_text() if output.exists() else ""


folder = project("action-good", GOOD)
done, summary, output = act(
    folder, run="artifacts/candidate", baselines="artifacts/base*/", rules="perf/rules.txt", require="failures <= 2%\n")
expect("action, rules kept", status_0=done.returncode == 0, comparison="no clear difference" in summary,
       verdict="all 3 rules passed" in summary, output=output == "passed=true\n", tests=junit(folder) == [3, 0],
       report=(folder / "tracereport-out/report/report.html").is_file(),
       pdf=any((folder / "tracereport-out/comparison").glob("*.pdf")))

folder = project("action-bad", GOOD + BAD)
done, summary, output = act(
    folder, run="artifacts/candidate", baselines="artifacts/baseline", rules="perf/rules.txt")
expect("action, a rule not kept", status_1=done.returncode == 1, verdict="| fail | ttfb.p50" in summary,
       output=output == "passed=false\n", tests=junit(folder) == [3, 1])

folder = project("action-first", GOOD, baseline=None)
done, summary, output = act(
    folder, run="artifacts/candidate", baselines="artifacts/base*/", rules="perf/rules.txt",
    require="ttfb.p50 <= baseline\n")
expect("action, no baseline yet", status_0=done.returncode == 0, says_so="no baseline yet" in summary,
       tests=junit(folder) == [1, 0])

folder = project("action-no-rules", GOOD)
done, summary, output = act(folder, run="artifacts/candidate", baselines="artifacts/baseline")
expect("action, no rules", status_0=done.returncode == 0, comparison="no clear difference" in summary)

folder = project("action-no-run", GOOD)
done, summary, output = act(folder, run="artifacts/nothing", rules="perf/rules.txt")
expect("action, no run", status_66=done.returncode == 66, nothing_said=output == "")

# The snippets.
text = (ROOT / "docs" / "ci.md").read_text()
blocks = {language: re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL) for language in ("yaml", "groovy")}
workflow, gitlab = blocks["yaml"]
(work / "workflow.yml").write_text(workflow)
(work / "gitlab.yml").write_text(gitlab)
uses = yaml.safe_load(workflow)["jobs"]["latency"]["steps"][-1]
expect("workflow names inputs that there are", inputs=set(uses["with"]) <= set(action["inputs"]))

scripts = {
    "GitLab": [line for line in yaml.safe_load(gitlab)["latency"]["script"] if "pip install" not in line],
    "Jenkins": re.findall(r"sh '(.*)'", blocks["groovy"][0]),
}
for name, lines in scripts.items():
    for kind, rules, status in (("kept", GOOD, 0), ("not kept", GOOD + BAD, 1)):
        folder = project(f"{name}-{status}", rules)
        results = []
        for line in lines:
            results.append(shell(line, folder).returncode)
            if results[-1]:
                break
        expect(f"{name}, rules {kind}", status=results == [0, 0, status], tests=junit(folder) == [2 + status, status])

# The YAML, by the schemas of those who read it.
for schema, file in (("github-actions", ROOT / "action.yml"), ("github-workflows", work / "workflow.yml"),
                     ("gitlab-ci", work / "gitlab.yml")):
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(file)],
        capture_output=True, text=True)
    expect(f"{file.name} by the schema {schema}", valid=done.returncode == 0)
    if done.returncode:
        print(done.stdout + done.stderr)
sys.exit(1 if failed else 0)
