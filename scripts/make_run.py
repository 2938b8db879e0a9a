"""Writes a made-up run as AIPerf 0.8 would record it, the same one every time.

    make_run.py steady|awkward|few|failing REQUESTS [SEED] > profile_export.jsonl

steady   one model under even load, connections kept
awkward  two kinds of request, a wait a thousand times as long as the others, answers that take no time, bursts and
         pauses, connections made anew, one request in twelve failing
few      as steady; meant for a handful of requests
failing  not one request succeeds

The shape is AIPerf's, the numbers are not: for pictures of data that a benchmark rarely gives.
"""

import json
import random
import sys

MS = 1_000_000
START = 1_795_500_000_000_000_000


class Lane:
    """One connection slot of the load generator: requests follow each other on it."""

    def __init__(self, number):
        self.number = number
        self.port = 40_000 + number
        self.free = START + number * 3 * MS
        self.is_connected = False


def request(kind, numbers, lane, index):
    """One record, and when the lane is free again."""
    awkward = kind == "awkward"
    long_prompt = awkward and index % 3 == 0
    prompt = numbers.choice([2_000, 4_000, 8_000]) if long_prompt else int(numbers.lognormvariate(5.5, 0.5)) + 1
    pause = numbers.expovariate(1) * (40 if awkward and index % 400 < 40 else 8)
    begin = lane.free + int(pause * MS)
    now = begin + int(numbers.uniform(0.1, 0.4) * MS)
    trace = {"trace_type": "aiohttp", "local_ip": "127.0.0.1", "remote_ip": "127.0.0.1", "remote_port": 8000}
    if awkward and numbers.random() < 0.05:
        trace["connection_pool_wait_start_ns"] = now
        now += int(numbers.expovariate(1) * 30 * MS)
        trace["connection_pool_wait_end_ns"] = now
    trace["request_send_start_ns"] = begin
    if not lane.is_connected or (awkward and numbers.random() < 0.2):
        lane.port += 1_000 if lane.is_connected else 0
        lane.port = 40_000 + lane.port % 20_000
        lane.is_connected = True
        if numbers.random() < 0.3:
            trace["dns_lookup_start_ns"] = now
            now += int(numbers.uniform(1, 6) * MS)
            trace["dns_lookup_end_ns"] = now
        else:
            trace["dns_cache_hit_ns"] = now
        trace["tcp_connect_start_ns"] = now
        now += int(numbers.lognormvariate(1.2, 0.5) * MS)
        trace["tcp_connect_end_ns"] = now
    else:
        trace["connection_reused_ns"] = now
    trace["local_port"] = lane.port
    now += int(numbers.uniform(0.2, 0.8) * MS)
    size = 120 + 4 * prompt
    trace |= {"request_chunks": [[now, size]], "request_send_end_ns": now, "request_chunks_count": 1,
              "request_bytes_total": size}
    wait = numbers.lognormvariate(3.7, 0.35) + prompt * 0.02
    if awkward and index == 77:
        wait *= 1_000
    if awkward and index % 50 == 7:
        wait = 0
    now += int(wait * MS)
    sort_of_chunk = 21 if not awkward else numbers.choice([0.0, 9, 21, 60])
    chunks = []
    for _ in range(1 if awkward and index % 11 == 0 else numbers.randrange(4, 48)):
        chunks.append([now, numbers.randrange(180, 230)])
        now += int(numbers.lognormvariate(0, 0.35) * sort_of_chunk * (1 + len(chunks) / 60) * MS)
    end = chunks[-1][0]
    trace |= {"response_status_code": 200, "response_receive_start_ns": chunks[0][0], "response_chunks": chunks,
              "response_chunks_count": len(chunks), "response_bytes_total": sum(size for _, size in chunks),
              "response_receive_end_ns": end}
    record = {
        "metadata": {
            "session_num": index, "x_request_id": f"{numbers.getrandbits(128):032x}",
            "conversation_id": f"session_{lane.number:06d}", "turn_index": 0, "request_start_ns": begin,
            "request_end_ns": end, "benchmark_phase": "profiling", "was_cancelled": False},
        "metrics": {
            "request_latency": {"value": (end - begin) / MS, "unit": "ms"},
            "time_to_first_token": {"value": (chunks[0][0] - begin) / MS, "unit": "ms"},
            "input_sequence_length": {"value": prompt, "unit": "tokens"},
            "output_sequence_length": {"value": 4 * len(chunks), "unit": "tokens"}},
        "trace_data": trace}
    if kind == "failing" or (awkward and numbers.random() < 1 / 12):
        record["error"] = numbers.choice([
            {"type": "HTTPError", "code": 503, "message": "overloaded"},
            {"type": "ClientPayloadError", "message": "cut off"}])
    lane.free = end
    return record


def main():
    kind, count = sys.argv[1], int(sys.argv[2])
    numbers = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 20261124)
    lanes = [Lane(number) for number in range(16)]
    for index in range(count):
        lane = min(lanes, key=lambda lane: lane.free)
        json.dump(request(kind, numbers, lane, index), sys.stdout, separators=(",", ":"))
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
