// SPDX-License-Identifier: Apache-2.0
// json_rules.js EXPORT: the export for json-rules-engine: two rules for each clinical rule, with
// findings written out in place (its named conditions are built anew at each use, and take
// longer). It has no sums: a score or an "at least N of" is a fact that a JavaScript function
// works out.
'use strict';
const { Engine } = require('json-rules-engine');
const { readExport, measure } = require('./people');

const whole = readExport(process.argv[2]);
const scores = new Map(whole.scores.map((s) => [s.id, s]));
const findings = new Map(whole.findings.map((f) => [f.id, f]));
const engine = new Engine([], { allowUndefinedFacts: false });
const signs = { '>=': 'greaterThanInclusive', '<=': 'lessThanInclusive', '>': 'greaterThan', '<': 'lessThan' };
const compare = { '>=': (a, b) => a >= b, '<=': (a, b) => a <= b, '>': (a, b) => a > b, '<': (a, b) => a < b };
const sums = new Map();

// The same logic as a function, for what the engine has no words for.
function holds(node, answers) {
  const [[kind, parts]] = Object.entries(node);
  const given = answers[parts[0]];
  switch (kind) {
    case 'and': return parts.every((p) => holds(p, answers));
    case 'or': return parts.some((p) => holds(p, answers));
    case 'not': return !holds(parts[0], answers);
    case 'at_least': return parts.slice(1).filter((p) => holds(p, answers)).length >= parts[0];
    case 'finding': return holds(findings.get(parts[0])[parts[1]], answers);
    case 'score': return compare[parts[2]](sum(parts[0], parts[1], answers), parts[3]);
    case 'ticked': return parts.slice(1).some((o) => given.ticked.includes(o));
    case 'unsure': return parts.slice(1).some((o) => given.unsure.includes(o));
    case 'unknown': return given.unknown;
    case 'any_unsure': return given.unsure.length > 0;
    case 'given': return given.given;
    case 'number': return given.number !== null && compare[parts[1]](given.number, parts[2]);
    default: throw new Error(kind);
  }
}

function sum(id, which, answers) {
  const as = which === 'least' ? 'sure' : 'possible';
  return scores.get(id).points.reduce((all, p) => all + (holds(p[as], answers) ? p.worth : 0), 0);
}

function addFact(id, worth) {
  if (sums.has(id)) return;
  sums.set(id, worth);
  engine.addFact(id, async (_, almanac) => worth(await almanac.factValue('answers')));
}

const leaf = (fact, operator, value) => ({ fact, operator, value });
const NEVER = leaf('never', 'equal', true); // an empty `any` would hold

function logic(node) {
  const [[kind, parts]] = Object.entries(node);
  const among = (list) => (parts.length < 2 ? NEVER
    : { any: parts.slice(1).map((o) => leaf(`${parts[0]}:${list}`, 'contains', o)) });
  switch (kind) {
    case 'and': return { all: parts.map(logic) };
    case 'or': return parts.length ? { any: parts.map(logic) } : NEVER;
    case 'not': return { not: logic(parts[0]) };
    case 'finding': return logic(findings.get(parts[0])[parts[1]]);
    case 'score': {
      const id = `score:${parts[0]}:${parts[1]}`;
      addFact(id, (answers) => sum(parts[0], parts[1], answers));
      return leaf(id, signs[parts[2]], parts[3]);
    }
    case 'at_least': {
      const id = `count:${JSON.stringify(parts)}`;
      addFact(id, (answers) => parts.slice(1).filter((p) => holds(p, answers)).length);
      return leaf(id, 'greaterThanInclusive', parts[0]);
    }
    case 'ticked': case 'unsure': return among(kind);
    case 'unknown': case 'given': return leaf(`${parts[0]}:${kind}`, 'equal', true);
    case 'any_unsure': return leaf(`${parts[0]}:any_unsure`, 'equal', true);
    case 'number': return leaf(`${parts[0]}:number`, signs[parts[1]], parts[2]);
    default: throw new Error(kind);
  }
}

const wholeOf = (part) => (part.all || part.any || part.not ? part : { all: [part] });
for (const rule of whole.rules) {
  engine.addRule({ conditions: wholeOf(logic(rule.sure)), event: { type: `${rule.id}:1` } });
  if (rule.if_unknown)
    engine.addRule({
      conditions: { all: [{ not: logic(rule.sure) }, logic(rule.possible)] },
      event: { type: `${rule.id}:2` },
    });
}

function factsOf(person) {
  const facts = { answers: person.filled, never: false };
  for (const [q, a] of Object.entries(person.filled)) {
    for (const slot of ['ticked', 'unsure', 'unknown', 'given', 'number']) facts[`${q}:${slot}`] = a[slot];
    facts[`${q}:any_unsure`] = a.unsure.length > 0;
  }
  return facts;
}

measure('json-rules-engine', whole, factsOf,
  async (facts) => (await engine.run(facts)).events.map((event) => event.type));
