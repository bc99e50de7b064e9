// SPDX-License-Identifier: Apache-2.0
// Whether a DRAT proof refutes clauses: every clause that the proof adds has to follow by unit
// propagation from those that stand (RUP), up to a contradiction. What is only RAT is refused:
// the solver does not need it. Shares nothing with the program that is checked.

export class Wrong extends Error {}

/** Numbers of a line; the last has to be 0 and is left out. */
function literalsOf(words, line) {
  const literals = words.map(Number);
  if (literals.some((n) => !Number.isInteger(n)) || literals.pop() !== 0 || literals.includes(0))
    throw new Wrong(`this is no clause: ${line.slice(0, 60)}`);
  return literals;
}

/** Clauses in the DIMACS form. @returns {{variables: number, clauses: number[][]}} */
export function readClauses(text) {
  let variables = -1, count = -1;
  const clauses = [];
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("c")) continue;
    const words = line.trim().split(/\s+/);
    if (words[0] === "p") {
      if (variables >= 0 || words[1] !== "cnf") throw new Wrong("a second or odd header");
      [variables, count] = [Number(words[2]), Number(words[3])];
    } else {
      clauses.push(literalsOf(words, line));
    }
  }
  if (!(variables >= 0) || clauses.length !== count)
    throw new Wrong("the clauses are not as many as their header says");
  for (const clause of clauses)
    for (const literal of clause)
      if (Math.abs(literal) > variables) throw new Wrong("a variable that the header does not know");
  return { variables, clauses };
}

/** Steps of a proof in text. @returns {Generator<{isDeleted: boolean, clause: number[]}>} */
export function* readSteps(text) {
  for (let at = 0; at < text.length;) {
    let end = text.indexOf("\n", at);
    if (end < 0) throw new Wrong("the proof breaks off in the middle of a line");
    const line = text.slice(at, end);
    at = end + 1;
    if (line === "") continue;
    const words = line.trim().split(/\s+/);
    const isDeleted = words[0] === "d";
    yield { isDeleted, clause: literalsOf(isDeleted ? words.slice(1) : words, line) };
  }
}

/** Literals as places in arrays: 2v for v, 2v + 1 for not v. */
const place = (literal) => (literal > 0 ? 2 * literal : -2 * literal + 1);

/** Clauses that stand, what follows from them alone, and a trail of what follows for now. */
class Store {
  constructor(variables) {
    this.value = new Int8Array(2 * variables + 2); // by place: 1 true, -1 false
    this.reason = new Array(variables + 1).fill(null); // by variable: a clause that forced it
    this.watched = Array.from({ length: 2 * variables + 2 }, () => []);
    this.trail = new Int32Array(variables + 1);
    this.set = 0;
    this.lookedAt = 0;
    this.byName = new Map();
    this.isRefuted = false;
  }

  assign(at, why) {
    this.value[at] = 1;
    this.value[at ^ 1] = -1;
    this.reason[at >> 1] = why;
    this.trail[this.set++] = at;
  }

  undo(length) {
    while (this.set > length) {
      const at = this.trail[--this.set];
      this.value[at] = this.value[at ^ 1] = 0;
      this.reason[at >> 1] = null;
    }
    this.lookedAt = this.set;
  }

  /** Whether a contradiction follows. */
  propagate() {
    while (this.lookedAt < this.set)
      if (this.visit(this.trail[this.lookedAt++] ^ 1)) return true;
    return false;
  }

  /** Visits the clauses that watch a place which became false. */
  visit(isFalse) {
    const { value } = this, watching = this.watched[isFalse];
    let kept = 0, i = 0, isBroken = false;
    for (; i < watching.length && !isBroken; i++) {
      const clause = watching[i];
      if (clause.isGone) continue;
      const { at } = clause;
      if (at[0] === isFalse) { at[0] = at[1]; at[1] = isFalse; }
      if (value[at[0]] === 1) { watching[kept++] = clause; continue; }
      let other = 2;
      while (other < at.length && value[at[other]] === -1) other++;
      if (other < at.length) {
        at[1] = at[other];
        at[other] = isFalse;
        this.watched[at[1]].push(clause);
        continue;
      }
      watching[kept++] = clause;
      if (value[at[0]] === -1) isBroken = true;
      else this.assign(at[0], clause);
    }
    for (; i < watching.length; i++) watching[kept++] = watching[i];
    watching.length = kept;
    return isBroken;
  }

  /** Whether the clause follows by unit propagation. */
  follows(places) {
    const before = this.set;
    let isSo = this.isRefuted;
    for (const at of places) {
      if (isSo) break;
      if (this.value[at] === 1) isSo = true;
      else if (this.value[at] === 0) this.assign(at ^ 1, null);
    }
    isSo = isSo || this.propagate();
    this.undo(before);
    return isSo;
  }

  add(places) {
    const clause = { at: Int32Array.from(new Set(places)), isGone: false };
    const name = nameOf(clause.at);
    const known = this.byName.get(name);
    if (known) known.push(clause);
    else this.byName.set(name, [clause]);
    if (this.isRefuted || clause.at.some((at) => clause.at.includes(at ^ 1))) return;
    // Those that can still become true come first, and are watched.
    clause.at.sort((a, b) => this.value[b] - this.value[a]);
    if (clause.at.length > 1) {
      this.watched[clause.at[0]].push(clause);
      this.watched[clause.at[1]].push(clause);
    }
    const first = clause.at.length ? this.value[clause.at[0]] : -1;
    const second = clause.at.length > 1 ? this.value[clause.at[1]] : -1;
    if (first === -1) this.isRefuted = true;
    else if (first === 0 && second === -1) {
      this.assign(clause.at[0], clause);
      this.isRefuted = this.propagate();
    }
  }

  /** One that forced something stays: to keep a clause can only be more careful for the solver. */
  remove(places) {
    const known = this.byName.get(nameOf(Int32Array.from(new Set(places)))) ?? [];
    const clause = known.pop();
    if (!clause) throw new Wrong("the proof takes away a clause that is not there");
    if (clause.at.some((at) => this.reason[at >> 1] === clause)) known.push(clause);
    else clause.isGone = true;
  }
}

const nameOf = (places) => Int32Array.from(places).sort().join(" ");

/** How many clauses the proof added, when it refutes; else throws Wrong. */
export function checkRefutation(clausesText, proofText) {
  const { variables, clauses } = readClauses(clausesText);
  const store = new Store(variables);
  let added = 0;
  for (const clause of clauses) store.add(clause.map(place));
  for (const { isDeleted, clause } of readSteps(proofText)) {
    if (store.isRefuted) return added;
    if (clause.some((literal) => Math.abs(literal) > variables))
      throw new Wrong("the proof names a variable that the clauses do not have");
    const places = clause.map(place);
    if (isDeleted) {
      store.remove(places);
      continue;
    }
    if (!store.follows(places))
      throw new Wrong(`step ${added + 1} does not follow: ${clause.slice(0, 8).join(" ")}`);
    store.add(places);
    added++;
  }
  if (!store.isRefuted) throw new Wrong("the proof ends without a contradiction");
  return added;
}
