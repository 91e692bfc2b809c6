import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fleet } from '../../src/main.js';
import { packageRoot } from '../../src/package-root.js';
import { rollbackPages } from '../../src/pages/rollbacks.js';

const pages = rollbackPages(fleet);
const pageOf = (system: string) => pages.get(`docs/runbooks/${system}/Rollback.md`)!;

test('X4: every system has a way back', () => {
  expect([...pages.keys()].sort()).toEqual(
    Object.keys(fleet.systems)
      .map(system => `docs/runbooks/${system}/Rollback.md`)
      .sort(),
  );
});

test.each([...pages.keys()])('%s is fresh: `npm run docs` writes it', path => {
  expect(readFileSync(join(packageRoot, path), 'utf8')).toBe(pages.get(path));
});

test('X4: each Deployment of a system is undone, and seen to be well, with its own names', () => {
  const page = pageOf('codeai');
  for (const name of ['codeai', 'codeai-worker', 'pgbouncer']) {
    expect(page).toContain(`kubectl rollout undo deployment/${name} --namespace codeai # or: --to-revision=<number>\n`);
    expect(page).toContain(`kubectl rollout status deployment/${name} --namespace codeai\n`);
  }
  expect(page).toContain('kubectl port-forward --namespace codeai service/codeai-service 8080:80 &');
  expect(page).toContain('kubectl get pods --namespace codeai --selector app=codeai\n');
});

test('X4: data is spoken of where something is there for it', () => {
  expect(pageOf('codex-app-server')).toContain('\n## Data\n');
  expect(pageOf('codeai')).not.toContain('\n## Data\n');
});
