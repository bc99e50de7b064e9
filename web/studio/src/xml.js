// SPDX-License-Identifier: Apache-2.0
// The text of a file as a tree that knows where everything stands, so that a change touches only
// the letters that it is about: comments, order and white space stay.

const NAMED = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export const decode = (text) =>
  text.replace(/&(#x[0-9a-fA-F]+|#[0-9]+|\w+);/g, (whole, name) => {
    if (name[0] !== '#') return NAMED[name] ?? whole;
    return String.fromCodePoint(name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });

const escapeText = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeValue = (text) =>
  escapeText(text).replaceAll('"', '&quot;').replace(/[\t\r\n]/g, (one) => `&#${one.codePointAt(0)};`);

class Mistake extends Error {}

function readTag(text, at) {
  const name = /[^\s/>]+/y;

  name.lastIndex = at + 1;
  const found = name.exec(text)?.[0];
  const element = { type: 'element', name: found, start: at, attributes: [], children: [], isEmpty: false };
  let place = name.lastIndex;

  if (!found) throw new Mistake('a tag without a name');
  for (;;) {
    const attribute = /\s+([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')/y;

    attribute.lastIndex = place;
    const one = attribute.exec(text);

    if (!one) break;
    const valueEnd = attribute.lastIndex - 1;
    const valueStart = valueEnd - one[2].length + 2;

    element.attributes.push({ name: one[1], start: place, end: attribute.lastIndex, valueStart, valueEnd,
      quote: one[2][0], value: decode(text.slice(valueStart, valueEnd)) });
    place = attribute.lastIndex;
  }
  const close = /\s*(\/?)>/y;

  close.lastIndex = place;
  const end = close.exec(text);

  if (!end) throw new Mistake(`the tag <${found}> is not whole`);
  element.isEmpty = end[1] === '/';
  element.attributesEnd = place;
  element.openEnd = close.lastIndex;
  return element;
}

function readOther(text, at) {
  for (const [begin, end, type] of [['<!--', '-->', 'comment'], ['<![CDATA[', ']]>', 'cdata'], ['<?', '?>', 'instruction'],
    ['<!', '>', 'declaration']]) {
    if (!text.startsWith(begin, at)) continue;
    const close = text.indexOf(end, at + begin.length);

    if (close < 0) throw new Mistake(`${begin} does not end`);
    return { type, start: at, end: close + end.length };
  }
  return null;
}

/** The root element; throws when the text is not well formed. */
export function parse(text) {
  const top = { children: [] };
  const open = [top];
  let at = 0;

  while (at < text.length) {
    const parent = open.at(-1);
    const next = text.indexOf('<', at);
    const end = next < 0 ? text.length : next;

    if (end > at) parent.children.push({ type: 'text', start: at, end });
    if (next < 0) break;
    if (text[next + 1] === '/') {
      const close = text.indexOf('>', next);
      const name = text.slice(next + 2, close).trim();

      if (close < 0 || parent.name !== name) throw new Mistake(`</${name}> closes nothing`);
      parent.closeStart = next;
      parent.end = close + 1;
      open.pop();
      at = close + 1;
      continue;
    }
    const other = readOther(text, next);

    if (other) {
      parent.children.push(other);
      at = other.end;
      continue;
    }
    const element = readTag(text, next);

    element.parent = parent === top ? null : parent;
    parent.children.push(element);
    at = element.openEnd;
    if (element.isEmpty) {
      element.closeStart = element.openEnd;
      element.end = element.openEnd;
    } else open.push(element);
  }
  const roots = elements(top);

  if (open.length > 1 || roots.length !== 1) throw new Mistake('there is not one root');
  return roots[0];
}

export const elements = (element) => element.children.filter((child) => child.type === 'element');
export const child = (element, name) => elements(element).find((one) => one.name === name);
export const children = (element, name) => elements(element).filter((one) => one.name === name);
export const attribute = (element, name) => element.attributes.find((one) => one.name === name);
export const value = (element, name) => attribute(element, name)?.value;

/** What stands in an element, white space as one blank. */
export function textOf(text, element) {
  return element.children
    .map((one) => {
      if (one.type === 'text') return decode(text.slice(one.start, one.end));
      return one.type === 'cdata' ? text.slice(one.start + 9, one.end - 3) : '';
    })
    .join('').replace(/\s+/g, ' ').trim();
}

export const lineAt = (text, place) => text.slice(0, place).split('\n').length;

/** The way from one element down to another, as numbers; and back. */
export function wayTo(from, element) {
  const way = [];

  for (let one = element; one !== from; one = one.parent) way.unshift(elements(one.parent).indexOf(one));
  return way;
}

export const follow = (from, way) => way.reduce((element, index) => elements(element)[index], from);

// ---- changes: each gives the new text ----

const put = (text, start, end, now) => text.slice(0, start) + now + text.slice(end);

/** null takes the attribute out. */
export function setAttribute(text, element, name, now) {
  const old = attribute(element, name);

  if (now === null) return old ? put(text, old.start, old.end, '') : text;
  if (!old) return put(text, element.attributesEnd, element.attributesEnd, ` ${name}="${escapeValue(now)}"`);
  if (old.value === now) return text;
  const escaped = escapeValue(now);

  return put(text, old.valueStart, old.valueEnd, old.quote === "'" ? escaped.replaceAll("'", '&apos;') : escaped);
}

export function setText(text, element, now) {
  if (textOf(text, element) === now) return text;
  if (element.isEmpty)
    return put(text, element.start, element.end, `${text.slice(element.start, element.attributesEnd)}>${escapeText(now)}</${element.name}>`);
  const quotes = text.slice(element.openEnd, element.closeStart).includes('&quot;');
  const escaped = escapeText(now);

  return put(text, element.openEnd, element.closeStart, quotes ? escaped.replaceAll('"', '&quot;') : escaped);
}

/** The blanks that stand before it on its line; null when something else does. */
function indentOf(text, element) {
  const line = text.lastIndexOf('\n', element.start - 1) + 1;
  const before = text.slice(line, element.start);

  return /^[ \t]*$/.test(before) ? before : null;
}

/** Where it stands with its line, when nothing else is on it. */
function linesOf(text, element) {
  const indent = indentOf(text, element);
  const rest = /[ \t]*\r?\n/y;

  rest.lastIndex = element.end;
  if (indent === null || !rest.test(text)) return [element.start, element.end];
  return [element.start - indent.length, rest.lastIndex];
}

export function removeElement(text, element) {
  const [start, end] = linesOf(text, element);

  return put(text, start, end, '');
}

/** Lines of markup, moved in to where they belong. */
const indented = (markup, indent) => markup.split('\n').map((line) => (line ? indent + line : line)).join('\n');

/** Markup of one element as if it stood at the start of a line. */
export function markupOf(text, element) {
  const indent = indentOf(text, element) ?? '';
  const [first, ...rest] = text.slice(element.start, element.end).split('\n');

  return [first, ...rest.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))].join('\n');
}

/** Puts markup into an element, before one of its elements, or last (null). */
export function insertInto(text, parent, before, markup) {
  const all = elements(parent);
  const sibling = before ?? all.at(-1);
  const own = indentOf(text, parent) ?? '';
  const indent = (sibling && indentOf(text, sibling)) ?? `${own}  `;

  if (parent.isEmpty)
    return put(text, parent.attributesEnd, parent.end, `>\n${indented(markup, indent)}\n${own}</${parent.name}>`);
  if (before) {
    const [start] = linesOf(text, before);

    return put(text, start, start, `${indented(markup, start === before.start ? '' : indent)}\n${start === before.start ? indent : ''}`);
  }
  if (sibling) {
    const [start, end] = linesOf(text, sibling);

    if (start !== sibling.start || end !== sibling.end) return put(text, end, end, `${indented(markup, indent)}\n`);
    return put(text, sibling.end, sibling.end, `\n${indented(markup, indent)}`);
  }
  const closing = /\n[ \t]*$/.test(text.slice(parent.openEnd, parent.closeStart));

  return put(text, parent.openEnd, closing ? parent.openEnd : parent.closeStart, `\n${indented(markup, indent)}${closing ? '' : `\n${own}`}`);
}

/** Changes the places of two neighbours; what stands between them stays. */
export function swap(text, one, other) {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];

  return text.slice(0, first.start) + text.slice(second.start, second.end) + text.slice(first.end, second.start) +
    text.slice(first.start, first.end) + text.slice(second.end);
}

/** Markup from names and values. */
export function markup(name, attributes, inside) {
  const open = Object.entries(attributes).map(([key, one]) => ` ${key}="${escapeValue(one)}"`).join('');

  return inside === undefined ? `<${name}${open}/>` : `<${name}${open}>${inside}</${name}>`;
}
