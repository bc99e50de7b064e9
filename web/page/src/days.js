// SPDX-License-Identifier: Apache-2.0

/** The day of this device's clock, as 2026-12-01. */
export function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');

  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A day as the language of the page writes it. */
export const written = (day) =>
  new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
    .format(new Date(`${day}T00:00:00Z`));
