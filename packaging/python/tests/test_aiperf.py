import asyncio
import gc
import os
import signal
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

from tracereport import _aiperf
from tracereport._aiperf import ReportExporter, _of_aiperf

from .support import FakeProgramTest

#: AIPerf's own exception where it is installed.
DISABLED = _of_aiperf("aiperf.common.exceptions", "DataExporterDisabled", _aiperf._Disabled)


class AIPerfTests(FakeProgramTest):
    def setUp(self) -> None:
        super().setUp()
        self.set(TRACEREPORT_AIPERF="", TRACEREPORT_ARGS="")
        ReportExporter._outcomes.clear()
        self.config = self.run_in("run")

    def run_in(self, name: str) -> SimpleNamespace:
        """What AIPerf hands to an exporter of a run that wrote records."""
        directory = self.folder / name
        directory.mkdir()
        records = directory / "profile_export.jsonl"
        records.write_text("{}\n")
        summary = directory / "profile_export_aiperf.json"
        summary.write_text("{}")
        artifacts = SimpleNamespace(
            artifact_directory=directory, profile_export_jsonl_file=records, profile_export_json_file=summary)
        return SimpleNamespace(results=None, cfg=SimpleNamespace(artifacts=artifacts))

    def export(self, config: Any) -> None:
        asyncio.run(ReportExporter(exporter_config=config).export())

    def test_both_files_lie_beside_the_run_and_one_line_says_where(self) -> None:
        self.export(self.config)
        directory = self.config.cfg.artifacts.artifact_directory
        self.assertTrue((directory / "report.html").is_file())
        self.assertTrue((directory / "report.pdf").is_file())
        info = ReportExporter(exporter_config=self.config).get_export_info()
        self.assertEqual(info.export_type, "Report by tracereport")
        self.assertEqual(info.file_path, directory / "report.html")
        records = str(directory / "profile_export.jsonl")
        self.assertEqual(
            sorted(line[2] for line in self.lines()),
            [f"--output={directory / 'report.html'}", f"--output={directory / 'report.pdf'}"])
        self.assertTrue(all(line[-2:] == ["--", records] for line in self.lines()))

    def test_it_waits_until_the_other_files_are_written(self) -> None:
        self.assertIs(ReportExporter.is_deferred, True)

    def test_aiperf_before_0_10_names_its_files_elsewhere_and_writes_its_summary_meanwhile(self) -> None:
        output = self.config.cfg.artifacts
        output.profile_export_json_file.unlink()
        older = SimpleNamespace(results=None, user_config=SimpleNamespace(output=output))

        async def both() -> None:
            task = asyncio.ensure_future(ReportExporter(exporter_config=older).export())
            await asyncio.sleep(0.2)
            self.assertEqual(self.lines(), [])
            output.profile_export_json_file.write_text("{")
            await asyncio.sleep(0.2)
            self.assertEqual(self.lines(), [])
            output.profile_export_json_file.write_text("{}")
            await task

        asyncio.run(both())
        self.assertTrue((output.artifact_directory / "report.html").is_file())

    def test_without_a_summary_it_goes_on(self) -> None:
        self.config.cfg.artifacts.profile_export_json_file.unlink()
        self.export(self.config)
        self.assertTrue((self.config.cfg.artifacts.artifact_directory / "report.html").is_file())

    def test_each_of_several_runs_gets_its_report(self) -> None:
        configs = [self.config, self.run_in("second"), self.run_in("third")]
        for config in configs:
            self.export(config)
        for config in configs:
            info = ReportExporter(exporter_config=config).get_export_info()
            directory = config.cfg.artifacts.artifact_directory
            self.assertEqual(info.file_path, directory / "report.html")
            self.assertTrue(info.file_path.is_file())

    def test_options_are_those_of_a_shell(self) -> None:
        self.set(TRACEREPORT_ARGS="--title 'Friday, 16 users'")
        self.export(self.config)
        self.assertEqual(self.lines()[0][3:5], ["--title", "Friday, 16 users"])

    def test_it_can_be_turned_off(self) -> None:
        for word in ("0", "off", " No "):
            self.set(TRACEREPORT_AIPERF=word)
            with self.assertRaises(DISABLED):
                ReportExporter(exporter_config=self.config)
        self.set(TRACEREPORT_AIPERF="1")
        ReportExporter(exporter_config=self.config)

    def test_it_is_disabled_where_no_records_were_written(self) -> None:
        self.config.cfg.artifacts.profile_export_jsonl_file.write_text("")
        with self.assertRaises(DISABLED):
            ReportExporter(exporter_config=self.config)
        self.config.cfg.artifacts.profile_export_jsonl_file.unlink()
        with self.assertRaises(DISABLED):
            ReportExporter(exporter_config=self.config)

    def test_an_unknown_version_of_aiperf_disables_it(self) -> None:
        with self.assertLogs("tracereport", "WARNING"), self.assertRaises(DISABLED):
            ReportExporter(exporter_config=SimpleNamespace())

    def fails(self, sentence: str) -> None:
        """A failure costs a warning; the second instance says nothing of a file, and a later run is as the first."""
        stale = self.config.cfg.artifacts.artifact_directory / "report.html"
        with self.assertLogs("tracereport", "WARNING") as logs:
            self.export(self.config)
        self.assertRegex("\n".join(logs.output), sentence)
        with self.assertRaises(DISABLED):
            ReportExporter(exporter_config=self.config)
        self.assertFalse(stale.exists())
        self.assertEqual(ReportExporter._outcomes, {})

    def test_a_missing_program_costs_a_warning(self) -> None:
        self.set(TRACEREPORT_PROGRAM=str(self.folder / "none"))
        self.fails("cannot run .*none")

    def test_a_crash_costs_a_warning_and_an_old_report_is_not_taken_for_a_new_one(self) -> None:
        self.set(FAKE="crash")
        (self.config.cfg.artifacts.artifact_directory / "report.html").write_text("of an earlier run")
        self.fails("SIGSEGV")

    def test_a_failure_says_the_tools_own_sentence_once(self) -> None:
        self.set(FAKE="exit:65:tracereport: no usable record")
        with self.assertLogs("tracereport", "WARNING") as logs:
            self.export(self.config)
        self.assertEqual(logs.output, ["WARNING:tracereport:no report of this run: no usable record"])

    def test_options_that_no_shell_could_read_cost_a_warning(self) -> None:
        self.set(TRACEREPORT_ARGS="--title 'open")
        self.fails("No closing quotation")

    def test_a_hang_is_left_to_itself(self) -> None:
        self.set(FAKE="hang:60")
        with mock.patch.object(_aiperf, "PATIENCE", 0.5), self.assertLogs("tracereport", "WARNING") as logs:
            self.export(self.config)
        self.assertIn("goes on by itself", logs.output[0])
        info = ReportExporter(exporter_config=self.config).get_export_info()
        self.assertEqual(info.export_type, "Report by tracereport (still being written)")
        self.end_stand_ins()

    def test_what_is_left_to_itself_still_writes_its_file(self) -> None:
        self.set(FAKE="hang:1.5")
        with mock.patch.object(_aiperf, "PATIENCE", 0.2), self.assertLogs("tracereport", "WARNING"):
            self.export(self.config)
        gc.collect()
        self.assertTrue(self.appears(self.config.cfg.artifacts.artifact_directory / "report.html"))
        self.assertTrue(self.appears(self.config.cfg.artifacts.artifact_directory / "report.pdf"))

    def test_ctrl_c_does_not_reach_the_report(self) -> None:
        self.set(FAKE="hang:1.5")

        async def interrupted() -> None:
            task = asyncio.ensure_future(ReportExporter(exporter_config=self.config).export())
            await asyncio.sleep(0.3)
            # The children are in sessions of their own; a terminal sends its signal to this process's group alone.
            groups = {os.getpgid(child) for child in self.children()}
            self.assertNotIn(os.getpgid(0), groups)
            self.assertEqual(len(groups), 2)
            task.cancel()
            with self.assertRaises(asyncio.CancelledError):
                await task

        asyncio.run(interrupted())
        with self.assertRaises(DISABLED):
            ReportExporter(exporter_config=self.config)
        self.assertTrue(self.appears(self.config.cfg.artifacts.artifact_directory / "report.html"))

    def children(self) -> list:
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == os.getpid() and fields[0] != "Z":
                found.append(int(stat.parent.name))
        return found

    def end_stand_ins(self) -> None:
        for child in self.children():
            os.kill(child, signal.SIGKILL)

    def appears(self, file: Path) -> bool:
        for _ in range(1000):
            if file.is_file():
                return True
            time.sleep(0.02)
        return False
