import { newest } from '../defaults/dated.js';
import type { Chosen } from './choices.js';
import type { Kit } from './kit.js';
import type { Additions } from './manifest.js';
import type { Place } from './place.js';

/** What the package.json of a new project has. */
export function additionsFor({ packages, plainsail }: Kit, { base, out }: Place, { tests }: Chosen): Additions {
  const types = base === '' ? 'tsc' : `tsc -p ${base.slice(0, -1)}`;
  const run = {
    node: `node --import plainsail/register --test ${base}test/*${base === '' ? '.test' : ''}.ts`,
    vitest: 'vitest run',
    jest: 'jest',
  }[tests];
  return {
    plainsail: { fleet: `${base}src/main.ts`, ...(out !== 'dist' && { out }), defaults: newest() },
    scripts: { test: `${types} && ${run}`, synth: 'plainsail synth', check: 'plainsail check' },
    dependencies: { plainsail, ...packages.dependencies },
    devDependencies: { ...packages.devDependencies, ...packages.tests[tests] },
  };
}
