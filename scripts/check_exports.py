"""Holds exported files of the samples against their analysis, by readers that others wrote.

    check_exports.py TOOL FOLDER [REQUESTS]

With REQUESTS it makes a run of so many from a sample and exports it to each format, with time, size and peak memory.
"""

import base64
import collections
import json
import os
import pathlib
import re
import subprocess
import sys

from google.protobuf.json_format import ParseDict
from google.protobuf.unknown_fields import UnknownFieldSet
from jsonschema import Draft6Validator, FormatChecker
from opentelemetry.proto.trace.v1.trace_pb2 import TracesData
from perfetto.protos.perfetto.trace import perfetto_trace_pb2 as perfetto
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT6

HAR_SCHEMAS = pathlib.Path("/usr/share/nodejs/har-schema/lib")
PHASES = ["blocked", "dns", "connect", "send", "wait", "transfer"]
KINDS = ["request", "failed request", "cancelled request"]
RUNS = ["samples/aiperf-0.13-errors", "samples/aiperf-0.8-tls-batched", "Tests/Fixtures/runs/draft-schema"]


class Unequal(Exception):
    pass


def hold(condition, text):
    if not condition:
        raise Unequal(text)


def near(one, other, text, tolerance=1e-6):
    hold(abs(one - other) <= tolerance * max(1.0, abs(one), abs(other)), f"{text}: {one} and {other}")


def unknown_fields(message, path="trace"):
    """Paths of fields that the schema does not know."""
    found = [f"{path}: {field.field_number}" for field in UnknownFieldSet(message)]
    for field, value in message.ListFields():
        if field.message_type is None:
            continue
        for inner in value if field.is_repeated else [value]:
            found += unknown_fields(inner, f"{path}.{field.name}")
    return found


def check_slices(slices, analysis, where):
    """slices: (track, start, end, category, name) in ns, in the order of the file."""
    overview = analysis["overview"]
    names = collections.Counter(name for _, _, _, category, name in slices if category == "request")
    hold(names["request"] == overview["successful_requests"], f"{where}: {names} successful")
    hold(names[KINDS[1]] + names[KINDS[2]] == overview["failed_requests"], f"{where}: {names} failed")
    hold(names[KINDS[2]] == overview["cancelled_requests"], f"{where}: {names} cancelled")
    tracks = collections.defaultdict(list)
    for track, start, end, category, _ in slices:
        if category == "request":
            tracks[track].append((start, end))
    for track, spans in tracks.items():
        spans.sort()
        for (_, end), (start, _) in zip(spans, spans[1:]):
            hold(start >= end, f"{where}: requests overlap on track {track}")
    # The phases of the successful add up to the sum of their durations.
    inside = collections.Counter()
    current = None
    for _, start, end, category, name in slices:
        if category == "request":
            current = name
        elif current == "request":
            inside[name] += end - start
    duration = analysis["metrics"]["http_req_duration"]
    if duration and duration["source"] == "trace" and duration["count"] == overview["successful_requests"]:
        near(sum(inside.values()) / 1e6, duration["sum"], f"{where}: sum of phases")


def check_perfetto(data, analysis, where):
    trace = perfetto.Trace()
    trace.ParseFromString(data)
    unknown = unknown_fields(trace)
    hold(not unknown, f"{where}: unknown fields {unknown[:3]}")
    hold(trace.SerializeToString() == data or len(trace.SerializeToString()) == len(data), f"{where}: not as parsed")
    names, categories, facts, tracks = {}, {}, {}, {}
    stacks = collections.defaultdict(list)
    slices, flows, ends, counters, instants = [], collections.Counter(), collections.Counter(), {}, collections.Counter()
    order = []
    for packet in trace.packet:
        hold(packet.trusted_packet_sequence_id == 1, f"{where}: another sequence")
        for known, list_ in [
            (names, packet.interned_data.event_names), (categories, packet.interned_data.event_categories),
            (facts, packet.interned_data.debug_annotation_names),
        ]:
            known.update({entry.iid: entry.name for entry in list_})
        if packet.HasField("track_descriptor"):
            track = packet.track_descriptor
            hold(track.uuid not in tracks, f"{where}: track {track.uuid} told twice")
            hold(not track.parent_uuid or track.parent_uuid in tracks, f"{where}: no parent")
            tracks[track.uuid] = track
        if packet.HasField("track_event"):
            order.append(packet)
    # As Perfetto does: by time, those of one moment as they come.
    order.sort(key=lambda packet: packet.timestamp)
    begun = {}
    for packet in order:
        event = packet.track_event
        hold(event.track_uuid in tracks, f"{where}: event on no track")
        hold(packet.sequence_flags & 2, f"{where}: needs names")
        for annotation in event.debug_annotations:
            hold(annotation.name_iid in facts, f"{where}: a fact without a name")
        if event.type == perfetto.TrackEvent.TYPE_SLICE_BEGIN:
            stacks[event.track_uuid].append((packet, len(begun)))
            begun[len(begun)] = None
            flows.update(event.flow_ids)
            ends.update(event.terminating_flow_ids)
        elif event.type == perfetto.TrackEvent.TYPE_SLICE_END:
            hold(stacks[event.track_uuid], f"{where}: an end without a beginning")
            packet_begun, _ = stacks[event.track_uuid].pop()
            inner = packet_begun.track_event
            category = categories[inner.category_iids[0]]
            hold(len(stacks[event.track_uuid]) == (0 if category == "request" else 1), f"{where}: nesting")
            slices.append((event.track_uuid, packet_begun.timestamp, packet.timestamp, category, names[inner.name_iid]))
        elif event.type == perfetto.TrackEvent.TYPE_COUNTER:
            value = event.double_counter_value if event.HasField("double_counter_value") else event.counter_value
            counters.setdefault(tracks[event.track_uuid].name, []).append((packet.timestamp, value))
        else:
            hold(event.type == perfetto.TrackEvent.TYPE_INSTANT, f"{where}: another type")
            instants[names[event.name_iid]] += 1
    hold(not any(stacks.values()), f"{where}: slices without an end")
    # Requests before their phases.
    slices.sort(key=lambda each: (each[0], each[1], each[3] != "request"))
    check_slices(slices, analysis, where)
    check_flows(flows, ends, where)
    check_counters(counters, analysis, where)
    hold(instants["failure"] + instants["cancelled"] == analysis["overview"]["failed_requests"], f"{where}: instants")
    return slices, flows, counters, instants


def check_flows(flows, ends, where):
    hold(flows.keys() == ends.keys(), f"{where}: a flow with one end")
    hold(all(count == 1 for count in [*flows.values(), *ends.values()]), f"{where}: a flow taken twice")


def check_counters(counters, analysis, where):
    flight = counters["requests in flight"]
    peak = analysis["load"]["peak_in_flight"]
    hold(peak is None or max(value for _, value in flight) == peak, f"{where}: {peak} in flight at most")
    hold(flight[-1][1] == 0, f"{where}: something stays in flight")
    hold(max(value for _, value in counters["requests without a first token"]) <= max(v for _, v in flight),
         f"{where}: more wait than are under way")
    tokens = analysis["metrics"]["output_tokens"]
    if tokens:
        rate = counters["output tokens a second"]
        total = sum(value * (later - time) / 1e9 for (time, value), (later, _) in zip(rate, rate[1:]))
        near(total, tokens["sum"], f"{where}: output tokens")


def check_chrome(data, analysis, like, where):
    trace = json.loads(data)
    slices, flows, ends, counters, instants = [], collections.Counter(), collections.Counter(), {}, collections.Counter()
    named = set()
    for event in trace["traceEvents"]:
        kind = event["ph"]
        hold(event["pid"] == 1 and isinstance(event["tid"], int), f"{where}: {event}")
        if kind == "M":
            if event["name"] == "thread_name":
                named.add(event["tid"])
            continue
        hold(event["tid"] in named, f"{where}: a thread without a name")
        time = round(event["ts"] * 1000)
        if kind == "X":
            end = time + round(event["dur"] * 1000)
            slices.append((event["tid"], time, end, event["cat"], event["name"]))
        elif kind == "C":
            counters.setdefault(event["name"], []).append((time, *event["args"].values()))
        elif kind == "i":
            instants[event["name"]] += 1
        else:
            hold(kind in "sf", f"{where}: {kind}")
            (flows if kind == "s" else ends)[int(event["id"], 16)] += 1
    check_slices(slices, analysis, where)
    check_flows(flows, ends, where)
    check_counters(counters, analysis, where)
    hold(flows == like[1] and instants == like[3], f"{where}: not as for Perfetto")
    hold(collections.Counter((s[3], s[4], s[2] - s[1]) for s in slices)
         == collections.Counter((s[3], s[4], s[2] - s[1]) for s in like[0]), f"{where}: other slices than Perfetto's")


def har_validator():
    registry = Registry()
    for path in HAR_SCHEMAS.glob("*.json"):
        schema = json.loads(path.read_text())
        registry = registry.with_resource(path.name, Resource.from_contents(schema, default_specification=DRAFT6))
        registry = registry.with_resource(schema["$id"], Resource.from_contents(schema, default_specification=DRAFT6))
    schema = json.loads((HAR_SCHEMAS / "har.json").read_text())
    return Draft6Validator(schema, registry=registry, format_checker=FormatChecker())


def check_har(data, analysis, where):
    har = json.loads(data)
    errors = [error.message for error in har_validator().iter_errors(har)]
    hold(not errors, f"{where}: {errors[:3]}")
    entries = har["log"]["entries"]
    overview = analysis["overview"]
    hold(len(entries) == overview["successful_requests"] + overview["failed_requests"], f"{where}: {len(entries)}")
    for entry in entries:
        timings = entry["timings"]
        whole = sum(value for value in timings.values() if value >= 0)
        if all(timings[name] >= 0 for name in ["blocked", "dns", "connect", "send", "wait", "receive"]):
            near(whole, entry["time"], f"{where}: timings of {entry['_request_id']}", 1e-3)
        hold(not entry["request"]["headers"] and not entry["response"]["headers"], f"{where}: headers")


def check_otlp(data, analysis, where):
    spans = []
    for line in data.decode().splitlines():
        message = json.loads(line)
        # OTLP's JSON has ids in hex where the JSON of protocol buffers has base64.
        for resource in message["resourceSpans"]:
            for scope in resource["scopeSpans"]:
                for span in scope["spans"]:
                    for name in ["traceId", "spanId", "parentSpanId"]:
                        if name in span:
                            span[name] = base64.b64encode(bytes.fromhex(span[name])).decode()
        traces = ParseDict(message, TracesData())
        hold(not unknown_fields(traces), f"{where}: unknown fields")
        spans += [s for r in traces.resource_spans for scope in r.scope_spans for s in scope.spans]
    roots = {span.span_id: span for span in spans if not span.parent_span_id}
    overview = analysis["overview"]
    hold(len(roots) == overview["successful_requests"] + overview["failed_requests"], f"{where}: {len(roots)}")
    hold(len({span.span_id for span in spans}) == len(spans), f"{where}: an id twice")
    conversations = collections.defaultdict(set)
    for span in spans:
        hold(len(span.trace_id) == 16 and len(span.span_id) == 8, f"{where}: lengths of ids")
        hold(span.end_time_unix_nano >= span.start_time_unix_nano, f"{where}: time")
        if span.parent_span_id:
            parent = roots[span.parent_span_id]
            hold(parent.trace_id == span.trace_id and span.name in PHASES, f"{where}: {span.name}")
            hold(parent.start_time_unix_nano <= span.start_time_unix_nano
                 and span.end_time_unix_nano <= parent.end_time_unix_nano, f"{where}: outside its request")
        for attribute in span.attributes:
            if attribute.key == "gen_ai.conversation.id":
                conversations[attribute.value.string_value].add(span.trace_id)
    hold(all(len(traces) == 1 for traces in conversations.values()), f"{where}: a conversation in several traces")


def check_secrets(data, run, where):
    for line in open(f"{run}/profile_export.jsonl", encoding="utf-8"):
        record = json.loads(line)
        trace = record.get("trace_data") or {}
        # AIPerf sends the ids of a request as headers too.
        ids = {str(value) for value in (record.get("metadata") or {}).values()}
        for headers in [trace.get("request_headers"), trace.get("response_headers")]:
            for name, value in (headers or {}).items():
                # The host is that of the endpoint, which is shown.
                text = "" if name.lower() == "host" else str(value)
                hold(len(text) < 12 or text in ids or text.encode() not in data, f"{where}: a header's value")


def export(tool, run, format_, path, *options):
    subprocess.run([tool, "export", run, "--format", format_, "-o", path, "--quiet", *options], check=True)
    return pathlib.Path(path).read_bytes()


def check_run(tool, run, folder):
    analysis = json.loads(
        subprocess.run([tool, "analyze", run, "--format", "json"], check=True, capture_output=True).stdout)
    path = str(folder / "file")
    for options in [(), ("--by", "session")]:
        where = f"{run} {' '.join(options)}"
        data = export(tool, run, "perfetto", path, *options)
        like = check_perfetto(data, analysis, f"{where} perfetto")
        check_secrets(data, run, where)
        check_chrome(export(tool, run, "chrome", path, *options), analysis, like, f"{where} chrome")
        print(f"{where}: {len(like[0])} slices, {len(like[1])} flows, "
              f"{sum(map(len, like[2].values()))} counter values, {sum(like[3].values())} instants")
    for format_, check in [("har", check_har), ("otlp", check_otlp)]:
        data = export(tool, run, format_, path)
        check(data, analysis, f"{run} {format_}")
        check_secrets(data, run, f"{run} {format_}")
    check_har(export(tool, run, "har", path, "--redact"), analysis, f"{run} har --redact")


def make_conversations(path):
    """A run of conversations from a sample: the turns of one follow each other, one turn is missing, one there twice."""
    lines = open("samples/aiperf-0.13-errors/profile_export.jsonl", encoding="utf-8").read().splitlines()
    for number, line in enumerate(lines):
        record = json.loads(line)
        turn = number % 5
        if number == 7:
            turn = 9
        if number == 13:
            turn = 2
        record["metadata"].update(conversation_id=f"conversation-{number // 5}", turn_index=turn)
        lines[number] = json.dumps(record)
    path.mkdir(parents=True, exist_ok=True)
    (path / "profile_export.jsonl").write_text("\n".join(lines) + "\n")


def make_many(path, count):
    """So many requests, after those of a sample: other ids and times, ten in flight, conversations of four turns."""
    lines = [
        line for line in open("samples/aiperf-0.8-tls-batched/profile_export.jsonl", encoding="utf-8")
        if '"was_cancelled": true' not in line
    ]
    times = re.compile(r"\b(1[67]\d{17})\b")
    parts = []
    for line in lines:
        record = json.loads(line)
        pieces = times.split(line)
        parts.append((pieces, min(int(piece) for piece in pieces[1::2]), record["metadata"]))
    origin = 1_795_859_405_290_235_175
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            pieces, start, metadata = parts[number % len(parts)]
            shift = origin + number * 12_000_000 - start
            text = "".join(
                str(int(piece) + shift) if index % 2 else piece for index, piece in enumerate(pieces))
            for name, value in [
                ("x_request_id", f"request-{number}"), ("conversation_id", f"conversation-{number // 4}")
            ]:
                if metadata.get(name):
                    text = text.replace(json.dumps(metadata[name]), json.dumps(value))
            text = re.sub(r'"turn_index": ?\d+', f'"turn_index": {number % 4}', text)
            text = re.sub(r'"local_port": ?\d+', f'"local_port": {20000 + number % 6000}', text)
            out.write(text)


def measure(tool, folder, count):
    run = folder / "many.jsonl"
    make_many(run, count)
    print(f"{count:,} requests, {run.stat().st_size / 1e9:.2f} GB")
    for format_ in ["perfetto", "chrome", "har", "otlp"]:
        path = folder / "many"
        process = subprocess.Popen([tool, "export", str(run), "--format", format_, "-o", str(path)])
        _, status, usage = os.wait4(process.pid, 0)
        hold(status == 0, f"{format_}: {status}")
        print(f"{format_}: {usage.ru_utime + usage.ru_stime:.1f} s of processor, {usage.ru_maxrss / 1024:.0f} MiB, "
              f"{path.stat().st_size / 1e6:.0f} MB")
        path.unlink()
    run.unlink()


def main():
    tool, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    conversations = folder / "conversations"
    make_conversations(conversations)
    for run in [*RUNS, str(conversations)]:
        check_run(tool, run, folder)
    print("every file is as its readers and the analysis want it")
    if len(sys.argv) > 3 and int(sys.argv[3]):
        measure(tool, folder, int(sys.argv[3]))


if __name__ == "__main__":
    main()
