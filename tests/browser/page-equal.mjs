// SPDX-License-Identifier: Apache-2.0
// page-equal.mjs PROGRAM PEOPLE PARTS REPOSITORY HOW_MANY: the engine of the page concludes of
// random people what the program concludes, value for value; HOW_MANY of them, from a seed. Of the
// examples every form of the result is the same bytes.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { wrap } from '../../web/page/src/worker.js';

const [program, people, parts, repository, many] = process.argv.slice(2);
const SEED = '20261201';
const MUCH = { maxBuffer: 2 ** 31 };
const work = mkdtempSync(join(tmpdir(), 'steadyback-equal-'));
const TODAY = '2026-12-01';
const PLAN = 'plan-of-the-page-1';
const FORMS = { html: 'html', markdown: 'markdown', note: 'note', xml: 'xml', ics: 'calendar' };

/** How many forms of an example differ. */
function compareForms(engine, file) {
  engine.page_resume(readFileSync(file, 'utf8'), 0);
  return Object.entries(FORMS).filter(([format, ours]) => {
    const plan = spawnSync(program, ['--pack', repository, 'plan', file, '--format', format, '--today', TODAY,
      ...(format === 'ics' ? ['--plan-id', PLAN] : [])], MUCH);

    if (plan.status !== 0) return false; // no sessions, no calendar
    const same = plan.stdout.toString() === engine.page_result(ours, TODAY, PLAN);

    if (!same) console.log(`${file}: ${format} differs`);
    return !same;
  }).length;
}

const lines = (bytes) => bytes.toString().trimEnd().split('\n');

try {
  const bundle = join(work, 'bundle');

  execFileSync(program, ['--pack', repository, 'bundle', '-o', bundle]);
  const asked = execFileSync(people, [repository, many, SEED], MUCH);
  const native = lines(execFileSync(program, ['--pack', repository, 'batch'], { ...MUCH, input: asked }));
  const load = createRequire(import.meta.url)(resolve(parts, 'page_engine.cjs'));
  const engine = wrap(await load({ wasmBinary: readFileSync(join(parts, 'engine.wasm')) }));
  let different = 0;

  engine.open(readFileSync(bundle));
  engine.page_begin();
  lines(asked).forEach((line, i) => {
    engine.page_resume(line, 0);
    const ours = JSON.stringify(JSON.parse(engine.page_result('json', '', '')));

    if (ours !== JSON.stringify(JSON.parse(native[i]))) {
      different++;
      console.log(`person ${i + 1} of seed ${SEED} is told something else`);
    }
  });
  const examples = readdirSync(join(repository, 'examples')).filter((name) => name.endsWith('.json'));
  const forms = examples.map((name) => compareForms(engine, join(repository, 'examples', name))).reduce((a, b) => a + b, 0);

  different += forms;
  console.log(`${examples.length} examples, ${forms} forms differ`);
  console.log(`${native.length} people, ${different} told something else by the page`);
  if (native.length !== Number(many)) throw new Error(`${many} people were asked for`);
  if (!engine.page_checked()) throw new Error('the engine checked the pack anew');
  process.exitCode = different ? 1 : 0;
} finally {
  rmSync(work, { recursive: true });
}
