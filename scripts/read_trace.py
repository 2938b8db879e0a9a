"""Reads a run the way a short script does: a dictionary a line, lists of floats, `statistics`, sorting.

    read_trace.py RUN.jsonl

What the benchmark of the ingest is compared with. Prints the figures of four metrics as JSON.
"""

import json
import statistics
import sys


def figures(values):
    if not values:
        return None
    ordered = sorted(values)
    count = len(ordered)
    at = {f"p{p}": ordered[min(count * p // 100, count - 1)] for p in (1, 5, 10, 25, 50, 75, 90, 95, 99)}
    return {
        "count": count, "avg": statistics.mean(values), "median": statistics.median(values),
        "std": statistics.pstdev(values), "min": ordered[0], "max": ordered[-1], **at}


def main():
    ttfb, ttlb, gaps, sizes = [], [], [], []
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            trace = record.get("trace_data") or {}
            if record.get("error") or record["metadata"].get("was_cancelled") or "error_timestamp_ns" in trace:
                continue
            sent = trace.get("request_send_end_ns")
            chunks = trace.get("response_chunks") or []
            times = [time for time, _ in chunks]
            sizes.extend(size for _, size in chunks)
            first = times[0] if times else trace.get("response_receive_start_ns")
            last = times[-1] if times else trace.get("response_receive_end_ns")
            if sent is not None and first is not None:
                ttfb.append((first - sent) / 1e6)
            if sent is not None and last is not None:
                ttlb.append((last - sent) / 1e6)
            if times:
                gaps.extend((later - earlier) / 1e6 for earlier, later in zip(times, times[1:]))
            else:
                listed = record["metrics"].get("inter_chunk_latency", {}).get("value") or []
                gaps.extend(round(value * 1e6) / 1e6 for value in listed)
    metrics = {"ttfb": ttfb, "ttlb": ttlb, "inter_chunk_latency": gaps, "chunk_size": sizes}
    json.dump({name: figures(values) for name, values in metrics.items()}, sys.stdout)


if __name__ == "__main__":
    main()
