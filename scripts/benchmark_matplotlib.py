"""Draws a file of plain numbers with matplotlib, as a person does in a few lines.

    benchmark_matplotlib.py histogram|cdf|series VALUES OUTPUT.png|svg|pdf [REPEATS]

With REPEATS the same chart is made so many times more from the values in memory, and the median of the times is
printed in ms.
"""

import io
import statistics
import sys
import time

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import numpy as np


def draw(kind, values, target, suffix):
    """One chart of times in ms, at the size and the pixels of ours."""
    figure, axes = plt.subplots(figsize=(10, 400 / 72))
    time_title = "Time to first byte (ms)"
    if kind == "histogram":
        axes.hist(values, bins="auto")
        axes.set(xlabel=time_title, ylabel="Requests")
    elif kind == "cdf":
        axes.ecdf(values)
        axes.set(xlabel=time_title, ylabel="Requests at or below")
    else:
        axes.plot(values, ".", markersize=2)
        axes.set(xlabel="Request", ylabel=time_title)
    if kind != "series":
        for rank, value in zip((50, 90, 95, 99), np.percentile(values, (50, 90, 95, 99))):
            axes.axvline(value, linestyle="--", color="k", linewidth=0.8)
            axes.annotate(f"p{rank}", (value, 0.95), xycoords=("data", "axes fraction"))
    axes.set_title("Time to first byte")
    figure.savefig(target, format=suffix, dpi=144)
    plt.close(figure)


def main():
    kind, path, output = sys.argv[1:4]
    values = np.fromfile(path, sep="\n") / 1e6
    suffix = output.rsplit(".", 1)[-1]
    draw(kind, values, output, suffix)
    if len(sys.argv) > 4:
        times = []
        for _ in range(int(sys.argv[4])):
            begin = time.perf_counter()
            draw(kind, values, io.BytesIO(), suffix)
            times.append((time.perf_counter() - begin) * 1e3)
        print(statistics.median(times))


if __name__ == "__main__":
    main()
