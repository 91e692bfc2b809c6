import { formatObject } from '../problem.js';
import { type Consequence, sections } from './consequence.js';
import { listed } from './lists.js';

/** The consequences of one cluster. */
export interface Cluster {
  /** The name of the environment; the empty text where there is only one. */
  readonly name: string;
  readonly consequences: readonly Consequence[];
  /** Clusters with the same consequences but for their name. @default none */
  readonly twins?: readonly string[] | undefined;
}

/** One consequence, in all clusters where it is the same. */
export interface Grouped extends Consequence {
  /** `Deployment shop/api` */
  readonly subject: string;
  /** Every cluster that has it, in their order. */
  readonly environments: readonly string[];
  /** What was meant, by `--accept`. */
  readonly accepted: boolean;
}

/** What takes the place of the name of an environment in its own texts. */
const placeholder = '<environment>';

/** Each consequence once, with the clusters that have it, sorted by section; what happens in every release comes last in its section. */
export function grouped(clusters: readonly Cluster[], accepted: readonly string[] = []): readonly Grouped[] {
  const groups = new Map<string, { readonly first: Consequence; readonly own: string; readonly names: Set<string> }>();
  for (const { name, consequences, twins = [] } of clusters) {
    for (const each of consequences) {
      const key = JSON.stringify([
        each.section,
        each.id,
        general(`${subjectOf(each)}\n${each.message}\n${each.hint}`, name),
      ]);
      const group = groups.get(key);
      if (!group) groups.set(key, { first: each, own: name, names: new Set([name, ...twins]) });
      else for (const same of [name, ...twins]) group.names.add(same);
    }
  }
  const meant = new Set(accepted);
  const all = allNames(clusters);
  const found = [...groups.values()].map(({ first, own, names }): Grouped => {
    const say = (text: string) => (names.size > 1 ? general(text, own) : text);
    const { object } = first;
    return {
      ...first,
      subject: say(subjectOf(first)),
      message: say(first.message),
      environments: names.size === all.length ? all : all.filter(name => names.has(name)),
      accepted: [formatObject(object), `${object.kind}/${object.name}`].some(name => meant.has(name)),
    };
  });
  return found.sort((a, b) => rank(a) - rank(b) || compare(a.subject, b.subject) || compare(a.message, b.message));
}

/** Every cluster, twins included, in an order that no file system changes. */
export const allNames = (clusters: readonly Cluster[]): readonly string[] =>
  clusters.flatMap(({ name, twins = [] }) => [name, ...twins]).sort();

const subjectOf = ({ subject, object }: Consequence): string => subject ?? formatObject(object);

const rank = ({ section, routine }: Grouped): number => 2 * sections.indexOf(section) + (routine ? 1 : 0);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The text as it would be for any environment. */
function general(text: string, environment: string): string {
  const name = environment.slice(environment.lastIndexOf('/') + 1);
  if (name.length < 2 || !text.includes(name)) return text;
  return text.replaceAll(
    new RegExp(`(?<![A-Za-z0-9])${name.replace(/[^\w]/g, '\\$&')}(?![A-Za-z0-9])`, 'g'),
    placeholder,
  );
}

/** Where it happens: `in 48 of 50 environments, not in eu-2 and us-1`; the empty text where there is only one. */
export function placesText(environments: readonly string[], all: readonly string[]): string {
  if (all.length < 2) return '';
  if (environments.length === all.length) return `in all ${all.length} environments`;
  const absent = all.filter(name => !environments.includes(name));
  return environments.length > all.length / 2 && environments.length > 3
    ? `in ${environments.length} of ${all.length} environments, not in ${listed(absent, 6)}`
    : `in ${listed(environments, 6)}`;
}
