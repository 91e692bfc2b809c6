import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from './cli/project.js';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
const block = (language: string) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(readme)?.[1] ?? '';

test('the declaration of the README renders the YAML of the README', () => {
  const project = new Project({ 'fleet.ts': block('ts') });
  try {
    const { code, stdout, stderr } = project.plainsail('synth');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(/renders (\d+ objects)/.exec(readme)?.[1]);
    expect(project.tree('dist')['staging/shop/networkpolicy-api.yaml']?.replace(/^\S+ /, '')).toBe(block('yaml'));
  } finally {
    project.remove();
  }
});

test('every dependency has a reason in the README', () => {
  const manifest = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as Record<string, object>;
  const names = [...Object.keys(manifest['dependencies'] ?? {}), ...Object.keys(manifest['peerDependencies'] ?? {})];
  const table = readme.slice(readme.indexOf('## Dependencies'));
  expect(names.filter(name => !table.includes(name))).toEqual([]);
});

test('every command has a row in the README', () => {
  const project = new Project({});
  try {
    const commands = [...project.plainsail('--help').stdout.matchAll(/^ {2}([a-z-]+) \[/gm)].map(([, name]) => name!);
    expect(commands).toContain('synth');
    expect(commands.filter(name => name !== 'help' && !readme.includes(`\`plainsail ${name}`))).toEqual([]);
  } finally {
    project.remove();
  }
});
