// SPDX-License-Identifier: Apache-2.0
// A chart of columns, a week each. The same numbers stand in a table beside it.
const SVG = 'http://www.w3.org/2000/svg';
const WIDE = 32;
const HIGH = 80;
const EDGE = 18;

function s(name, attributes, text) {
  const element = document.createElementNS(SVG, name);

  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

/** bars: [{label, value, text}], up to `most`; what has no value has no column. */
export function chart(title, bars, most) {
  const height = HIGH + 2 * EDGE;
  const picture = s('svg', { viewBox: `0 0 ${Math.max(bars.length, 6) * WIDE} ${height}`, class: 'sb-chart', role: 'img',
    'aria-label': `${title}: ${bars.map((one) => `${one.label}: ${one.text}`).join('; ')}` });

  bars.forEach(({ label, value, text }, i) => {
    const tall = value === undefined ? 0 : Math.max(1, (HIGH * value) / most);
    const middle = (i + 0.5) * WIDE;

    picture.append(
      s('rect', { x: i * WIDE + 5, y: EDGE + HIGH - tall, width: WIDE - 10, height: tall }),
      s('text', { x: middle, y: EDGE + HIGH - tall - 4 }, text),
      s('text', { x: middle, y: height - 3 }, label));
  });
  return picture;
}
