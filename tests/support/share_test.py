# SPDX-License-Identifier: Apache-2.0
"""share_test.py: share.mjs deals as share.py does, the parts make the whole, and what is no share
is refused by both."""
import json
import pathlib
import subprocess

from share import Share

NAMES = [f"thing {n}" for n in range(300)]
WRONG = ["", "1", "0/3", "4/3", "1/0", "1/3x", "-1/3"]
DEAL = """import { shareOf } from %s;
const deal = (text, names) => { try { return shareOf(text, names); } catch { return null; } };
const { shares, names } = JSON.parse(process.argv[1]);
console.log(JSON.stringify(shares.map((text) => deal(text, names))));"""


def dealt_by_script(shares):
    source = DEAL % json.dumps((pathlib.Path(__file__).parent / "share.mjs").as_uri())
    done = subprocess.run(["node", "--input-type=module", "-e", source, json.dumps({"shares": shares, "names": NAMES})],
                          capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def is_refused(text):
    try:
        Share(text)
    except SystemExit:
        return True
    return False


shares = [f"{part}/{parts}" for parts in (1, 3, 20) for part in range(1, parts + 1)]
dealt = dealt_by_script(shares)
assert dealt == [Share(text).of(NAMES) for text in shares]
assert dealt[0] == NAMES
assert sorted(sum(dealt[4:], [])) == sorted(NAMES), "the parts make the whole"
assert dealt_by_script(WRONG) == [None] * len(WRONG)
assert all(map(is_refused, WRONG))
print(f"{len(shares)} shares of {len(NAMES)} things, {len(WRONG)} refused")
