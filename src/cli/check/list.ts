import { checks } from '../../checks/registry.js';

/** Every check, for people or for machines. */
export function checkList(format: string): string {
  const rows = checks.map(({ id, severity, category, profile = 'default', title, docs }) => ({
    id,
    severity,
    category,
    profile,
    title,
    docs,
  }));
  if (format === 'json') return `${JSON.stringify({ version: 1, checks: rows }, null, 2)}\n`;
  const width = Math.max(...rows.map(({ id }) => id.length));
  return rows
    .map(
      ({ id, severity, profile, title }) =>
        `${id.padEnd(width)}  ${severity.padEnd(7)}  ${profile.padEnd(7)}  ${title}\n`,
    )
    .join('');
}
