"""Asks DuckDB the same questions of a run, with the schema given so that it need not be guessed.

    query_trace.py RUN.jsonl THREADS

What the benchmark of the ingest is compared with. Needs duckdb.
"""

import sys

import duckdb

COLUMNS = """{
    metadata: 'STRUCT(was_cancelled BOOLEAN)', error: 'STRUCT(code BIGINT)',
    metrics: 'STRUCT(inter_chunk_latency STRUCT("value" DOUBLE[]))',
    trace_data: 'STRUCT(request_send_end_ns BIGINT, response_receive_start_ns BIGINT, response_receive_end_ns BIGINT,
        error_timestamp_ns BIGINT, response_chunks BIGINT[][])'}"""

QUERY = f"""
    WITH record AS (
        SELECT trace_data t, metrics.inter_chunk_latency.value listed,
            [chunk[1] FOR chunk IN trace_data.response_chunks] times
        FROM read_json(?, format = 'newline_delimited', maximum_object_size = 67108864, columns = {COLUMNS})
        WHERE error IS NULL AND NOT coalesce(metadata.was_cancelled, false) AND trace_data.error_timestamp_ns IS NULL
    ), response AS (
        SELECT coalesce(times[1], t.response_receive_start_ns) - t.request_send_end_ns ttfb,
            coalesce(times[-1], t.response_receive_end_ns) - t.request_send_end_ns ttlb,
            CASE WHEN len(times) > 0 THEN list_transform(range(1, len(times)), lambda i: times[i + 1] - times[i])
                ELSE [round(gap * 1e6)::BIGINT FOR gap IN listed] END gaps
        FROM record
    ), gap AS (SELECT unnest(gaps) gap FROM response)
    SELECT count(ttfb), avg(ttfb), quantile_disc(ttfb, [0.5, 0.9, 0.95, 0.99]),
        count(ttlb), avg(ttlb), quantile_disc(ttlb, [0.5, 0.9, 0.95, 0.99]),
        (SELECT (count(gap), avg(gap), quantile_disc(gap, [0.5, 0.9, 0.95, 0.99])) FROM gap)
    FROM response"""

connection = duckdb.connect(config={"threads": int(sys.argv[2])})
print(connection.execute(QUERY, [sys.argv[1]]).fetchall())
