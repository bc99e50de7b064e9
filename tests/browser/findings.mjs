// SPDX-License-Identifier: Apache-2.0
// What went wrong, counted; and the hostile text that every kind of document has to bear.
let failures = 0;

export function fail(sentence) {
  failures++;
  console.log('FAILED', sentence);
}

export const failureCount = () => failures;

// What a clinician's editor, or somebody unkind, may put into a text.
export const HOSTILE = `<script>window.broken=1</script><img src=x onerror="window.broken=1">' & &lt; `
  + ']]> --> *a* **b** [c](javascript:d) <https://e.example> | `f` \\ # g BEGIN:VEVENT, END:VEVENT;';
