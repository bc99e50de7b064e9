// SPDX-License-Identifier: Apache-2.0
// What the two JavaScript engines share: reading the export, measuring, printing.
'use strict';
const fs = require('fs');

const ROUNDS = 3;
const NONE = { given: false, ticked: [], unsure: [], unknown: false, number: null };

function readExport(path) {
  const whole = JSON.parse(fs.readFileSync(path, 'utf8'));
  for (const person of whole.people)
    person.filled = Object.fromEntries(whole.questions.map((q) =>
      [q, person.answers[q] ? { ...NONE, ...person.answers[q], given: true } : NONE]));
  return whole;
}

// Decides for everyone; first whether the same rules fire, then how long it takes: the CPU
// time of the process, so that other work on the machine does not count.
async function measure(engine, whole, inputOf, decide) {
  const inputs = whole.people.map(inputOf);
  let equal = 0;
  const ready = process.uptime() * 1000;
  for (let i = 0; i < inputs.length; i++) {
    const fired = await decide(inputs[i]);
    if ([...fired].sort().join() === [...whole.people[i].fired].sort().join()) equal++;
  }
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    for (const input of inputs) await decide(input);
    const spent = process.cpuUsage(before);
    times.push((spent.user + spent.system) / inputs.length);
  }
  times.sort((a, b) => a - b);
  console.log(JSON.stringify({
    engine, microseconds: +times[ROUNDS >> 1].toFixed(1), start_ms: +ready.toFixed(1),
    memory_mb: +(process.resourceUsage().maxRSS / 1024).toFixed(1),
    people: inputs.length, equal,
  }));
}

module.exports = { readExport, measure };
