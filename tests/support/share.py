# SPDX-License-Identifier: Apache-2.0
"""A share of a sweep: 1/20 is the first of twenty parts into which a fixed seed deals all that
is to be tried; 1/1 is the whole. The twenty parts together are the whole, and the same on every
machine. How a sweep is added: steadyback_sweep in cmake/testing.cmake."""
import hashlib

SEED = "steadyback"


class Share:
    def __init__(self, text):
        part, _, parts = text.partition("/")
        if not (part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts)):
            raise SystemExit(f"a share is such as 1/20 or 1/1, not '{text}'")
        self.part, self.parts = int(part), int(parts)

    def takes(self, name):
        """Whether what has this name is tried: a file, a number, a pair put into words."""
        digest = hashlib.sha256(f"{SEED}:{name}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % self.parts == self.part - 1

    def of(self, things):
        """Those of the things that are tried; at least one, so that no sweep is empty."""
        things = list(things)
        return [thing for thing in things if self.takes(thing)] or things[:1]
