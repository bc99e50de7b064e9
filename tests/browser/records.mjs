// SPDX-License-Identifier: Apache-2.0
// Documents for other programs: Markdown by commonmark, calendars by ical.js.
import { readFile } from 'node:fs/promises';
import ical from 'ical.js';
import * as commonmark from 'commonmark';
import { fail, HOSTILE } from './findings.mjs';

// Every node of a Markdown document.
function* nodes(document) {
  const walker = document.walker();
  for (let event = walker.next(); event; event = walker.next()) if (event.entering) yield event.node;
}

// What a reader sees of a paragraph, heading or item.
function shownIn(node) {
  let text = '';
  for (const inner of nodes(node)) text += inner.literal ?? (inner.type === 'softbreak' ? ' ' : '');
  return text;
}

export async function checkMarkdown({ example, file }, isHostile) {
  const text = await readFile(file, 'utf8');
  const document = new commonmark.Parser().parse(text);
  const count = {};
  let sees = false;
  for (const node of nodes(document)) {
    count[node.type] = (count[node.type] ?? 0) + 1;
    if (['heading', 'paragraph'].includes(node.type)) sees ||= shownIn(node).includes(HOSTILE);
    if (['html_block', 'html_inline', 'link', 'image', 'code', 'code_block', 'block_quote'].includes(node.type))
      fail(`${file}: a text became ${node.type}: ${node.literal ?? node.destination}`);
    if (node.type === 'heading' && node.level === 1 && node.prev) fail(`${file}: a second title`);
  }
  if (!count.heading || !count.list) fail(`${file} (${example}) has no headings or lists`);
  if (isHostile && !sees) fail(`${file} does not show the hostile text as it is`);
}

export async function checkCalendar({ example, file }, isHostile) {
  const text = await readFile(file, 'utf8');
  let calendar;
  try {
    calendar = new ical.Component(ical.parse(text));
  } catch (error) {
    fail(`${file}: ${error.message}`);
    return;
  }
  const events = calendar.getAllSubcomponents();
  if (calendar.name !== 'vcalendar' || !events.length) fail(`${file} holds no calendar`);
  for (const one of events) {
    const event = new ical.Event(one);
    if (one.name !== 'vevent') fail(`${file} holds a ${one.name}`);
    if (!event.uid || !event.summary || !event.startDate || !one.getFirstPropertyValue('dtstamp'))
      fail(`${file}: an entry is not whole`);
    if (one.getAllSubcomponents('valarm').length) fail(`${file}: an alarm that nobody asked for`);
  }
  if (new Set(events.map((one) => one.getFirstPropertyValue('uid'))).size !== events.length)
    fail(`${file}: two entries have one name`);
  if (example === 'desk-worker') checkSessions(file, events);
  if (isHostile && !events.some((one) => one.getFirstPropertyValue('description').includes(HOSTILE)))
    fail(`${file} does not hold the hostile text as it is`);
}

// One session on each of the 30 session days, five a week.
function checkSessions(file, events) {
  const days = [];
  for (const one of events.filter((e) => e.hasProperty('rrule'))) {
    const event = new ical.Event(one);
    const each = event.iterator();
    for (let next = each.next(); next; next = each.next()) days.push(next.toString());
    if (!['PT9M', 'PT10M'].includes(event.duration.toString())) fail(`${file}: a session of ${event.duration}`);
  }
  days.sort();
  if (days.length !== 30 || new Set(days).size !== 30) fail(`${file}: ${days.length} sessions, not 30`);
  if (days[0] !== '2026-11-23T07:30:00' || days.at(-1) !== '2027-01-02T07:30:00')
    fail(`${file}: from ${days[0]} to ${days.at(-1)}`);
}
