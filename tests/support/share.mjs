// SPDX-License-Identifier: Apache-2.0
// A share of a sweep, as in share.py beside it: 1/3 is the first of three parts into which a
// fixed seed deals all that is to be tried; 1/1 is the whole.
import { createHash } from 'node:crypto';

const SEED = 'steadyback';

/** Those of the names that the share takes; at least one, so that no sweep is empty. */
export function shareOf(text, names) {
  const [, part, parts] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? [];

  if (!part || Number(part) > Number(parts)) throw new Error(`a share is such as 1/3 or 1/1, not '${text}'`);
  const taken = names.filter((name) => {
    const digest = createHash('sha256').update(`${SEED}:${name}`).digest();

    return digest.readBigUInt64BE() % BigInt(parts) === BigInt(part) - 1n;
  });
  return taken.length ? taken : names.slice(0, 1);
}
