import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/package-root.js';
import { refusedAt, sound } from './sound.js';

const { answeredCases, tableOf } = require('../../../tools/verdict/answers.js');

const home = join(packageRoot, 'tools', 'verdict', 'answers');
const tables = readdirSync(home).flatMap(kubernetes =>
  sound
    .filter(({ kind }) => kind !== 'Pod') // Its places take a minute; --answers has them.
    .map(object => ({ kubernetes, object, file: join(home, kubernetes, tableOf(object)) }))
    .filter(({ file }) => existsSync(file)),
);

/** Check does not know it: an expression names a variable that is not declared. */
const missed = new Set(['MutatingAdmissionPolicy spec.variables[0].name']);

interface Answered {
  readonly object: Parameters<typeof refusedAt>[0];
  readonly path: string;
  readonly value: string;
  readonly accepted: boolean;
}

/**
 * Of each place one value that a real server has refused and one that it has taken, another at each; all of them:
 * `npm run verdict -- --answers`.
 */
test.each(tables.map(each => [each.kubernetes, each.object.kind, each.object.metadata.name, each] as const))(
  'Kubernetes %s: %s %s is refused where a server has refused it',
  (kubernetes, _kind, _name, { object, file }) => {
    const places = new Map<string, Answered[]>();
    // Reading already refuses a manifest without metadata.
    for (const each of answeredCases(JSON.parse(readFileSync(file, 'utf8')), object) as Iterable<Answered>)
      if (each.path !== 'metadata') places.set(each.path, [...(places.get(each.path) ?? []), each]);
    const some = [...places.values()].flatMap((cases, i) =>
      [cases.filter(({ accepted }) => accepted), cases.filter(({ accepted }) => !accepted)].flatMap(all =>
        all.length > 0 ? [all[i % all.length]!] : [],
      ),
    );
    const judged = some.filter(({ path }) => !missed.has(`${object.kind} ${path}`));
    const wrong = judged.filter(each => each.accepted !== (refusedAt(each.object, kubernetes).length === 0));
    expect(wrong.map(({ path, value, accepted }) => `${path}: ${value}: ${accepted ? 'accepted' : 'refused'}`)).toEqual(
      [],
    );
  },
);
