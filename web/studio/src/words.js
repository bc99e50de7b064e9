// SPDX-License-Identifier: Apache-2.0
// Conditions and consequences in words, with the words of the pack.
import { keyOf, nameOf, optionsOf, refersTo } from './pack.js';
import { elements, textOf, value } from './xml.js';

const short = (text) => (text.length > 90 ? `${text.slice(0, 87).trimEnd()}…` : text);

/** "age (How old are you?)" */
export function nameIn(model, kind, id) {
  const thing = model.all.get(keyOf(kind, id));

  return thing ? short(nameOf(thing)) : id;
}

const optionWords = (model, question, ids) => {
  const options = new Map(optionsOf(model.find('question', question)));

  return ids.split(/\s+/).map((id) => (id === 'unknown' ? 'not sure' : `“${short(options.get(id) ?? id)}”`)).join(' or ');
};

const TESTS = {
  is: (model, question, now) => `is ${optionWords(model, question, now)}`,
  'one-of': (model, question, now) => `is ${optionWords(model, question, now)}`,
  includes: (model, question, now) => `has ${optionWords(model, question, now)}`,
  'includes-any': (model, question, now) => `has ${optionWords(model, question, now)}`,
  'at-least': (model, question, now) => `is ${now} or more`,
  'at-most': (model, question, now) => `is ${now} or less`,
  above: (model, question, now) => `is more than ${now}`,
  below: (model, question, now) => `is less than ${now}`,
  asked: () => 'was given, even “not sure”',
};

export const GROUPS = { when: 'All of these hold', all: 'All of these hold', any: 'At least one of these holds',
  none: 'None of these holds', unless: 'But not when one of these holds', 'ask-when': 'Asked when all of these hold',
  'say-when': 'Said when all of these hold' };

export const groupWords = (element) =>
  (element.name === 'at-least' ? `At least ${value(element, 'count')} of these hold` : GROUPS[element.name]);

function testWords(model, element) {
  const id = value(element, 'id');
  const limits = element.attributes.filter((one) => one.name in TESTS);

  if (element.name === 'answer') {
    const question = value(element, 'question');

    return `“${nameIn(model, 'question', question)}” ${limits.map((one) => TESTS[one.name](model, question, one.value)).join(' and ')}`;
  }
  if (element.name === 'finding') return `Finding: ${nameIn(model, 'finding', id)}`;
  if (element.name === 'score') return `Score “${id}” ${limits.map((one) => TESTS[one.name](model, id, one.value)).join(' and ')}`;
  return `${label(element.name)}: ${element.attributes.map((one) => `${label(one.name)} ${one.value}`).join(', ')}`;
}

/** "no-more-than" as "No more than". */
export const label = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');

const LABELS = { rule: 'Rule', 'if-unknown': 'If the answer is not sure', then: 'Then', when: 'If', because: 'Because',
  disposition: 'Whom to see, and how soon', gate: 'How much exercise', apply: 'Apply a set of limits', restrict: 'Limit a movement',
  advise: 'Say', evidence: 'What it rests on', keys: 'Sources', nothing: 'Nothing follows', 'same-as-then': 'The same as for yes',
  by: 'Signed by', reviewed: 'Last looked at', of: 'Belongs to rule', within: 'Is within rule', id: 'Id' };

export const labelOf = (name) => LABELS[name] ?? label(name);

const LEVELS = { 'emergency-now': 'emergency, now', 'same-day': 'seen the same day', 'clinician-3d': 'a clinician within 3 days',
  'clinician-2w': 'a clinician within 2 weeks', 'clinician-routine': 'a clinician, routine', 'proceed-caution': 'go ahead with care',
  proceed: 'go ahead', none: 'none', 'relief-only': 'easing only', gentle: 'gentle', full: 'full', forbid: 'not now', limit: 'gentle only' };

export const levelWords = (level) => LEVELS[level] ?? level;

/** One consequence, or any other element with attributes, in words. */
export function consequenceWords(model, text, element) {
  const own = element.children.some((one) => one.type === 'text') && elements(element).length === 0 ? textOf(text, element) : '';
  const parts = element.attributes.map((one) => {
    const kind = refersTo(element, one.name);
    const now = kind ? one.value.split(/\s+/).map((id) => nameIn(model, kind, id)).join('; ') : levelWords(one.value);

    return element.attributes.length === 1 || ['level', 'movement', 'set', 'message'].includes(one.name) ? now : `${labelOf(one.name).toLowerCase()}: ${now}`;
  });

  return [labelOf(element.name), [own, ...parts].filter(Boolean).join(', ')].filter(Boolean).join(': ');
}

export const isGroup = (element) => element.name in GROUPS || (element.name === 'at-least' && elements(element).length > 0);

/** A condition as {words, parts}: groups have parts. */
export function conditionTree(model, element) {
  if (isGroup(element)) return { words: groupWords(element), parts: elements(element).map((one) => conditionTree(model, one)) };
  return { words: testWords(model, element) };
}
