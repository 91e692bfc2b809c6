import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from './cli/project.js';

const page = readFileSync(join(__dirname, '..', 'docs', 'components.md'), 'utf8');
const fleet = `
import { Environment, Fleet } from 'plainsail';
const staging = new Environment('staging', { tier: 'staging', domain: 'staging.example.com', versions: {} });
export const fleet = new Fleet({ environments: [staging], systems: { shop: Shop } });
`;

test('the program of docs/components.md renders; only what others make is not known', () => {
  const project = new Project({ 'fleet.ts': /```ts\n(.*?)```/s.exec(page)![1]! + fleet });
  try {
    const { stderr } = project.plainsail('synth');
    const errors = [...stderr.matchAll(/^error (\S+?):/gm)].map(([, id]) => id);
    expect([...new Set(errors)].sort()).toEqual(['claim-exists', 'config-map-exists']);
    const secrets = [...stderr.matchAll(/nothing makes a Secret "(.*?)"/g)].map(([, name]) => name);
    expect([...new Set(secrets)].sort()).toEqual(['keys', 'licence']);
  } finally {
    project.remove();
  }
});
