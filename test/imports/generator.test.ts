import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distinctNames } from '../../tools/import/src/names.js';
import { compare, update } from '../../tools/import/src/output.js';

describe('names in one file', () => {
  const id = (path: string) => ({ package: 'models', path });
  const kind = id('monitoring.coreos.com/v1/Probe');
  const other = id('github.com/example/pkg/api/Probe');

  it('stay where nobody else has them', () => {
    expect(distinctNames([other], [])(other)).toBe('Probe');
  });

  it('get their folder in front where a kind has them', () => {
    const naming = distinctNames([kind, other], [kind]);
    expect([naming(kind), naming(other)]).toEqual(['Probe', 'ApiProbe']);
  });
});

describe('the generated folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plainsail-imports-'));
    mkdirSync(join(folder, 'k8s'));
    writeFileSync(join(folder, 'k8s/core.ts'), 'same');
    writeFileSync(join(folder, 'old.ts'), 'old');
    writeFileSync(join(folder, 'edited.ts'), 'by hand');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const files = new Map([
    ['k8s/core.ts', 'same'],
    ['edited.ts', 'generated'],
    ['schemas/apps/v1.json', '{}'],
  ]);

  it('is compared file by file', () => {
    expect(compare(folder, files)).toEqual({
      missing: ['schemas/apps/v1.json'],
      changed: ['edited.ts'],
      extra: ['old.ts'],
    });
  });

  it('is made to hold exactly the files, and those that are right are not touched', () => {
    const longAgo = new Date('2001-01-01T00:00:00Z');
    utimesSync(join(folder, 'k8s/core.ts'), longAgo, longAgo);
    update(folder, files);
    expect(compare(folder, files)).toEqual({ missing: [], changed: [], extra: [] });
    expect(readFileSync(join(folder, 'edited.ts'), 'utf8')).toBe('generated');
    expect(statSync(join(folder, 'k8s/core.ts')).mtime).toEqual(longAgo);
  });
});
