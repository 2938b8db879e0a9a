"""Draws the same charts of the same files of numbers with matplotlib, gnuplot and this package, and times them.

    benchmark_charts.py CHARTBENCHMARK FOLDER ROUNDS

Whole process: from its start to its end, the file read and written. Warm: the values in memory, the libraries loaded,
the chart laid out and encoded again and again in one process; gnuplot has no such mode. All programs take turns, so
that a busy moment of the machine meets them all; the median counts. Exit status 1 where a target is missed.

matplotlib's and gnuplot's charts are what a person writes in a few lines, at the size and the pixels of ours, with the
percentiles that ours mark.
"""

import pathlib
import random
import statistics
import subprocess
import sys
import time

SEED = 20261124
COUNTS = [5_000, 500_000]
CHARTS = ["histogram", "cdf", "series"]
FORMATS = ["png", "svg", "pdf"]
# How many times faster than matplotlib ours has to be.
WHOLE = {(5_000, "png"): 15, (5_000, "svg"): 30, (5_000, "pdf"): 30,
         (500_000, "png"): 8, (500_000, "svg"): 15, (500_000, "pdf"): 15}
WARM = {"histogram": {"png": 3.5, "svg": 25, "pdf": 25}, "cdf": {"png": 3.5, "svg": 9, "pdf": 17},
        "series": {"png": 3.5, "svg": 20, "pdf": 20}}

GNUPLOT_TERMINALS = {
    "png": "pngcairo size 1440,800 fontscale 1.6", "svg": "svg size 720,400", "pdf": "pdfcairo size 10in,5.556in"}
GNUPLOT_CHARTS = {
    "histogram": """
        stats 'VALUES' using ($1/1e6) nooutput
        width = (STATS_max - STATS_min) / 60
        set xlabel 'Time to first byte (ms)'; set ylabel 'Requests'; set style fill solid
        plot 'VALUES' using (width * (floor($1 / 1e6 / width) + 0.5)):(1) smooth frequency with boxes notitle
        """,
    "cdf": """
        stats 'VALUES' using ($1/1e6) nooutput
        set xlabel 'Time to first byte (ms)'; set ylabel 'Requests at or below'
        plot 'VALUES' using ($1/1e6):(1.0 / STATS_records) smooth cumulative with steps notitle
        """,
    "series": """
        set xlabel 'Request'; set ylabel 'Time to first byte (ms)'
        plot 'VALUES' using 0:($1/1e6) with points pointtype 7 pointsize 0.2 notitle
        """,
}


def make_values(path, count):
    """Times in nanoseconds as a server has them: log-normal about 42 ms, one in 200 five times as long."""
    numbers = random.Random(SEED)
    with open(path, "w") as file:
        for _ in range(count):
            value = numbers.lognormvariate(0, 0.45) * 42e6 * (5 if numbers.random() < 0.005 else 1)
            file.write(f"{int(value)}\n")


def gnuplot(kind, values, output):
    """A script that draws one chart."""
    chart = GNUPLOT_CHARTS[kind].replace("VALUES", str(values))
    return f"set terminal {GNUPLOT_TERMINALS[output.suffix[1:]]}\nset output '{output}'\n{chart}\n"


def whole(command):
    """How long a process takes, in ms."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - begin) * 1e3


def warm(command, repeats):
    """The median that a process prints of its own repeats, in ms."""
    return float(subprocess.run(command + [str(repeats)], check=True, capture_output=True, text=True).stdout)


def main():
    ours, folder, rounds = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    matplotlib = [sys.executable, str(pathlib.Path(__file__).with_name("benchmark_matplotlib.py"))]
    missed = []
    print(f"{'':34}{'ours':>10}{'gnuplot':>12}{'':>7}{'matplotlib':>14}{'':>9}   target")
    for count in COUNTS:
        values = folder / f"values-{count}.txt"
        make_values(values, count)
        for kind in CHARTS:
            for suffix in FORMATS:
                output = {who: folder / f"{kind}-{count}-{who}.{suffix}" for who in ("ours", "gnuplot", "matplotlib")}
                script = folder / f"{kind}-{count}-{suffix}.gnuplot"
                script.write_text(gnuplot(kind, values, output["gnuplot"]))
                commands = {
                    "ours": [ours, kind, str(values), str(output["ours"])],
                    "gnuplot": ["gnuplot", str(script)],
                    "matplotlib": matplotlib + [kind, str(values), str(output["matplotlib"])]}
                times = {who: [] for who in commands}
                for _ in range(rounds):
                    for who, command in commands.items():
                        times[who].append(whole(command))
                medians = {who: statistics.median(times[who]) for who in times}
                missed += line(f"{count:>7,} {kind:9} {suffix} whole process", medians, WHOLE[count, suffix])
                medians = {
                    "ours": warm(commands["ours"], 3 * rounds), "matplotlib": warm(commands["matplotlib"], rounds)}
                missed += line(f"{count:>7,} {kind:9} {suffix} warm", medians, WARM[kind][suffix])
    print()
    sizes = sorted(((path.stat().st_size, path.name) for path in folder.glob("*-ours.*")), reverse=True)
    print("our largest files: " + ", ".join(f"{name} {size:,} B" for size, name in sizes[:3]))
    if missed:
        sys.exit("missed: " + "; ".join(missed))


def line(name, medians, target):
    """Prints one comparison; returns what it missed, in words."""
    ours = medians["ours"]
    text = f"{name:34}{ours:>7.1f} ms"
    missed = []
    if "gnuplot" in medians:
        factor = medians["gnuplot"] / ours
        text += f"{medians['gnuplot']:>9.1f} ms{factor:>6.1f}×"
        if factor < 1:
            missed.append(f"{name} slower than gnuplot")
    else:
        text += " " * 19
    factor = medians["matplotlib"] / ours
    print(f"{text}{medians['matplotlib']:>11.1f} ms{factor:>8.1f}×   {target}×", flush=True)
    if factor < target:
        missed.append(f"{name} {factor:.1f}×, not {target}×")
    return missed


if __name__ == "__main__":
    main()
