// SPDX-License-Identifier: Apache-2.0
// Small helpers to make elements. Texts go in as text, never as markup.

/** h('p', {class: 'lead'}, 'text', element, [elements], null) */
export function h(name, attributes, ...children) {
  const element = document.createElement(name);

  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

/** A text with line breaks as paragraphs; an empty line begins the next. */
export function paragraphs(text, className) {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => h('p', { class: className ?? null }, part.replace(/\s*\n\s*/g, ' ')));
}

export function button(text, onclick, kind, attributes) {
  const classes = ['nhsuk-button', kind ? `nhsuk-button--${kind}` : ''].filter(Boolean).join(' ');

  return h('button', { type: 'button', class: classes, onclick, ...attributes }, text);
}

/** What looks like a link and does something on this page. */
export function action(text, onclick, attributes) {
  return h('button', { type: 'button', class: 'sb-action', onclick, ...attributes }, text);
}
