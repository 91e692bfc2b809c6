import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesOfRenders } from '../../src/compare/compare.js';
import { Graph } from '../../src/graph/graph.js';
import { graphObject, type Manifest } from '../../src/graph/object.js';
import { inScope } from '../../src/graph/scope.js';
import { packageRoot } from '../../src/package-root.js';
import { sound } from '../checks/server/sound.js';

const { tableOf } = require('../../tools/verdict/answers.js');
const { changesOf } = require('../../tools/verdict/changed.js');

interface Change {
  readonly before: Manifest;
  readonly object: Manifest;
  readonly path: string;
  readonly value: string;
}

const kubernetes = '1.36';
const home = join(packageRoot, 'tools', 'verdict', 'answers', kubernetes);
const read = (file: string) => JSON.parse(readFileSync(join(home, file), 'utf8'));
const tables = read('changes.json');

/** A pod has resources of its own though they are empty. */
const missed = new Set(['Pod spec.resources', 'Job spec.template.spec.resources']);

/** Of the realm of the test, as manifests are: others are never deeply equal. */
const own = (manifest: Manifest): Manifest => JSON.parse(JSON.stringify(manifest));
const graph = (manifest: Manifest) => new Graph(inScope([graphObject(own(manifest))]));
const refusals = new Set<string>(['immutable-field', 'transition-refused']);
const isRefused = ({ before, object }: Change) =>
  changesOfRenders({ previous: graph(before), next: graph(object), kubernetes }).some(({ id }) => refusals.has(id));

test.each(sound.filter(each => tables[tableOf(each)]).map(each => [each.kind, each.metadata.name, each] as const))(
  'a change of %s %s is refused where a real server has refused it',
  (kind, _name, before) => {
    const { refused = {}, untold = {} } = tables[tableOf(before)];
    const changes = [...(changesOf(read(tableOf(before)), before) as Iterable<Change>)];
    // Of a Pod some: all of them take half a minute.
    const judged = changes.filter(
      ({ path, value }, i) =>
        (kind !== 'Pod' || i % 10 === 0) && !untold[path]?.includes(value) && !missed.has(`${kind} ${path}`),
    );
    const wrong = judged.filter(each => isRefused(each) !== (refused[each.path]?.includes(each.value) ?? false));
    expect(judged.length).toBeGreaterThan(0);
    expect(wrong.map(({ path, value }) => `${path}: ${value}`)).toEqual([]);
  },
);
