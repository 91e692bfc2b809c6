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

test('the finding and the comment of the README are what its declaration gives after the change that it names', () => {
  const declaration = block('ts');
  const changed = (...edits: readonly (readonly [string, string])[]) =>
    edits.reduce((text, [from, to]) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    }, declaration);
  const project = new Project({ 'fleet.ts': declaration });
  try {
    expect(project.plainsail('synth').code).toBe(0);
    project.write({ 'fleet.ts': changed(['pooled(database, 10)', 'pooled(database, 40)']) });
    expect(project.plainsail('synth')).toMatchObject({ code: 1, stderr: block('text') });
    project.write({
      'fleet.ts': changed(["staging: '1.2.0'", "staging: '1.3.0'"], ["calls: [api.port('http')]", 'calls: []']),
    });
    expect(project.plainsail('diff', '--from', 'dist', '--format', 'markdown').stdout).toContain(block('markdown'));
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
