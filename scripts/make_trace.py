"""Makes a large profile_export.jsonl from the records of a real run, the same for the same seed.

    make_trace.py TEMPLATES.jsonl FAILURES.jsonl OUT.jsonl BYTES [SEED]

Each record keeps the keys, their order and the headers of a record of TEMPLATES; ids, times, chunks and all that
follows from them are new. A response has about 400 chunks (lognormal); the gaps between them are lognormal around
8 ms, with a few stalls and bursts. Chunks are listed where the template lists them; the gaps are always given in
milliseconds as AIPerf writes them, ns × 1e-6. One record in a hundred is a failed one of FAILURES.

Beside OUT.jsonl it leaves OUT.jsonl.gaps: every gap of a successful record in nanoseconds, as 32-bit numbers, so that
what is read from the one can be held against the other. Needs numpy.
"""

import json
import random
import sys

import numpy as np

CHUNKS = 400
FAILURES_IN = 100
START = 1_795_466_080_000_000_000


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def shift(part, by):
    """Moves every timestamp of an object."""
    for key, value in part.items():
        if isinstance(value, int) and value > 10**18:
            part[key] = value + by
        elif key in ("request_chunks", "response_chunks"):
            part[key] = [[time + by, size] for time, size in value]


def identifier(rnd):
    text = f"{rnd.getrandbits(128):032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def answer(record, rnd, rng):
    """Gives a record a response of its own; returns the gaps between its chunks."""
    trace, metrics, metadata = record["trace_data"], record["metrics"], record["metadata"]
    count = max(2, int(rng.lognormal(np.log(CHUNKS) - 0.045, 0.3)))
    gaps = rng.lognormal(np.log(8e6), 0.45, count - 1)
    kind = rng.random(count - 1)
    gaps = np.where(kind < 0.01, gaps * 20, np.where(kind > 0.98, gaps * 1e-3, gaps)).astype(np.int64) + 1
    sizes = rng.integers(186, 194, count)
    sizes = np.where(rng.random(count) > 0.97, sizes * rng.integers(2, 5, count), sizes)

    start = trace["request_send_start_ns"]
    sending, waiting = int(rng.lognormal(np.log(5e6), 0.5)), int(rng.lognormal(np.log(85e6), 0.4))
    first = start + sending + waiting
    times = first + np.concatenate(([0], np.cumsum(gaps)))
    receiving = int(times[-1]) - first
    if trace["response_chunks"]:
        trace["response_chunks"] = np.stack((times, sizes), axis=1).tolist()
    trace.update(
        request_headers_sent_ns=start + sending // 2, request_send_end_ns=start + sending,
        response_receive_start_ns=first, response_receive_end_ns=first + receiving,
        response_chunks_count=count, response_bytes_total=int(sizes.sum()), sending_ns=sending,
        waiting_ns=waiting, receiving_ns=receiving, duration_ns=sending + waiting + receiving)
    metadata["request_start_ns"] = start - 20_000
    metadata["request_ack_ns"] = start + sending + rnd.randrange(5_000_000)
    metadata["request_end_ns"] = first + receiving + rnd.randrange(30_000)

    tokens, latency, to_first = count - 1, (sending + waiting + receiving + 20_000) * 1e-6, (sending + waiting + 20_000) * 1e-6
    for name, value in {
        "inter_chunk_latency": (gaps * 1e-6).tolist(), "output_sequence_length": tokens, "output_token_count": tokens,
        "usage_completion_tokens": tokens, "input_sequence_length": rnd.randrange(50, 4000),
        "http_req_chunks_received": count, "request_latency": latency, "time_to_first_token": to_first,
        "time_to_first_output_token": to_first, "time_to_second_token": float(gaps[0] * 1e-6),
        "http_req_sending": sending * 1e-6, "http_req_waiting": waiting * 1e-6, "http_req_receiving": receiving * 1e-6,
        "http_req_duration": (sending + waiting + receiving) * 1e-6, "http_req_total": (sending + waiting + receiving) * 1e-6,
        "http_req_data_received": int(sizes.sum()) / 1024, "decode_duration": latency - to_first,
        "inter_token_latency": (latency - to_first) / max(tokens - 1, 1),
        "e2e_output_token_throughput": tokens / latency * 1e3,
        "output_token_throughput_per_user": tokens / (latency - to_first) * 1e3,
    }.items():
        if name in metrics:
            metrics[name]["value"] = value
    return gaps


def main():
    templates, failures, out, size = load(sys.argv[1]), load(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    seed = int(sys.argv[5]) if len(sys.argv) > 5 else 1
    rnd, rng = random.Random(seed), np.random.default_rng(seed)
    good = [json.dumps(record) for record in templates if not record.get("error")]
    bad = [json.dumps(record) for record in failures if record.get("error")]
    written = number = 0
    with open(out, "w", encoding="utf-8", buffering=1 << 22) as file, open(out + ".gaps", "wb") as gaps:
        while written < size:
            number += 1
            fails = rnd.randrange(FAILURES_IN) == 0
            record = json.loads(rnd.choice(bad if fails else good))
            metadata, trace = record["metadata"], record["trace_data"]
            by = START + number * 3_000_000 + rnd.randrange(2_000_000) - trace["request_send_start_ns"]
            shift(metadata, by)
            shift(trace, by)
            metadata.update(
                session_num=number, x_request_id=identifier(rnd), x_correlation_id=identifier(rnd),
                conversation_id=f"session_{number:06}")
            if not fails:
                answer(record, rnd, rng).astype(np.uint32).tofile(gaps)
            written += file.write(json.dumps(record, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
