import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { packageRoot } from '../package-root.js';
import type { Report } from './model/report.js';
import { packed } from './packed.js';

/** A part of the page, as the build of this package made it. */
const built = (name: string): string => readFileSync(`${packageRoot}lib/report/${name}`, 'utf8');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** JSON that ends no script element. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/**
 * The report as one page that asks for nothing: it runs its own script alone, by its hash.
 * @param base what relative paths are put behind: `..`, an address, or the empty text
 */
export function reportHtml(report: Report, base: string): string {
  const [script, style] = [built('page.js'), built('style.css')];
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(report.title)}: plainsail report</title>
<style>${style}</style>
</head>
<body>
<noscript><p>This page draws its data with a script of its own, which asks for nothing from elsewhere. Allow scripts to see it.</p></noscript>
<script type="application/json" id="data">${inScript({ base, packed: packed(report) })}</script>
<script>${script}</script>
</body>
</html>
`;
}
