import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as plus from 'cdk8s-plus-28';
import { Project } from './cli/project.js';

const page = readFileSync(join(__dirname, '..', 'docs', 'cdk8s-plus.md'), 'utf8');
const programs = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, text], i) => [i + 1, text!] as const);

const fleet = `
import { Environment, Fleet } from 'plainsail';
const cluster = { ingress: { className: 'nginx', controller: { namespace: 'ingress-nginx' } } };
const staging = new Environment('staging', { tier: 'staging', domain: 'staging.example.com', versions: {}, cluster });
export const fleet = new Fleet({ environments: [staging], systems: { shop: Shop } });
`;

/** Who calls whom in each. */
const connections = [
  /front.* => .*web.* : TCP 3000/,
  /kubernetes.io\/metadata.name: ingress-nginx/,
  /probe.* => .*api.* : TCP 8080/,
  /admin.* => .*redis.* : TCP 6379/,
  /front.* => .*api.* : TCP 8080/,
];

test('the page has a program for each way in which both combine', () =>
  expect(programs).toHaveLength(connections.length));

test.each(programs)(
  'program %i of docs/cdk8s-plus.md renders without an error, and its network is whole',
  (i, text) => {
    const project = new Project({ 'fleet.ts': text + fleet });
    symlinkSync(join(project.folder, 'packages'), join(project.folder, 'node_modules'));
    try {
      const { code, stderr } = project.plainsail('synth');
      expect({ code, errors: stderr.match(/^error.*/gm), cutOff: stderr.includes('pod-cut-off') }).toEqual({
        code: 0,
        errors: null,
        cutOff: false,
      });
      const policy = project.tree('dist')['staging/shop/networkpolicy-api.yaml'] ?? '';
      expect(project.plainsail('connections').stdout + policy).toMatch(connections[i - 1]!);
    } finally {
      project.remove();
    }
  },
);

test('the page says of every construct of cdk8s-plus what stands for it here', () => {
  const resources = Object.entries(plus).flatMap(([name, value]) =>
    typeof value === 'function' && value.prototype instanceof plus.Resource ? [name] : [],
  );
  const abstract = ['AbstractPod', 'Workload', 'Resource', 'Role', 'ClusterRole'];
  const table = page.slice(page.indexOf('| cdk8s-plus | here'));
  expect(resources.filter(name => !abstract.includes(name) && !new RegExp(`\\b${name}\\b`).test(table))).toEqual([]);
});
