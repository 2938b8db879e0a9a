"""Holds the Parquet of `tracereport table` against its CSV and its JSON lines, as three engines read it.

    check_tables.py TOOL FOLDER ROWS

Small tables are compared value by value in Python; the large one row by row in DuckDB and pyarrow, and by a hash over
every value of every row in Spark. Ends with 1 and the first difference where there is one.
"""

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import time

import duckdb
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as parquet

TOOL, FOLDER, ROWS = sys.argv[1], sys.argv[2], int(sys.argv[3])
ARROW = {"BYTE_ARRAY": pa.string(), "INT64": pa.int64(), "DOUBLE": pa.float64(), "BOOLEAN": pa.bool_()}
DUCK = {"BYTE_ARRAY": "VARCHAR", "INT64": "BIGINT", "DOUBLE": "DOUBLE", "BOOLEAN": "BOOLEAN"}
SPARK = {"BYTE_ARRAY": "string", "INT64": "bigint", "DOUBLE": "double", "BOOLEAN": "boolean"}
START = 1_795_466_138_000_000_000


def record(index, numbers):
    """One request; with the numbers' luck without this and that, so that every column has nulls."""
    lacks = lambda share: numbers.random() < share
    begin = START + index * 1_000_003
    metadata = {"benchmark_phase": "profiling", "request_start_ns": begin, "request_end_ns": begin + 9_000_000}
    if not lacks(0.1):
        metadata["x_request_id"] = f"{numbers.getrandbits(128):032x}" if index % 2 else f"id, \"{index}\" é"
    if not lacks(0.3):
        metadata["conversation_id"] = f"session_{index // 4}"
        metadata["turn_index"] = index % 4
    if not lacks(0.3):
        metadata["worker_id"] = f"worker-{index % 7}"
    if not lacks(0.3):
        metadata["phase_name"] = numbers.choice(["low", "high", ""])
    made = {"metadata": metadata, "metrics": {}}
    if not lacks(0.3):
        made["metrics"]["output_token_count"] = {"value": numbers.randrange(1, 500), "unit": "tokens"}
        made["metrics"]["input_sequence_length"] = {"value": numbers.randrange(1, 4000), "unit": "tokens"}
    if not lacks(0.5):
        made["metrics"]["time_to_first_token"] = {"value": numbers.random() * 100, "unit": "ms"}
    if not lacks(0.2):
        end = begin + numbers.randrange(1, 10**8)
        trace = {"request_send_start_ns": begin, "request_send_end_ns": begin + 1 + index % 1000}
        if not lacks(0.2):
            trace["response_receive_start_ns"] = end
            trace["response_receive_end_ns"] = end + numbers.randrange(10**7)
            trace["response_chunks_count"] = numbers.randrange(1, 50)
            trace["request_bytes_total"] = numbers.randrange(100, 10_000)
            trace["response_bytes_total"] = numbers.randrange(100, 10**7)
        if not lacks(0.3):
            trace |= {"local_ip": "10.0.0.2", "local_port": 40_000 + index % 50, "remote_ip": f"10.0.0.{index % 3}",
                      "remote_port": 8000}
        if not lacks(0.5):
            trace |= {"tcp_connect_start_ns": begin, "tcp_connect_end_ns": begin + 1 + index % 700}
        trace["response_status_code"] = numbers.choice([200, 200, 200, 429, 503])
        made["trace_data"] = trace
    if lacks(0.1):
        made["error"] = {"type": numbers.choice(["ClientError", "ServerDisconnectedError"]), "code": 500}
    return json.dumps(made)


def tool(*arguments):
    began, before = time.time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([TOOL, *arguments, "--quiet"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.time() - began, after.ru_utime - before.ru_utime, after.ru_maxrss / 1024


def tables(run, name):
    """Writes the three tables of a run; their paths, and what the Parquet took."""
    paths = [f"{FOLDER}/{name}.{ending}" for ending in ("parquet", "csv", "jsonl")]
    taken = [tool("table", run, "-o", path) for path in paths]
    return paths, taken[0]


def columns(path):
    schema = parquet.ParquetFile(path).schema
    return [(schema.column(i).name, schema.column(i).physical_type) for i in range(len(schema))]


def check(condition, words):
    if not condition:
        sys.exit(f"differs: {words}")


def arrow_types(names):
    return arrow_csv.ConvertOptions(
        column_types={name: ARROW[kind] for name, kind in names}, strings_can_be_null=True,
        quoted_strings_can_be_null=False, null_values=[""], true_values=["true"], false_values=["false"])


def by_value(paths, session, name):
    """Every engine gives every value that the JSON lines and the CSV hold."""
    table, text, lines = paths
    names = columns(table)
    wanted = [tuple(json.loads(line).values()) for line in open(lines)]
    read = arrow_csv.read_csv(text, convert_options=arrow_types(names)).to_pylist() if wanted else []
    check([tuple(row.values()) for row in read] == wanted, f"{name}: CSV and JSON lines")
    arrow = parquet.read_table(table)
    check(arrow.column_names == [column for column, _ in names], f"{name}: names")
    check([tuple(row.values()) for row in arrow.to_pylist()] == wanted, f"{name}: pyarrow")
    check(duckdb.sql(f"SELECT * FROM '{table}'").fetchall() == wanted, f"{name}: DuckDB")
    if session:
        check([tuple(row) for row in session.read.parquet(table).collect()] == wanted, f"{name}: Spark")
    statistics(table)
    print(f"{name}: {len(wanted)} rows, {sum(value is None for row in wanted for value in row)} nulls, all equal")


def statistics(path):
    """What the footer says of each column is what is in it."""
    file = parquet.ParquetFile(path)
    for group in range(file.num_row_groups):
        values = file.read_row_group(group)
        for index, name in enumerate(values.column_names):
            said = file.metadata.row_group(group).column(index).statistics
            known = [value for value in values[name].to_pylist() if value is not None]
            check(said.null_count == len(values) - len(known), f"nulls of {name}")
            if said.has_min_max:
                key = (lambda text: text.encode()) if values.schema.types[index] == pa.string() else None
                check((said.min, said.max) == (min(known, key=key), max(known, key=key)), f"bounds of {name}")


def by_row(paths, session):
    """The same of a table that no list can hold."""
    table, text, lines = paths
    names = columns(table)
    kinds = "{" + ", ".join(f"'{name}': '{DUCK[kind]}'" for name, kind in names) + "}"
    differs = " OR ".join(f"p.{name} IS DISTINCT FROM c.{name}" for name, _ in names)
    for other, reader in [("CSV", f"read_csv('{text}', header = true, columns = {kinds}, allow_quoted_nulls = false)"),
                          ("JSON lines", f"read_json('{lines}', format = 'newline_delimited', columns = {kinds})")]:
        found = duckdb.sql(
            f"SELECT count(*), count(*) FILTER (WHERE {differs}) FROM read_parquet('{table}') p "
            f"POSITIONAL JOIN {reader} c").fetchall()[0]
        check(found == (ROWS, 0), f"DuckDB and {other}: {found}")
        print(f"large: DuckDB has {found[0]:,} rows, all equal to the {other}")
    options = arrow_types(names)
    read = arrow_csv.open_csv(text, convert_options=options, read_options=arrow_csv.ReadOptions(block_size=1 << 26))
    batches = parquet.ParquetFile(table).iter_batches(batch_size=1 << 16)
    rest, count = None, 0
    for batch in read:
        wanted = pa.Table.from_batches([batch])
        while rest is None or len(rest) < len(wanted):
            more = pa.Table.from_batches([next(batches)])
            rest = more if rest is None else pa.concat_tables([rest, more])
        check(rest.slice(0, len(wanted)).equals(wanted), f"pyarrow near row {count}")
        rest, count = rest.slice(len(wanted)), count + len(wanted)
    check(count == ROWS and len(rest) == 0 and next(batches, None) is None, f"pyarrow: {count} rows")
    print(f"large: pyarrow has {count:,} rows, all equal to the CSV")
    if session:
        schema = ", ".join(f"{name} {SPARK[kind]}" for name, kind in names)
        seen = []
        # Without a null value of its own its reader of CSV takes "" for one.
        csv = session.read.csv(text, header=True, schema=schema, escape='"', nullValue="\u0002", emptyValue="")
        for frame in (session.read.parquet(table), csv):
            hashed = ", ".join(f"coalesce(cast({name} as string), '\\u0001')" for name, _ in names)
            seen.append(frame.selectExpr(f"xxhash64({hashed}) AS h").selectExpr(
                "count(*)", "sum(cast(h AS decimal(38, 0)))", "bit_xor(h)").collect()[0])
        check(seen[0] == seen[1] and seen[0][0] == ROWS, f"Spark: {seen}")
        print(f"large: Spark has {seen[0][0]:,} rows, all as in the CSV")


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(FOLDER)
    session = None
    try:
        from pyspark.sql import SparkSession
        session = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
                   .config("spark.driver.memory", "3g").config("spark.log.level", "ERROR").getOrCreate())
    except ImportError:
        print("Spark is not here, and left out")
    numbers = random.Random(3)
    for name, count in [("one", 1), ("seven", 7), ("page", 16_385), ("group", 65_537), ("several", 140_000)]:
        with open(f"{FOLDER}/{name}.run.jsonl", "w") as file:
            for index in range(count):
                file.write(record(index, numbers) + "\n")
        by_value(tables(f"{FOLDER}/{name}.run.jsonl", name)[0], session, name)
    for run in sorted(os.listdir("samples")):
        if os.path.exists(f"samples/{run}/profile_export.jsonl"):
            by_value(tables(f"samples/{run}", run)[0], session, run)
    # An archive without runs has a table without rows.
    tool("archive", "samples/aiperf-0.13-errors", "--into", f"{FOLDER}/archive")
    for folder in os.listdir(f"{FOLDER}/archive"):
        if folder.startswith("2026-"):
            subprocess.run([TOOL, "archive", "remove", f"{FOLDER}/archive", folder], check=True)
    paths = [f"{FOLDER}/empty.{ending}" for ending in ("parquet", "csv", "jsonl")]
    for path in paths:
        subprocess.run([TOOL, "archive", "table", f"{FOLDER}/archive", "-o", path], check=True)
    by_value(paths, session, "empty")
    # A few thousand requests again and again, each time a hundred seconds later.
    lines = [record(index, numbers) for index in range(5_000)]
    run = f"{FOLDER}/large.run.jsonl"
    with open(run, "w") as file:
        for index in range(0, ROWS, len(lines)):
            part = "\n".join(lines[:ROWS - index]).replace(str(START)[:8], str(START // 10**11 + index // len(lines)))
            file.write(part + "\n")
    paths, (seconds, cpu, memory) = tables(run, "large")
    sizes = [os.path.getsize(path) / 2**20 for path in [run] + paths]
    print(f"large: {ROWS:,} requests in {seconds:.0f} s ({cpu:.0f} s of CPU), {memory:,.0f} MiB at most; MiB: run "
          f"{sizes[0]:,.0f}, parquet {sizes[1]:,.0f}, csv {sizes[2]:,.0f}, jsonl {sizes[3]:,.0f}")
    os.remove(run)
    by_row(paths, session)
    shutil.rmtree(FOLDER)


main()
