"""Prints docs/gallery.md from what the tool printed about its charts.

    make_gallery.py FOLDER

FOLDER holds `list`, the output of `charts --list`, and for each run the Markdown of its charts, one paragraph each in
the order of the list.
"""

import pathlib
import re
import sys

HEAD = """\
# Gallery

Every chart of `tracereport charts`, of an even run and of one that holds what charts tend to draw badly: two kinds of
request, a wait a thousand times as long as the others, answers that take no time, bursts and pauses, failures. The
pictures follow your page, light or dark. `scripts/make-gallery.sh` makes this page.
"""


def paragraphs(path):
    """The Markdown of each picture, its paths as seen from docs/."""
    text = path.read_text().replace('"docs/', '"').replace("](docs/", "](").strip()
    return re.split(r"\n\n+", text)


def other_theme(picture):
    """The dark picture on its own, for readers whose page is light."""
    dark = re.search(r'srcset="([^"]+)"', picture).group(1)
    words = re.search(r'alt="([^"]+)"', picture).group(1)
    return f'<img src="{dark}" width="720" alt="{words}">'


def main():
    folder = pathlib.Path(sys.argv[1])
    charts = [line.split(None, 1) for line in (folder / "list").read_text().splitlines()]
    steady, awkward = paragraphs(folder / "steady.md"), paragraphs(folder / "awkward.md")
    if not len(charts) == len(steady) == len(awkward):
        sys.exit("the tool printed other pictures than its list names")
    print(HEAD)
    for (name, explanation), even, odd in zip(charts, steady, awkward):
        print(f"## {name}\n\n{explanation}\n\n{even}\n\n{odd}\n")
        print(f"<details><summary>The dark theme</summary>\n\n{other_theme(even)}\n\n{other_theme(odd)}\n\n</details>\n")
    print("## Four requests\n\nWith so few there is little to say, and the charts do not say more.\n")
    print("\n\n".join(paragraphs(folder / "few.md")) + "\n")
    print("## No request succeeded\n\nA chart without data says why.\n")
    print("\n\n".join(paragraphs(folder / "failing.md")))


if __name__ == "__main__":
    main()
