"""Makes the wheel: the Python package, the program, its man page and completions, and all licences.

    make_wheel.py --tool ELF --version 0.1.0 --tag py3-none-manylinux_2_31_x86_64 [--share DIR] [--licenses DIR] OUT

The program lies in the wheel as it is, as a script that pip copies into bin/. DIR of --share is laid under share/ of
the environment, DIR of --licenses into the metadata. The same files give the same bytes.
"""

import argparse
import base64
import hashlib
import pathlib
import stat
import zipfile

NAME = "tracereport"
HERE = pathlib.Path(__file__).parent

METADATA = """\
Metadata-Version: 2.1
Name: {name}
Version: {version}
Summary: What the network and the server did in an AIPerf run: findings, charts and one report
License: Apache-2.0
Keywords: aiperf,llm,benchmark,latency,report
Classifier: Environment :: Console
Classifier: License :: OSI Approved :: Apache Software License
Classifier: Operating System :: POSIX :: Linux
Classifier: Programming Language :: Python :: 3
Classifier: Typing :: Typed
Requires-Python: >=3.9
Description-Content-Type: text/markdown
{license_files}
{description}"""

WHEEL = """\
Wheel-Version: 1.0
Generator: tracereport-packaging
Root-Is-Purelib: false
Tag: {tag}
"""

ENTRY_POINTS = """\
[aiperf.plugins]
tracereport = tracereport:aiperf.yaml
"""


class Wheel:
    """A wheel in the making."""

    def __init__(self, path):
        self.file = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9)
        self.record = []

    def add(self, name, content, mode=0o644):
        # The earliest moment that a zip file can name: the time of packing is nobody's business.
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.external_attr = (stat.S_IFREG | mode) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        self.file.writestr(entry, content)
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        self.record.append(f"{name},sha256={digest},{len(content)}")

    def add_folder(self, folder, prefix):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                self.add(f"{prefix}/{path.relative_to(folder).as_posix()}", path.read_bytes())

    def close(self, record):
        lines = "\n".join([*self.record, f"{record},,"]) + "\n"
        self.add(record, lines.encode())
        self.file.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=pathlib.Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--tag", required=True)
    parser.add_argument("--share", type=pathlib.Path)
    parser.add_argument("--licenses", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()

    path = options.out / f"{NAME}-{options.version}-{options.tag}.whl"
    info = f"{NAME}-{options.version}.dist-info"
    data = f"{NAME}-{options.version}.data"
    wheel = Wheel(path)
    for source in sorted((HERE / "python" / NAME).iterdir()):
        if source.is_file():
            wheel.add(f"{NAME}/{source.name}", source.read_bytes())
    wheel.add(f"{data}/scripts/{NAME}", options.tool.read_bytes(), mode=0o755)
    if options.share:
        wheel.add_folder(options.share, f"{data}/data/share")
    license_files = []
    if options.licenses:
        for source in sorted(options.licenses.iterdir()):
            license_files.append(f"License-File: {source.name}\n")
            wheel.add(f"{info}/{source.name}", source.read_bytes())
    description = (HERE / "python" / "README.md").read_text(encoding="utf-8")
    metadata = METADATA.format(
        name=NAME, version=options.version, license_files="".join(license_files), description=description)
    wheel.add(f"{info}/METADATA", metadata.encode())
    wheel.add(f"{info}/WHEEL", WHEEL.format(tag=options.tag).encode())
    wheel.add(f"{info}/entry_points.txt", ENTRY_POINTS.encode())
    wheel.close(f"{info}/RECORD")
    print(path)


if __name__ == "__main__":
    main()
