// SPDX-License-Identifier: Apache-2.0
// Bytes as printable letters that stand in a page as they are: 13 bits are two of 91 letters. An
// eighth less than base64.
const BASE = 91;
const BITS = 13;
// The printable ones but for < (of markup), \ and ' (of scripts).
const LETTERS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter((one) => !"<\\'".includes(one)).join('');

/** The first letters say how many bytes there are. */
export function toLetters(bytes) {
  let out = `${bytes.length} `;
  let held = 0;
  let bits = 0;
  const put = (value) => {
    out += LETTERS[value % BASE] + LETTERS[Math.floor(value / BASE)];
  };

  for (const byte of bytes) {
    held |= byte << bits;
    bits += 8;
    if (bits < BITS) continue;
    put(held & ((1 << BITS) - 1));
    held >>= BITS;
    bits -= BITS;
  }
  if (bits) put(held);
  return out;
}

export function fromLetters(text) {
  const space = text.indexOf(' ');
  const bytes = new Uint8Array(Number(text.slice(0, space)));
  const value = new Uint8Array(128);
  let held = 0;
  let bits = 0;
  let at = 0;

  for (let i = 0; i < BASE; i++) value[LETTERS.charCodeAt(i)] = i;
  for (let i = space + 1; i < text.length; i += 2) {
    held |= (value[text.charCodeAt(i)] + BASE * value[text.charCodeAt(i + 1)]) << bits;
    for (bits += BITS; bits >= 8 && at < bytes.length; bits -= 8) {
      bytes[at++] = held & 255;
      held >>= 8;
    }
  }
  return bytes;
}
