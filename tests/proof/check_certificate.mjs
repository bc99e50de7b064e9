// SPDX-License-Identifier: Apache-2.0
// node check_certificate.mjs DIR PACK-DIGEST VERSION: checks a certificate of `steadyback prove`
// apart from the program: that it is about this pack and this version, that its files are those
// that it names, and that each proof refutes its question. Prints a line for each promise.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { checkRefutation, Wrong } from "./refutation.mjs";

function fileOf(folder, promise, ending) {
  const bytes = readFileSync(`${folder}/promise-${promise.number}.${ending}`);
  if (createHash("sha256").update(bytes).digest("hex") !== promise[ending])
    throw new Wrong(`promise-${promise.number}.${ending} is not the file that it was`);
  return bytes.toString("latin1");
}

function checkPromise(folder, certificate, promise) {
  const clauses = fileOf(folder, promise, "cnf");
  const name = `c steadyback ${certificate.program} ${certificate.build}, pack ${certificate.pack}, ` +
    `promise ${promise.number}` + (promise.base ? `, base ${promise.base}` : "");
  if (clauses.slice(0, clauses.indexOf("\n")) !== name)
    throw new Wrong(`promise-${promise.number}.cnf is of another pack, program or promise`);
  return checkRefutation(clauses, fileOf(folder, promise, "drat"));
}

function check(folder, pack, version) {
  const certificate = JSON.parse(readFileSync(`${folder}/certificate.json`, "utf8"));
  if (certificate.pack !== pack) throw new Wrong("the certificate is of another pack");
  if (certificate.program !== version) throw new Wrong("the certificate is of another version");
  if (!certificate.proved.length) throw new Wrong("the certificate says nothing");
  for (const promise of certificate.proved) {
    const start = Date.now();
    const steps = checkPromise(folder, certificate, promise);
    console.log(`promise ${promise.number}: proved; ${steps} steps hold ` +
      `(${((Date.now() - start) / 1000).toFixed(1)} s)`);
  }
}

try {
  check(process.argv[2], process.argv[3], process.argv[4]);
} catch (error) {
  if (!(error instanceof Wrong) && error.code !== "ENOENT") throw error;
  console.log(`not decided: ${error.message}`);
  process.exitCode = 1;
}
