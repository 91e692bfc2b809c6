import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as All from '../../src/checks/all.js';
import type { Check } from '../../src/checks/check.js';
import { CheckIds } from '../../src/checks/check-ids.js';
import { checkPage } from '../../src/checks/pages.js';
import { checks } from '../../src/checks/registry.js';
import { Project } from '../cli/project.js';

/** The checks, as if two of them had been renamed. */
const renamed = (all: typeof All) => {
  const imageTagFixed = { ...all.imageTagFixed, formerly: ['tag-pinned'] };
  const minimumReplicas = { ...all.minimumReplicas, formerly: ['replica-count'] };
  return Object.defineProperty({ ...all, imageTagFixed, minimumReplicas }, '__esModule', { value: true });
};

const list = join(__dirname, 'released-ids.txt');

test('no id of a check is lost: who is renamed keeps the former one', () => {
  const released = readFileSync(list, 'utf8').split('\n').filter(Boolean);
  expect(released.length).toBeGreaterThan(150);
  const ids = new CheckIds(checks);
  expect(released.filter(id => !ids.find(id))).toEqual([]);
  expect(ids.all.filter(id => !released.includes(id))).toEqual([]);
});

const named = (id: string, ...formerly: readonly string[]): Check => ({ ...checks[0]!, id, formerly });

test('an id is of one check alone', () => {
  expect(() => new CheckIds([named('a', 'b'), named('b')])).toThrow('the id "b" is of "a" and of "b"');
  expect(() => new CheckIds([named('a', 'c'), named('b', 'c')])).toThrow('the id "c" is of "a" and of "b"');
});

test('the page of a check has its former ids', () => {
  expect(checkPage(named('a', 'b', 'c'))).toContain('\n| formerly | `b`, `c` |\n');
});

describe('under a former id', () => {
  const deployment = (name: string, annotations = '') => `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop, annotations: { ${annotations} } }
spec:
  selector: { matchLabels: { app: ${name} } }
  template: { metadata: { labels: { app: ${name} } }, spec: { containers: [{ name: a, image: 'a:latest' }] } }
`;
  const waiver = 'waive.plainsail.dev/tag-pinned: "moves; owner: shop; until: 2030-01-31"';
  const warning = 'the check "tag-pinned" is now named "image-tag-fixed"';
  const only = ['--only', 'tag-pinned'];

  let project: Project;
  let folder: string;
  let written: string;
  let said: string;
  beforeEach(() => {
    folder = process.cwd();
    project = new Project({ 'm/api.yaml': deployment('api'), 'm/waived.yaml': deployment('waived', waiver) });
    process.chdir(project.folder);
    jest.resetModules();
    jest.doMock('../../src/checks/all.js', () => renamed(jest.requireActual('../../src/checks/all.js')));
    said = '';
    jest.spyOn(process.stdout, 'write').mockImplementation(text => {
      written += String(text);
      return true;
    });
    jest.spyOn(process.stderr, 'write').mockImplementation(text => {
      said += String(text);
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.dontMock('../../src/checks/all.js');
    process.chdir(folder);
    project.remove();
  });

  /** The command in this process, where the check has another id. */
  async function plainsail(...args: readonly string[]): Promise<readonly [code: number, output: string]> {
    const { main } = await import('../../src/cli/main.js');
    const own = globalThis.console;
    written = '';
    try {
      const code = await main(['node', 'plainsail', ...args]);
      return [code, written];
    } finally {
      globalThis.console = own;
      process.exitCode = undefined;
    }
  }
  const findings = async (...args: readonly string[]) => {
    const [code, output] = await plainsail('check', 'm', '--format', 'json', '--today', '2030-01-01', ...args);
    const document = JSON.parse(output) as {
      findings: readonly { check: string; waived: boolean; message: string; object?: { name: string } }[];
    };
    return { code, all: document.findings, found: document.findings.filter(each => each.check !== 'check-renamed') };
  };
  const names = ({ found }: Awaited<ReturnType<typeof findings>>) =>
    found.map(({ check, waived, object }) => [check, waived, object?.name]);
  const warnings = ({ all }: Awaited<ReturnType<typeof findings>>) =>
    all.filter(({ check }) => check === 'check-renamed').map(({ message, object }) => [message, object?.name]);

  test('a waiver holds, and is warned of where it is', async () => {
    const run = await findings('--only', 'image-tag-fixed');
    expect(names(run)).toEqual([
      ['image-tag-fixed', false, 'api'],
      ['image-tag-fixed', true, 'waived'],
    ]);
    expect(warnings(run)).toEqual([[warning, 'waived']]);
  });

  test('--only, --skip and --fail-on name the check, with one warning', async () => {
    const chosen = await findings(...only);
    expect(names(chosen)).toContainEqual(['image-tag-fixed', false, 'api']);
    expect(warnings(chosen)).toContainEqual([warning, undefined]);
    expect(names(await findings('--skip', 'tag-pinned')).flat()).not.toContain('image-tag-fixed');
    expect((await findings(...only, '--fail-on', 'never')).code).toBe(0);
    expect((await findings(...only, '--fail-on', 'never', 'tag-pinned')).code).toBe(1);
  });

  test('keys of package.json name it', async () => {
    project.write({ 'package.json': JSON.stringify({ plainsail: { check: { skip: ['tag-pinned'] } } }) });
    const run = await findings();
    expect(names(run).flat()).not.toContain('image-tag-fixed');
    expect(warnings(run)).toContainEqual([warning, undefined]);
  });

  test('a baseline and a file of waivers hold', async () => {
    await plainsail('check', 'm', '--only', 'image-tag-fixed', '--baseline', 'known.json', '--write-baseline');
    project.write({
      'known.json': project.text('known.json').replaceAll('image-tag-fixed', 'tag-pinned'),
      'waivers.yaml': `- { check: tag-pinned, object: Deployment shop/api, reason: later, owner: shop, until: "2030-01-31" }\n`,
    });
    const known = await findings('--only', 'image-tag-fixed', '--baseline', 'known.json');
    expect([known.code, names(known)]).toEqual([0, [['image-tag-fixed', true, 'waived']]]);
    expect(warnings(known)).toContainEqual([warning, undefined]);
    const waived = await findings('--only', 'image-tag-fixed', '--waivers', 'waivers.yaml');
    expect(names(waived)).toEqual([
      ['image-tag-fixed', true, 'waived'],
      ['image-tag-fixed', true, 'api'],
    ]);
    expect(warnings(waived)).toContainEqual([warning, undefined]);
  });

  test('explain shows the page, and names the present id', async () => {
    const [code, output] = await plainsail('explain', 'tag-pinned');
    expect(code).toBe(0);
    expect(said).toContain(`warning check-renamed: ${warning}`);
    expect(output).toContain('# image-tag-fixed\n');
  });

  test('options of the check are set', async () => {
    const few = async (pods: number) => {
      const options = ['--only', 'replica-count', '--set', `replica-count.pods=${pods}`];
      return (await findings(...options)).all.map(({ check, message }) => [check, message]);
    };
    const one = await few(1);
    expect(one).toContainEqual(['check-renamed', 'the check "replica-count" is now named "minimum-replicas"']);
    expect(one.flat()).not.toContain('minimum-replicas');
    expect(await few(7)).toContainEqual(['minimum-replicas', expect.stringContaining('7')]);
  });

  test('a waiver of the plugin holds', async () => {
    const { validate } = await import('../../src/cdk8s-plugin/validate.js');
    const found: string[] = [];
    const report = {
      addViolation: ({ ruleName }: { readonly ruleName: string }) => found.push(ruleName),
      submit: () => undefined,
    };
    const waivers = [
      { check: 'tag-pinned', object: 'Deployment shop/api', reason: 'later', owner: 'shop', until: '2030-01-31' },
    ];
    validate({ manifests: ['m/api.yaml'], report }, { only: ['tag-pinned'], waivers });
    expect(found).toEqual(['check-renamed (warning)']);
  });

  test('a waiver that is declared goes to the kinds of the check', async () => {
    const { kindsTable } = await import('../../src/checks/kinds-table.js');
    const { checks: all } = await import('../../src/checks/registry.js');
    expect(kindsTable(all)).toMatch(/'[^']*\bimage-tag-fixed tag-pinned\b/);
  });
});
