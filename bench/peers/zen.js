// SPDX-License-Identifier: Apache-2.0
// zen.js EXPORT: the export as a decision of @gorules/zen-engine: one expression node with
// findings and scores, each after those it asks for, and one that lists the rules that fire.
'use strict';
const { ZenEngine } = require('@gorules/zen-engine');
const { readExport, measure } = require('./people');

const whole = readExport(process.argv[2]);
const findings = new Map(whole.findings.map((f) => [f.id, f]));
const scores = new Map(whole.scores.map((s) => [s.id, s]));
const name = (text) => text.replace(/[^A-Za-z0-9]/g, '_');
const expressions = [];
const written = new Set();

function define(key, value) {
  if (written.has(key)) return;
  written.add(key);
  const text = value(); // defines what it asks for first
  expressions.push({ id: String(expressions.length), key, value: text });
}

function logic(node) {
  const [[kind, parts]] = Object.entries(node);
  const answer = `q_${name(String(parts[0]))}`;
  const among = (list) => parts.slice(1).map((o) => `'${o}' in ${answer}.${list}`).join(' or ') || 'false';
  switch (kind) {
    case 'and': return parts.length ? `(${parts.map(logic).join(' and ')})` : 'true';
    case 'or': return parts.length ? `(${parts.map(logic).join(' or ')})` : 'false';
    case 'not': return `not(${logic(parts[0])})`;
    case 'at_least': return `((${parts.slice(1).map((p) => `(${logic(p)} ? 1 : 0)`).join(' + ')}) >= ${parts[0]})`;
    case 'finding': {
      const key = `f_${name(parts[0])}_${parts[1]}`;
      define(key, () => logic(findings.get(parts[0])[parts[1]]));
      return `$.${key}`;
    }
    case 'score': {
      const key = `s_${name(parts[0])}_${parts[1]}`;
      const as = parts[1] === 'least' ? 'sure' : 'possible';
      define(key, () => scores.get(parts[0]).points.map((p) => `(${logic(p[as])} ? ${p.worth} : 0)`).join(' + '));
      return `($.${key} ${parts[2]} ${parts[3]})`;
    }
    case 'ticked': return `(${among('ticked')})`;
    case 'unsure': return `(${among('unsure')})`;
    case 'unknown': return `${answer}.unknown`;
    case 'any_unsure': return `(len(${answer}.unsure) > 0)`;
    case 'given': return `${answer}.given`;
    case 'number': return `(${answer}.number != null and ${answer}.number ${parts[1]} ${parts[2]})`;
    default: throw new Error(kind);
  }
}

for (const rule of whole.rules) {
  define(`r_${name(rule.id)}_1`, () => logic(rule.sure));
  if (rule.if_unknown)
    define(`r_${name(rule.id)}_2`, () => `not($.r_${name(rule.id)}_1) and ${logic(rule.possible)}`);
}
const fired = whole.rules.flatMap((rule) => [1, 2].filter((b) => b === 1 || rule.if_unknown)
  .map((b) => `r_${name(rule.id)}_${b} ? '${rule.id}:${b}' : ''`));
const place = { x: 0, y: 0 };
const content = {
  nodes: [
    { id: 'in', type: 'inputNode', name: 'in', position: place },
    { id: 'logic', type: 'expressionNode', name: 'logic', position: place, content: { expressions, passThrough: false } },
    { id: 'list', type: 'expressionNode', name: 'list', position: place,
      content: { expressions: [{ id: 'f', key: 'fired', value: `filter([${fired.join(', ')}], # != '')` }] } },
    { id: 'out', type: 'outputNode', name: 'out', position: place }],
  edges: [['in', 'logic'], ['logic', 'list'], ['list', 'out']].map(([sourceId, targetId], i) =>
    ({ id: String(i), type: 'edge', sourceId, targetId })),
};
const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content)));

measure('@gorules/zen-engine', whole,
  (person) => Object.fromEntries(Object.entries(person.filled).map(([q, a]) => [`q_${name(q)}`, a])),
  async (input) => (await decision.evaluate(input)).result.fired);
