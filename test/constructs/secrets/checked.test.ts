import { App } from 'cdk8s';
import { runChecks } from '../../../src/checks/registry.js';
import type { SecretStore } from '../../../src/entries/types.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { Environment, System, Worker } from '../../../src/index.js';
import { formatProblem } from '../../../src/problem.js';
import { render } from '../../../src/render/render.js';
import { small } from '../support.js';
import { config, stores } from './shop.js';

/** A system of one worker, in an environment that delivers secrets in this way. */
function systemWith(secretStore: SecretStore) {
  const app = new App();
  const cluster = { secretStore, reloader: true, zones: 1 } as const;
  const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {}, cluster });
  const system = new System(app, 'shop', { environment, namespace: 'shop' });
  new Worker(system, 'worker', { image: 'shop:1.0.0', command: ['/shop'], config, resources: small });
  return graphOf(app);
}

test.each(Object.entries(stores))('C8: %s: every check of the whole graph is content', (_, store) => {
  const problems = runChecks(systemWith(store), { kubernetes: '1.31' });
  const aboutSecrets = problems.filter(({ id }) => /secret|variable|key|config|rotation|connection|policy/.test(id));
  expect(aboutSecrets.map(formatProblem)).toEqual([]);
});

test('C8: skeletons are in templates, where nothing applies them', () => {
  const files = render(systemWith({ backend: 'manual' }));
  const folder = 'staging/shop/';
  const skeletons = ['templates/secret-worker-kernel-tls.yaml', 'templates/secret-worker-secrets.yaml'];
  expect([...files.keys()].filter(path => path.includes('templates/')).sort()).toEqual(
    skeletons.map(path => folder + path),
  );
  expect(files.get(`${folder}kustomization.yaml`)).not.toContain('templates');
  expect(files.get(`${folder}.plainsail`)?.split('\n')).toEqual(expect.arrayContaining(skeletons));
});
