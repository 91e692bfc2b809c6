import { fleetOf, Project } from './project.js';

const owned = (...owners: readonly string[]) =>
  fleetOf("    new Worker(this, 'mailer', { image, resources: common.resources });").replace(
    'class Shop extends System {',
    `class Shop extends System {\n  static override readonly owner = { team: 'shop', codeOwners: ${JSON.stringify(owners)} };`,
  );
const file = '.github/CODEOWNERS';
let project: Project;
afterEach(() => project.remove());
const synth = (...args: readonly string[]) => project.plainsail('synth', '--code-owners', file, ...args);

test('--code-owners keeps the lines of the owners at the end of the file, and what others wrote', () => {
  project = new Project({ 'fleet.ts': owned('@example/shop'), [file]: '* @example/platform' });
  expect(synth('--check').code).toBe(1);
  expect(project.text(file)).toBe('* @example/platform');
  expect(synth()).toMatchObject({ code: 0, stderr: '' });
  const block = (owner: string) =>
    `# Written by plainsail synth --code-owners, from here
/dist/*/shop/ ${owner}
/dist/*/gitops/shop/ ${owner}
/approvals/*/shop.yaml ${owner}
# to here.
`;
  expect(project.text(file)).toBe(`* @example/platform\n${block('@example/shop')}`);
  expect(synth('--check')).toMatchObject({ code: 0, stderr: '' });
  project.write({ 'fleet.ts': owned('@example/new') });
  expect(synth('--check')).toMatchObject({
    ...{ code: 1, stderr: expect.stringContaining('error owner: ".github/CODEOWNERS" has other lines') },
  });
  project.write({ [file]: `${project.text(file)}/docs/ @example/writers\n` });
  expect(synth().code).toBe(0);
  expect(project.text(file)).toBe(`* @example/platform\n/docs/ @example/writers\n${block('@example/new')}`);
  project.write({ 'fleet.ts': owned() });
  expect(synth().code).toBe(0);
  expect(project.text(file)).toBe('* @example/platform\n/docs/ @example/writers\n');
});

test('with --format json the document has what differs, and the file is written', () => {
  project = new Project({ 'fleet.ts': owned('@example/shop') });
  const json = (...args: readonly string[]) => {
    const { code, stdout } = synth('--format', 'json', ...args);
    return { code, findings: JSON.parse(stdout).findings.map(({ check }: { check: string }) => check) };
  };
  expect(json().code).toBe(0);
  expect(project.text(file)).toContain('/dist/*/shop/ @example/shop');
  expect(json('--check')).toEqual({ code: 0, findings: [] });
  project.write({ 'fleet.ts': owned('@example/new') });
  expect(json('--check')).toEqual({ code: 1, findings: ['owner'] });
  expect(json()).toEqual({ code: 0, findings: [] });
  expect(project.text(file)).toContain('/dist/*/shop/ @example/new');
});

test.each([
  ['--watch', "error: option '--code-owners <file>' cannot be used with option '-w, --watch'"],
  ['--check --at HEAD', 'without --out, --accept, --code-owners and --watch'],
])('with %s it is refused', (flags, message) => {
  project = new Project({ 'fleet.ts': owned('@example/shop') });
  expect(synth(...flags.split(' '))).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
});
