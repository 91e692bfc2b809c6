import { join } from 'node:path';
import { App } from 'cdk8s';
import { checkGraph } from '../src/checks/registry.js';
import type { Fleet } from '../src/fleet/fleet.js';
import { graphOf } from '../src/graph/from-app.js';
import { System } from '../src/index.js';
import { render } from '../src/render/render.js';
import { contextOf } from '../src/synth/environment-problems.js';
import { entriesOf } from '../tools/docstrings.js';
import { exampleNames, examplesFolder, renderedBy } from '../tools/examples.js';
import { withoutExample } from '../tools/reference-examples.js';

interface Example {
  readonly example?: (shop: System) => void;
  readonly fleet?: Fleet;
  readonly shows?: readonly string[];
}

const root = join(__dirname, '..');
const { environment } = require(join(root, examplesFolder, 'surroundings.ts'));
const names: readonly string[] = exampleNames(root);
const programOf = (name: string): Example => require(join(root, examplesFolder, `${name}.ts`));

/** Objects that these examples say another library declares. */
const elsewhere: Readonly<Record<string, string>> = {
  Autoscaler: 'autoscaler-target-exists',
  KedaAutoscaler: 'autoscaler-target-exists',
  PublicRoute: 'ingress-backend-exists',
};

test.each(names)('the example of %s renders something, and no check has an error', name => {
  const program = programOf(name);
  const files = renderedBy(program, { App, System, environment, graphOf, render });
  expect(files.size).toBeGreaterThan(0);
  expect([...files.keys()]).toEqual(expect.arrayContaining([...(program.shows ?? [])]));
  const [where] = program.fleet?.environments ?? [environment];
  const app = program.fleet?.declare(where) ?? new App();
  program.example?.(new System(app, 'shop', { environment }));
  const { problems } = checkGraph(graphOf(app), { ...contextOf(where), placeholders: 'all' });
  const errors = problems.filter(({ severity, id }) => severity === 'error' && id !== elsewhere[name]);
  expect(errors).toEqual([]);
});

/** Nobody makes these by hand. */
const made: Readonly<Record<string, string>> = {
  PlainsailValidation: 'cdk8s makes it: docs/plugin.md',
  ProblemError: 'it is thrown',
  ExpectationError: 'it is thrown',
};

test('every class and every type of props has an example, and so has each name of the root entry but a few', () => {
  const entries: readonly { entry: string; names: readonly { name: string; kind: string }[] }[] = entriesOf(root);
  const missing: readonly string[] = withoutExample(root);
  const all = entries.flatMap(each => each.names);
  const needed = all.filter(({ name, kind }) => (kind === 'class' && !(name in made)) || name.endsWith('Props'));
  expect(needed.length).toBeGreaterThan(100);
  expect(needed.map(({ name }) => name).filter(name => missing.includes(name))).toEqual([]);
  const plainsail = entries.find(({ entry }) => entry === 'plainsail')!.names.map(({ name }) => name);
  expect(plainsail.filter(name => missing.includes(name) && !(name in made)).sort()).toEqual([]);
});
