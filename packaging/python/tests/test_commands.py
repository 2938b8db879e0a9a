import pickle
from pathlib import Path

import tracereport
from tracereport import TracereportError

from .support import FakeProgramTest


class CommandTests(FakeProgramTest):
    def test_each_command_asks_for_json_and_keeps_paths_behind_the_dashes(self) -> None:
        expected = {
            "analyze": (["--", "-run"], lambda: tracereport.analyze("-run")),
            "compare": (["--", "a", "b", "c"], lambda: tracereport.compare("a", Path("b"), "c")),
            "check": (["--require=x <= 1", "--require=y > 2", "--", "run"],
                      lambda: tracereport.check("run", ["x <= 1", "y > 2"])),
            "sweep": (["--", "a", "b"], lambda: tracereport.sweep("a", "b")),
        }
        for command, (rest, call) in expected.items():
            self.assertEqual(call(), {"arguments": [command, "--quiet", "--format", "json", *rest]})

    def test_options_are_handed_on(self) -> None:
        said = tracereport.analyze("run", options=["--phase", "all"])
        self.assertEqual(said["arguments"][-4:], ["--phase", "all", "--", "run"])

    def test_one_rule_need_not_be_a_list(self) -> None:
        self.assertIn("--require=x <= 1", tracereport.check("run", "x <= 1")["arguments"])

    def test_a_rule_that_is_not_kept_is_no_error(self) -> None:
        self.set(FAKE="fail")
        self.assertIs(tracereport.check("run", ["x <= 1"])["passed"], False)
        with self.assertRaises(TracereportError) as caught:
            tracereport.analyze("run")
        self.assertEqual(caught.exception.status, 1)

    def test_a_failure_has_the_status_and_the_sentence(self) -> None:
        self.set(FAKE="exit:66:tracereport: cannot read run: No such file or directory")
        with self.assertRaises(TracereportError) as caught:
            tracereport.analyze("run")
        self.assertEqual(caught.exception.status, 66)
        self.assertEqual(caught.exception.message, "cannot read run: No such file or directory")
        again = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual((again.status, str(again)), (66, "cannot read run: No such file or directory"))

    def test_a_failure_without_a_word_still_says_something(self) -> None:
        self.set(FAKE="exit:70:")
        with self.assertRaisesRegex(TracereportError, "exit status 70"):
            tracereport.analyze("run")

    def test_a_crash_names_the_signal(self) -> None:
        self.set(FAKE="crash")
        with self.assertRaises(TracereportError) as caught:
            tracereport.analyze("run")
        self.assertEqual(caught.exception.status, -11)
        self.assertIn("SIGSEGV", caught.exception.message)

    def test_a_missing_program_is_named(self) -> None:
        self.set(TRACEREPORT_PROGRAM=str(self.folder / "none"))
        with self.assertRaises(TracereportError) as caught:
            tracereport.analyze("run")
        self.assertEqual(caught.exception.status, 127)
        self.assertIn(str(self.folder / "none"), caught.exception.message)

    def test_without_the_wheel_the_program_on_the_path_is_taken(self) -> None:
        self.set(TRACEREPORT_PROGRAM="", PATH=f"{self.folder}:/usr/bin:/bin")
        self.assertEqual(tracereport.program(), self.tool)
        self.set(PATH="/nonexistent")
        with self.assertRaises(TracereportError) as caught:
            tracereport.program()
        self.assertEqual(caught.exception.status, 127)

    def test_json_that_is_no_object_is_refused(self) -> None:
        self.set(FAKE="list")
        with self.assertRaises(ValueError):
            tracereport.analyze("run")


class ReportTests(FakeProgramTest):
    def test_a_folder_has_all_of_it_and_shows_itself(self) -> None:
        made = tracereport.report("run", self.folder / "out", options=["--title", "T"])
        self.assertEqual(
            self.lines(),
            [["report", "--quiet", f"--output={self.folder / 'out'}", "--title", "T", "--", "run"]])
        for file in (made.html, made.pdf, made.summary):
            self.assertTrue(file is not None and file.is_file(), file)
        shown = made._repr_html_()
        self.assertIn('srcdoc="&lt;p class=&quot;a&quot;&gt;1 &lt; 2&lt;/p&gt;"', shown)
        self.assertIn('sandbox="allow-scripts"', shown)

    def test_one_file_is_the_only_one(self) -> None:
        made = tracereport.report("run", str(self.folder / "r.html"))
        self.assertEqual((made.html, made.pdf, made.summary), (self.folder / "r.html", None, None))
        self.assertIn("srcdoc", made._repr_html_())
        made = tracereport.report("run", str(self.folder / 'r".pdf'))
        self.assertEqual((made.html, made.pdf, made.summary), (None, self.folder / 'r".pdf', None))
        self.assertIn("r&quot;.pdf", made._repr_html_())
