# SPDX-License-Identifier: Apache-2.0
"""table.py <MEASURED: the lines of JSON that the programs of bench/run print, as a table. Fails
when an engine fires other rules than steadyback for anyone."""
import json
import sys

rows = [json.loads(line) for line in sys.stdin if line.strip()]
base = next(row["microseconds"] for row in rows if row["engine"] == "bare CLIPS")
print(f"{'':34}{'a decision':>14}{'bare CLIPS = 1':>16}{'start':>11}{'memory':>11}{'same rules':>14}")
for row in rows:
    print(f"{row['engine']:34}{row['microseconds']:>11,.0f} us{row['microseconds'] / base:>16.2f}"
          f"{row['start_ms']:>8.0f} ms{row['memory_mb']:>8.0f} MB"
          f"{row['equal']:>8} of {row['people']}")
sys.exit(any(row["equal"] != row["people"] for row in rows))
