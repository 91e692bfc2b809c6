import { isDeepStrictEqual } from 'node:util';
import { at, type Fields, fieldsOf, listOf, textMapOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { perGraph } from '../../graph/per-graph.js';
import { formatObject } from '../../problem.js';
import { applicationsIn, generated, isOpen, listedElements, type WrittenApplication } from '../applications.js';
import { type Check, type Finding, finding } from '../check.js';

export const applicationSetRollsOut: Check = {
  id: 'application-set-rolls-out',
  title: 'An ApplicationSet makes each Application once, keeps it, and every one is in a step',
  why: 'RollingSync leaves out Applications that no step selects, and turns automated sync off; a name without a parameter is the same for all; a generator of folders that sees none for a moment deletes every Application with all that it delivered.',
  fix: 'Give the template the labels that the steps select, no `automated` under RollingSync, a name with a parameter, and `syncPolicy.preserveResourcesOnDeletion: true` beside a generator of folders.',
  category: 'delivery',
  severity: 'warning',
  kinds: ['ApplicationSet'],
  docs: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Progressive-Syncs/',
  fails: `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: shops, namespace: argocd }
spec:
  generators: [{ list: { elements: [{ region: eu }, { region: us }] } }]
  strategy:
    type: RollingSync
    rollingSync: { steps: [{ matchExpressions: [{ key: env, operator: In, values: [dev] }] }] }
  template:
    metadata: { name: 'shop-{{region}}' }
    spec:
      project: default
      source: { repoURL: 'https://git.example.com/fleet.git', path: 'shop/{{region}}', targetRevision: main }
      destination: { server: 'https://kubernetes.default.svc' }
`,
  *check(graph) {
    for (const object of graph.ofKind('ApplicationSet'))
      if (object.group === 'argoproj.io') yield* findingsOn(graph, object);
  },
};

function* findingsOn(graph: Graph, object: GraphObject): Iterable<Finding> {
  const spec = at(object.manifest, 'spec');
  const made = generated(object);
  const strategy = at(spec, 'strategy');
  if (strategy['type'] === 'RollingSync') yield* rolling(object, spec, made);
  else if (strategy['rollingSync'] !== undefined)
    yield finding(object, 'spec.strategy.type', 'is not RollingSync: the steps below it mean nothing');
  yield* sameNames(graph, object, made);
  const folders = listOf(spec['generators']).some(each => at(each, 'git')['directories'] !== undefined);
  const { preserveResourcesOnDeletion, applicationsSync } = at(spec, 'syncPolicy');
  const isKept =
    preserveResourcesOnDeletion === true || ['create-only', 'create-update'].includes(String(applicationsSync));
  if (folders && !isKept)
    yield finding(
      object,
      'spec.generators',
      'makes Applications from folders: when it sees none for a moment, all of them are deleted with what they delivered',
    );
}

interface Step {
  readonly path: string;
  readonly expressions: readonly Fields[];
  readonly maxUpdate: unknown;
}

function* rolling(object: GraphObject, spec: Fields, made: readonly WrittenApplication[]): Iterable<Finding> {
  const place = 'spec.strategy.rollingSync.steps';
  const steps = listOf(at(spec, 'strategy', 'rollingSync')['steps']).map((step, i) => ({
    path: `${place}[${i}]`,
    expressions: listOf(at(step)['matchExpressions']).map(fieldsOf),
    maxUpdate: at(step)['maxUpdate'],
  }));
  if (steps.length === 0) yield finding(object, place, 'has no steps: no Application is ever synced');
  const isPatched = spec['templatePatch'] !== undefined;
  for (const step of steps) yield* emptyStep(object, step, isPatched ? [] : made);
  if (!isPatched) yield* outsideOfSteps(object, steps, made);
  const { automated } = at(spec, 'template', 'spec', 'syncPolicy');
  // Of automated sync its steps only ask whether they prune.
  const isForPrune = isDeepStrictEqual(automated, { prune: true });
  if (automated && at(automated)['enabled'] !== false && !isForPrune)
    yield finding(
      object,
      'spec.template.spec.syncPolicy.automated',
      'is turned off by RollingSync, which syncs in steps itself: only `prune` of it still counts, and a change by hand is not put back',
    );
}

function* emptyStep(
  object: GraphObject,
  { path, expressions, maxUpdate }: Step,
  made: readonly WrittenApplication[],
): Iterable<Finding> {
  if (maxUpdate === 0 || /^0+%?$/.test(String(maxUpdate)))
    yield finding(
      object,
      `${path}.maxUpdate`,
      `is ${maxUpdate}: the step syncs nothing, and those after it wait for ever`,
    );
  for (const [j, expression] of expressions.entries()) {
    const { key, operator } = expression;
    const place = `${path}.matchExpressions[${j}]`;
    if (operator !== 'In' && operator !== 'NotIn') {
      yield finding(
        object,
        `${place}.operator`,
        `is "${operator}", and RollingSync knows In and NotIn: no Application is in this step`,
      );
      continue;
    }
    if (made.length === 0 || made.some(each => selects([expression], each) !== false)) continue;
    const values = [...new Set(made.map(each => labelOf(each, String(key))))];
    const [value] = values;
    const has =
      value === undefined
        ? 'the template has no such label'
        : values.length === 1
          ? `the template has the value "${value}"`
          : `the Applications have ${values.map(each => `"${each ?? ''}"`).join(', ')}`;
    yield finding(object, place, `selects by the label "${key}", and ${has}: no Application is in this step`);
  }
}

/** Applications that no step selects are never synced; those that two select are in the later one for some, in the first for others. */
function* outsideOfSteps(
  object: GraphObject,
  steps: readonly Step[],
  made: readonly WrittenApplication[],
): Iterable<Finding> {
  if (steps.length === 0) return;
  for (const each of made) {
    const answers = steps.map(({ expressions }) => selects(expressions, each));
    const name = `Application ${String(each.metadata['name'])}`;
    const place = 'spec.strategy.rollingSync.steps';
    if (
      answers.every(answer => answer === false) &&
      made.some(other => steps.some(step => selects(step.expressions, other) !== false))
    )
      yield finding(object, place, `select ${name} in none of them: it is never synced`);
    if (answers.filter(answer => answer === true).length > 1)
      yield finding(object, place, `select ${name} in more than one: Argo CD warns, and takes the last`);
  }
}

const labelOf = ({ metadata }: WrittenApplication, key: string): string | undefined =>
  textMapOf(metadata['labels'])[key];

/** Whether all expressions select an Application; undefined where its labels are not known. */
function selects(expressions: readonly Fields[], application: WrittenApplication): boolean | undefined {
  const answers = expressions.map(({ key, operator, values }) => {
    const value = labelOf(application, String(key));
    if (value === undefined) return operator === 'NotIn';
    if (isOpen(value)) return undefined;
    return listOf(values).includes(value) === (operator === 'In') && (operator === 'In' || operator === 'NotIn');
  });
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function* sameNames(graph: Graph, object: GraphObject, made: readonly WrittenApplication[]): Iterable<Finding> {
  const place = 'spec.template.metadata.name';
  const written = textOf(at(object.manifest, 'spec', 'template', 'metadata')['name']);
  if (written === undefined) return;
  const isOne = listedElements(at(object.manifest, 'spec'))?.length === 1;
  if (!written.includes('{{') && !isOne) {
    yield finding(object, place, `is "${written}" for every Application that the generators make`);
    return;
  }
  const names = made.map(({ metadata }) => String(metadata['name'])).filter(name => !isOpen(name));
  const twice = new Set(names.filter((name, i) => names.indexOf(name) < i));
  for (const name of twice)
    yield finding(object, place, `is "${name}" for several elements: Argo CD makes none of the Applications`);
  for (const name of new Set(names)) {
    const other = nameOwners(graph)
      .get(`${namespaceOf(object)}/${name}`)
      ?.find(each => each !== object);
    if (other)
      yield finding(object, place, `is "${name}", as ${formatObject(other)} has it: they take it from each other`);
  }
}

/** Who makes the Application of a name. */
const nameOwners = perGraph(graph => {
  const owners = new Map<string, GraphObject[]>();
  for (const { object, metadata } of applicationsIn(graph))
    if (!isOpen(metadata['name'])) {
      const key = `${namespaceOf(object)}/${String(metadata['name'])}`;
      owners.set(key, [...(owners.get(key) ?? []), object]);
    }
  return owners;
});
