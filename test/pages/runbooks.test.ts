import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphOf } from '../../src/graph/from-app.js';
import { alerts } from '../../src/graph/prometheus-rules.js';
import { fleet } from '../../src/main.js';
import { packageRoot } from '../../src/package-root.js';
import { runbookPages } from '../../src/pages/runbooks.js';

const pages = runbookPages(fleet);
const production = fleet.environment('production');
const rules = alerts(graphOf(fleet.declare(production)));

test('C9: every alert leads to a page that is there', () => {
  const base = production.cluster.runbooks!;
  const linked = rules.map(({ annotations }) => annotations['runbook_url']!.replace(base, 'docs/runbooks'));
  expect(linked.filter(path => !pages.has(path))).toEqual([]);
});

test.each([...pages.keys()])('%s is fresh: `npm run docs` writes it', path => {
  expect(readFileSync(join(packageRoot, path), 'utf8')).toBe(pages.get(path));
});

test('C9: a page says what it means, what to do and how to go back, with the names of this system', () => {
  const page = pages.get('docs/runbooks/codeai/CodeAIHighErrorRate.md')!;
  const { expr } = rules.find(({ alert }) => alert === 'CodeAIHighErrorRate')!;
  for (const title of ['Meaning', 'Impact', 'When it fires', 'First steps', 'Roll back', 'Escalate'])
    expect(page).toContain(`\n## ${title}\n`);
  expect(page).toContain(`\`\`\`promql\n${expr}\n\`\`\``);
  expect(page).toContain('kubectl get pods --namespace codeai --selector app=codeai');
  expect(page).toContain('| production | codeai | above 0.05 in 5m, and at least 3 of them | 5m | critical |');
  expect(page).not.toContain('{{');
});

test('A6: where the document’s own form could not work, its page says so', () => {
  const differing = [...pages]
    .filter(([, page]) => page.includes('## The form of the source document'))
    .map(([path]) => path.split('/')[2]);
  expect(differing.filter(system => system === 'codeai')).toHaveLength(6);
});

test('components that have an alert of one name share its page', () => {
  const page = pages.get('docs/runbooks/codeai/ContainerCrashLooping.md')!;
  expect(page).toContain('container="worker"');
  expect(page).toContain('container="redis"');
  expect(page).toContain('container="pgbouncer"');
  expect(page.match(/^\| production \| /gm)).toHaveLength(5);
});
