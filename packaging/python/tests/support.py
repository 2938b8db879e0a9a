"""What the tests share: a folder of their own, and the stand-in for the program in it."""

import json
import os
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

HERE = Path(__file__).parent


class FakeProgramTest(unittest.TestCase):
    """A test in which the program is a stand-in."""

    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        self.log = self.folder / "log"
        tool = self.folder / "tracereport"
        tool.write_text(f"#!/bin/sh\nexec '{sys.executable}' '{HERE / 'fake_program.py'}' \"$@\"\n")
        tool.chmod(0o755)
        self.tool = tool
        self.set(TRACEREPORT_PROGRAM=str(tool), FAKE="", FAKE_LOG=str(self.log))

    def set(self, **values: str) -> None:
        """Sets variables of the environment for this test."""
        patch = mock.patch.dict(os.environ, values)
        patch.start()
        self.addCleanup(patch.stop)

    def lines(self) -> list:
        """The command lines that the stand-in was given."""
        return [json.loads(line) for line in self.log.read_text().splitlines()] if self.log.exists() else []
