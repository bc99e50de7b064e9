// SPDX-License-Identifier: Apache-2.0
// page-sources.mjs REPOSITORY: what the scripts of the page say themselves. No id of the pack, no
// sentence for people; and every word that they ask for is one that the pack has to have.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [repository] = process.argv.slice(2);
const source = join(repository, 'web/page/src');
const scripts = readdirSync(source).filter((name) => name.endsWith('.js'));
// Ids that are words of the page's own trade as well: names of turns, formats and styles.
const SHARED = new Set(['back', 'clear', 'emergency', 'diary', 'head', 'long', 'stop']);
let failures = 0;

function fail(sentence) {
  failures++;
  console.log('FAILED', sentence);
}

function* packFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);

    if (entry.isDirectory()) {
      if (!['cases', 'schema', 'templates'].includes(entry.name)) yield* packFiles(path);
    } else if (entry.name.endsWith('.xml')) yield path;
  }
}

const ids = new Set();

for (const top of ['knowledge', 'rules/clinical'])
  for (const path of packFiles(join(repository, top)))
    for (const [, id] of readFileSync(path, 'utf8').matchAll(/\sid="([^"]+)"/g)) ids.add(id);

const needed = new Set([...readFileSync(join(repository, 'engine/src/words/page_words.c'), 'utf8')
  .match(/needed\[\] = \{([\s\S]*?)NULL/)[1].matchAll(/"([a-z-]+)"/g)].map(([, name]) => name));
const used = new Set();

for (const name of scripts) {
  const text = readFileSync(join(source, name), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

  for (const [, , string] of text.matchAll(/(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1/g)) {
    if (ids.has(string) && !SHARED.has(string)) fail(`${name}: '${string}' is an id of the pack`);
    if (/^[A-Z]?[a-z]+( [a-z]+){3,}/.test(string)) fail(`${name}: '${string}' looks like a sentence`);
  }
  for (const [, plain, quoted] of text.matchAll(/\bwords(?:\.([a-z]+)|\['([a-z-]+)'\])/g)) used.add(plain ?? quoted);
}
for (const [, word] of readFileSync(join(source, 'page.html'), 'utf8').matchAll(/\{\{([a-z-]+)\}\}/g)) used.add(word);

const given = new Set(['language', 'direction', 'policy', 'head', 'body', 'signs', 'about']); // by make.mjs
for (const word of used) if (!needed.has(word) && !given.has(word)) fail(`the word '${word}' is not among those of page_words.c`);
for (const word of needed)
  if (!used.has(word) && !['call', 'digest'].includes(word)) fail(`the word '${word}' is needed by nothing`);
if (ids.size < 500 || scripts.length < 8 || used.size < 20) fail('too little was looked at');
console.log(`${scripts.length} scripts, ${used.size} words, ${ids.size} ids of the pack, ${failures} findings`);
process.exitCode = failures ? 1 : 0;
