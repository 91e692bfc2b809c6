import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { PlainObject } from '../../../src/constructs/object/plain-object.js';
import {
  deprecated,
  optional,
  type PropsOf,
  refuseGiven,
  refuseProps,
  required,
} from '../../../src/constructs/object/props.js';
import { aNumber, anObject, aText } from '../../../src/constructs/object/shapes.js';
import { Environment } from '../../../src/environment/environment.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { System } from '../../../src/index.js';
import { environmentProblems } from '../../../src/synth/environment-problems.js';
import { GatedNamespaces } from '../../../src/synth/gated-namespaces.js';
import { SharedObjects } from '../../../src/synth/shared-objects.js';
import { plainChart, refusals } from '../support.js';

interface TimerProps {
  readonly seconds: number;
  /** @deprecated `seconds` */
  readonly delay?: number;
  readonly page?: { readonly title?: string; readonly name?: string };
}

const timerProps = {
  seconds: required(aNumber),
  delay: deprecated(aNumber, { use: 'seconds', until: 2 }),
  page: optional(
    anObject({ title: optional(aText), name: deprecated(aText, { use: 'title', until: 2 }) } satisfies PropsOf<
      NonNullable<TimerProps['page']>
    >),
  ),
} satisfies PropsOf<TimerProps>;

/** A construct whose props have changed. */
class Timer extends Construct {
  constructor(scope: Construct, props: TimerProps) {
    super(scope, 'timer');
    refuseProps(this, props, timerProps, new.target === Timer);
    const seconds = `${props.seconds ?? props.delay}`;
    new PlainObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'timer' },
      data: { seconds },
    });
  }
}
function timer(props: TimerProps): number {
  refuseGiven(timer, props, timerProps);
  return props.seconds ?? props.delay;
}

const old = { delay: 5 } as unknown as TimerProps;
const versions = {};
const environmentOf = (more = {}) =>
  new Environment('staging', { tier: 'staging', domain: 'example.org', versions, ...more });

/** The warnings of a run over what is declared, as it reports them. */
function warned(declare: (system: System) => void) {
  const app = new App();
  const environment = environmentOf();
  declare(new System(app, 'shop', { environment }));
  const graph = graphOf(app);
  const fleet = { environments: [environment], gates: [] };
  const clusters = { shared: new SharedObjects(fleet), gated: new GatedNamespaces(fleet) };
  const { problems } = environmentProblems(environment, graph, clusters);
  const data = graph.objects.find(({ name }) => name === 'timer')?.manifest['data'];
  return { data, warnings: problems.filter(({ id }) => id === 'deprecated') };
}

test('a prop that goes works, and is warned of with its line, its construct and the one to write', () => {
  const { data, warnings } = warned(shop => new Timer(shop, old));
  expect(data).toEqual({ seconds: '5' });
  expect(warnings).toEqual([
    {
      id: 'deprecated',
      severity: 'warning',
      message: 'it has "delay", which is deprecated.',
      hint: 'Write "seconds" in its place: version 2 has no "delay".',
      source: expect.stringMatching(/deprecated\.test\.ts:\d+$/),
      subject: 'Timer "timer" of shop',
      environment: 'staging',
    },
  ]);
});

test('without it there is no warning', () => {
  expect(warned(shop => new Timer(shop, { seconds: 5, page: { title: 'a' } })).warnings).toEqual([]);
});

test('so is one inside another', () => {
  const { warnings } = warned(shop => new Timer(shop, { seconds: 5, page: { name: 'a' } }));
  expect(warnings.map(({ message, hint }) => [message, hint])).toEqual([
    ['it has "page.name", which is deprecated.', 'Write "page.title" in its place: version 2 has no "page.name".'],
  ]);
});

test('of a function as well, in the next run and in no other', () => {
  const { warnings } = warned(() => expect(timer(old)).toBe(5));
  expect(warnings).toMatchObject([
    {
      message: 'timer(…): it has "delay", which is deprecated.',
      source: expect.stringMatching(/deprecated\.test\.ts:\d+$/),
    },
  ]);
  expect(warned(() => undefined).warnings).toEqual([]);
});

test('both names at once are refused, and none is suggested that goes', () => {
  const messages = (props: object) => refusals(() => new Timer(plainChart(), props as TimerProps)).map(each => each[1]);
  expect(messages({ seconds: 5, delay: 5 })).toEqual(['it has "delay" and "seconds", which replaces it.']);
  expect(messages({})).toEqual(['it needs "seconds".']);
  expect(messages({ seconds: 1, dellay: 5 })).toEqual(['it has no "dellay".']);
});

test('what an environment is given is judged as before', () => {
  expect(() => environmentOf({ domian: 'example.org' })).toThrow('it has no "domian". Did you mean "domain"?');
});
