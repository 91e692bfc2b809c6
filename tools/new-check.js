#!/usr/bin/env node
/**
 * Starts a check: `npm run new-check <id>` writes its rule, its test, its planted fault and its page, and registers it.
 * What it writes passes as it is; make it find what it should, then run `npm run docs` again.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [id, ...rest] = process.argv.slice(2);
const path = (...parts) => join(root, ...parts);
const rule = path('src', 'checks', 'rules', `${id}.ts`);

if (id === undefined || rest.length > 0 || !/^[a-z]+(-[a-z0-9]+)+$/.test(id)) {
  stop(
    `"${[id, ...rest].join(' ')}" is not the id of a check: use lower-case words joined by "-", such as "image-tag-fixed".`,
  );
}
if (existsSync(rule)) stop(`there is a check "${id}" already: src/checks/rules/${id}.ts.`);

const name = id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
writeFileSync(rule, ruleText());
writeFileSync(path('test', 'checks', 'rules', `${id}.test.ts`), testText());
insert(
  path('src', 'checks', 'all.ts'),
  /^export \{.*from '\.\/rules\/(.*)\.js';$/,
  `export { ${name} } from './rules/${id}.js';\n`,
);
insert(path('test', 'checks', 'support', 'faults.ts'), /^ {2}'(.*)': world => \{$/, faultText());
insert(path('test', 'checks', 'support', 'severities.ts'), /^ {2}'(.*)': \[/, `  '${id}': ['warning'],\n`);
execFileSync(process.execPath, [path('tools', 'docs.js')], { cwd: root, stdio: 'inherit' });
process.stdout.write(`src/checks/rules/${id}.ts
test/checks/rules/${id}.test.ts
test/checks/support/faults.ts: '${id}'
test/checks/support/severities.ts: '${id}', as long as it is a warning
docs/checks/${id}.md

Make them find what the check is for, run "npm run docs", then:
npx jest test/checks/rules/${id} test/checks/registry test/checks/pages test/checks/planted -t ${id}
`);

function ruleText() {
  return `import { type Check, finding } from '../check.js';

const annotation = 'example.com/${id}';

export const ${name}: Check = {
  id: '${id}',
  title: 'No object carries the annotation of this example',
  why: 'Say here how a cluster suffers when the rule is broken.',
  fix: 'Say here what to do about it, for any object.',
  category: 'metadata',
  severity: 'warning',
  kinds: 'any',
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
  fails: \`
apiVersion: v1
kind: ConfigMap
metadata: { name: api, annotations: { example.com/${id}: wrong } }
\`,
  *check(graph) {
    for (const object of graph.objects) {
      const value = object.manifest.metadata.annotations?.[annotation];
      if (value !== undefined) yield finding(object, 'metadata.annotations', \`carries \${annotation} "\${value}"\`);
    }
  },
};
`;
}

function testText() {
  return `import { ${name} } from '../../../src/checks/rules/${id}.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(${name}, {
  example: [['ConfigMap api', 'metadata.annotations', 'carries example.com/${id} "wrong"']],
  valid: [{ name: 'an object without it', yaml: object('ConfigMap', 'api', 'data: {}') }],
});
`;
}

function faultText() {
  return `  '${id}': world => {
    const { metadata } = world.pick('Deployment');
    metadata.annotations = { ...metadata.annotations, 'example.com/${id}': 'wrong' };
  },
`;
}

/** Puts an entry before the first one whose id comes after it. */
function insert(file, entry, text) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const next = lines.findIndex(line => (entry.exec(line)?.[1] ?? '') > id);
  const end = lines.includes('};') ? lines.indexOf('};') : lines.findLastIndex(line => line !== '') + 1;
  let at = next < 0 ? end : next;
  while (lines[at - 1]?.trimStart().startsWith('//')) at--; // A comment belongs to the entry below it.
  lines.splice(at, 0, ...text.trimEnd().split('\n'));
  writeFileSync(file, lines.join('\n'));
}

function stop(message) {
  process.stderr.write(`error new-check: ${message}\n`);
  process.exit(2);
}
