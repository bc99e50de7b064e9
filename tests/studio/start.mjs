// SPDX-License-Identifier: Apache-2.0
// Starts the studio for a test, on a folder that is not there yet, with a state of its own.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** {address, ask(path, wish), stop(), overlay} */
export async function startStudio(program, pack, parts, work) {
  const folder = resolve(work);
  const overlay = join(folder, 'north');

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const child = spawn(program, ['--pack', pack, '--overlay', overlay, '--parts', parts, '--no-browser'],
    { env: { ...process.env, XDG_STATE_HOME: join(folder, 'state') }, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const address = await new Promise((done, failed) => {
    child.stdout.on('data', (text) => {
      const found = (said += text).match(/http:\S+/);

      if (found) done(found[0]);
    });
    child.on('exit', (code) => failed(new Error(`the studio ended with ${code}: ${said}`)));
  });
  const { origin } = new URL(address);

  async function ask(path, wish) {
    const response = await fetch(`${address}api/${path}`, wish === undefined ? {} :
      { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify(wish) });

    return { status: response.status, ...await response.json() };
  }
  const stop = () => new Promise((done) => {
    child.removeAllListeners('exit');
    child.on('exit', (code) => done(code));
    child.kill();
  });

  return { address, ask, overlay, stop };
}
