import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fleet } from '../../src/main.js';
import { configurationPages } from '../../src/pages/configuration.js';
import { catalogues } from '../../src/systems/catalogues.js';

const root = join(__dirname, '..', '..');
const pages = configurationPages(fleet, catalogues);

test('C7: the committed pages are what `npm run docs` writes', () => {
  const folder = join(root, 'docs', 'configuration');
  const committed = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)));
  expect(committed.sort()).toEqual([...pages.keys()].sort());
  const stale = [...pages].filter(([path, text]) => readFileSync(join(root, path), 'utf8') !== text);
  expect(stale.map(([path]) => path)).toEqual([]);
});

test('C7: a page says meaning, default, the value in each environment, and who is given it', () => {
  const page = pages.get('docs/configuration/codeai.md') ?? '';
  expect(page).toContain('| Variable | Meaning | Default | development | staging | production |');
  expect(page).toContain(
    '| `CODEAI_LOG_LEVEL` | Least important level that is logged. One of `debug`, `info`, `warn`, `error`. | `info` | `debug` | `info` | `info` |',
  );
  expect(page).toContain('`2` (codeai-migrate), `25` (codeai), `10` (codeai-worker)');
  expect(page).toContain('| `CODEAI_DB_PASSWORD` | Database password. Secret. |  | `codeai/postgres#password` |');
});

test('C8: a page says how secrets come in and what rolls the pods', () => {
  expect(pages.get('docs/configuration/codeai.md')).toContain(
    '| production | External Secrets reads ClusterSecretStore vault every 15m. Values are replaced every 90d. Reloader restarts the pods that read a changed Secret. |',
  );
});

test('every system has a page, and every link of it leads somewhere', () => {
  for (const system of Object.keys(catalogues)) {
    const page = pages.get(`docs/configuration/${system}.md`) ?? '';
    const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => `docs/configuration/${target}`);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter(link => !pages.has(link) || !existsSync(join(root, link)))).toEqual([]);
  }
});
