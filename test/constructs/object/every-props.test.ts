import { ApiObject, App } from 'cdk8s';
import { Construct } from 'constructs';
import * as monitoring from '../../../src/entries/monitoring.js';
import * as platform from '../../../src/entries/platform.js';
import * as index from '../../../src/index.js';
import { type Problem, ProblemError } from '../../../src/problem.js';
import { plainChart } from '../support.js';

type AnyFunction = (...given: readonly unknown[]) => unknown;

/** Props as they come from code whose types nobody checks. */
const nonsense = { nonsense: 1 };

/** Constructs without props of ours, and why. */
const without: Readonly<Record<string, string>> = {
  Component: 'every kind of component has its own props',
  ForeignWorkload: 'made by foreign(…), which judges them',
  PlainObject: 'a manifest, which checks judge',
};

const plainsail = { ...index, ...monitoring, ...platform };
const classes = Object.entries(plainsail).filter(
  ([name, value]) => typeof value === 'function' && value.prototype instanceof Construct && !(name in without),
) as unknown as readonly (readonly [string, new (...given: readonly unknown[]) => unknown])[];

const found = (make: () => unknown): readonly Problem[] => {
  try {
    make();
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problems;
    throw thrown;
  }
  return [];
};

test('there are constructs to judge', () => expect(classes.length).toBeGreaterThan(35));

test.each(classes)('%s refuses props that it does not have, and says where', (_, Class) => {
  const problems = found(() => new Class(plainChart(), 'thing', nonsense));
  const unknown = problems.find(({ message }) => message.includes('has no "nonsense"'));
  expect(unknown).toMatchObject({ id: 'props', hint: expect.stringMatching(/^It has "/), source: expect.any(String) });
});

test.each(classes)('%s refuses to be made without props', (_, Class) => {
  expect(found(() => new Class(plainChart(), 'thing', null)).map(({ message }) => message)).toEqual([
    expect.stringContaining('it has null for its props.'),
  ]);
});

/** Endpoints are judged one by one, each with its number; the data of a file may be anything. */
const judgedElsewhere = new Set(['calls', 'data']);

const propsOf = (problems: readonly Problem[]): readonly string[] =>
  problems.flatMap(({ message, hint = '' }) =>
    message.includes('has no "nonsense"') ? [...hint.matchAll(/"(\w+)"/g)].map(([, name]) => name!) : [],
  );

/** The props that take a list whose only entry is of no use to any of them. */
const takers = (make: (props: object) => unknown): readonly string[] =>
  propsOf(found(() => make(nonsense))).filter(name => {
    const messages = found(() => make({ [name]: [Symbol.iterator] })).map(({ message }) => message);
    return !judgedElsewhere.has(name) && !messages.some(message => new RegExp(`as "${name}(\\[0\\])?"`).test(message));
  });

test.each(classes)('%s looks into its lists', (_, Class) => {
  expect(takers(props => new Class(plainChart(), 'thing', props))).toEqual([]);
});

const functions: readonly (readonly [string, AnyFunction])[] = [
  ['announce', props => plainsail.announce(plainChart(), 'thing', props as never)],
  [
    'foreign',
    props => plainsail.foreign(new ApiObject(plainChart(), 'x', { apiVersion: 'v1', kind: 'Pod' }), props as never),
  ],
  ['managedBucket', props => plainsail.managedBucket(props as never)],
  ['objectStore', props => plainsail.objectStore(props as never)],
  ['outside', props => plainsail.outside(props as never)],
  ['outsideHttps', props => plainsail.outsideHttps(props as never)],
  ['platformPort', props => plainsail.platformPort(props as never)],
  ['postgres', props => plainsail.postgres(props as never)],
  ['redis', props => plainsail.redis(props as never)],
  ['reserve', props => plainsail.reserve(plainChart(), props as never)],
  ['Fleet', props => new plainsail.Fleet(props as never)],
  ['Environment', props => new plainsail.Environment('staging', props as never)],
];

test.each(functions)('%s(…) refuses props that it does not have', (_, call) => {
  expect(found(() => call(nonsense)).map(({ message }) => message)).toContainEqual(
    expect.stringContaining('has no "nonsense"'),
  );
});

test.each(functions)('%s(…) looks into its lists', (_, call) => expect(takers(call)).toEqual([]));

test('a misspelt prop is recognised, whatever its construct', () => {
  const system = found(() => new plainsail.System(new App(), 'shop', { enviroment: 1 } as never));
  const scaler = found(() => new plainsail.Autoscaler(plainChart(), 'thing', { metric: 1, max: '4' } as never));
  const texts = [...system, ...scaler].map(({ message }) => message);
  expect(texts).toContainEqual(expect.stringContaining('it has no "enviroment". Did you mean "environment"?'));
  expect(texts).toContainEqual('it has no "metric". Did you mean "metrics"?');
  expect(texts).toContainEqual('it has "4" as "max".');
});
