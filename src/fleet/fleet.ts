import { App } from 'cdk8s';
import { System, type SystemClass } from '../constructs/namespace/system.js';
import { optional, type PropsOf, refuseGiven, required } from '../constructs/object/props.js';
import { collectProblems } from '../constructs/object/reject.js';
import {
  aFlag,
  aFunction,
  aMap,
  aNumber,
  anObject,
  aText,
  either,
  listOf,
  madeWith,
  mapOf,
} from '../constructs/object/shapes.js';
import { type Prices, priceProblems } from '../cost/prices.js';
import type { Environment } from '../environment/environment.js';
import { folderProblems, type Gate, gatedUnit } from '../intent/gate.js';
import { gitops } from '../intent/gitops.js';
import { recorded, remove } from '../intent/record.js';
import { thrownAt } from '../intent/source.js';
import { systemAround } from '../intent/unit.js';
import { isError, type Problem, ProblemError, problem } from '../problem.js';
import { type Ring, type Rings, ringProblems, ringsOf } from '../promotion/ring.js';
import { gatesOf, type NewGate } from './gates.js';
import { misspelt } from './misspelt.js';
import { groupsNamedAsEnvironments, namesIn, repeatedNames } from './names.js';
import { ownershipProblems } from './owners.js';
import { selected, unknown } from './selected.js';
import { unused } from './unused.js';

export interface FleetProps {
  /** Where systems run; names are unique. */
  readonly environments: readonly Environment[];
  /** By the name that the system gives itself. */
  readonly systems: Readonly<Record<string, SystemClass>>;
  /** What is written only when `approvals` has a signed approval of exactly its files. @default nothing */
  readonly gates?: readonly NewGate[];
  /** The folder of the approvals and of `approvers.yaml`, beside package.json. @default 'approvals' */
  readonly approvals?: string;
  /** What a month costs, for `plainsail cost`. @default no cost is reported */
  readonly prices?: Prices;
  /** The order in which versions travel, for `plainsail promote`: `['canary', 'eu', 'world']`. @default any */
  readonly rings?: readonly (string | Ring)[];
}

const gate = {
  environment: required(aText),
  system: required(aText),
  role: optional(either(aText, aFlag)),
} satisfies PropsOf<NewGate>;

const ring = { name: required(aText), soakDays: optional(aNumber), atOnce: optional(aNumber) } satisfies PropsOf<Ring>;

const fleetProps = {
  environments: required(listOf(madeWith(['name', 'cluster'], 'an Environment'))),
  systems: required(mapOf(aFunction)),
  gates: optional(listOf(anObject(gate))),
  approvals: optional(aText),
  prices: optional(aMap),
  rings: optional(listOf(either(aText, anObject(ring)))),
} satisfies PropsOf<FleetProps>;

/** Something that the declarations of an environment refuse. */
export interface Fault {
  readonly problem: Problem;
  /** The system that it is in. @default none: it is in the facts of the environment */
  readonly system?: string | undefined;
}

/** An environment, as far as it could be declared. */
export interface Attempt {
  readonly app: App;
  readonly faults: readonly Fault[];
  /** The first error that ended a declaration. */
  readonly cause: unknown;
}

/** All systems in all environments: what `plainsail synth` renders. */
export class Fleet {
  /** Its environments, in the order of the declaration. */
  readonly environments: readonly Environment[];
  /** Its systems, by name. */
  readonly systems: Readonly<Record<string, SystemClass>>;
  /** What is written only as it was approved, each for one system in one environment. */
  readonly gates: readonly Gate[];
  /** The folder of the approvals, beside package.json. */
  readonly approvals: string;
  /** What a month costs; undefined when none are stated. */
  readonly prices: Prices | undefined;
  /** The order in which versions travel. */
  readonly rings: Rings;

  constructor(props: FleetProps) {
    refuseGiven(Fleet, props, fleetProps);
    const { environments, systems, gates = [], approvals = 'approvals', prices, rings = [] } = props;
    this.environments = environments;
    this.systems = systems;
    this.approvals = approvals;
    this.prices = prices;
    this.rings = ringsOf(rings);
    const names = namesIn(environments);
    const gating = gatesOf(gates, environments, systems, names);
    this.gates = gating.gates;
    const problems = [
      ...nothingToRender(environments, systems),
      ...repeatedNames(environments),
      ...groupsNamedAsEnvironments(environments),
      ...misspelt(environments, Object.keys(systems)),
      ...ownershipProblems(systems),
      ...gating.problems,
      ...folderProblems(approvals),
      ...ringProblems(this.rings, environments),
      ...(prices ? priceProblems(prices, { environments: names, systems: Object.keys(systems) }) : []),
    ];
    if (problems.length > 0) throw new ProblemError(problems);
  }

  /** The folder of every system in every environment, and of what delivers them: `production/shop`, `production/gitops`. */
  get units(): readonly string[] {
    const systems = Object.keys(this.systems);
    return this.environments.flatMap(({ name: environment, cluster: { delivery } }) =>
      [...systems, ...(delivery ? [gitops] : [])].map(system => gatedUnit({ environment, system })),
    );
  }

  /** The environment of this name. @throws UsageError with the closest one */
  environment(name: string): Environment {
    const found = this.environments.find(environment => environment.name === name);
    if (found) return found;
    throw unknown(
      'environment',
      name,
      this.environments.map(each => each.name),
    );
  }

  /**
   * All environments, or those that are asked for: one by its name, those of a group by `group:eu`, those that a
   * pattern matches by `eu-*`.
   * @throws UsageError with the closest one, when there is not one
   */
  select(asked: string | undefined): readonly Environment[] {
    return asked === undefined ? this.environments : selected(this.environments, asked);
  }

  /** The name of this system. @throws UsageError with the closest one */
  system(name: string): string {
    if (Object.hasOwn(this.systems, name)) return name;
    throw unknown('system', name, Object.keys(this.systems));
  }

  /**
   * Every system of one environment.
   * @throws ProblemError with everything that its declarations refuse
   */
  declare(environment: Environment): App {
    const { app, faults, cause } = this.attempt(environment);
    const problems = faults.map(fault => fault.problem);
    if (problems.length > 0) throw new ProblemError(problems, cause === undefined ? {} : { cause });
    return app;
  }

  /**
   * Every system of one environment, as far as each can be declared: a fault of one does not hide another system.
   * @param earlier what another fleet declared of this very environment; the systems that it shares with this one are
   * taken over, and it must not be used again
   */
  attempt(environment: Environment, earlier?: App): Attempt {
    const app = earlier ? withOnly(new Set(Object.values(this.systems)), earlier) : emptyApp();
    const faults: Fault[] = [];
    let cause: unknown;
    for (const [system, SystemOf] of Object.entries(this.systems)) {
      try {
        const { systemName } = System.once(app, SystemOf, environment);
        if (systemName !== system) faults.push({ problem: misnamed(system, systemName), system });
      } catch (error) {
        cause ??= error;
        const found = problemsOf(error, this.endedBy(app, error) ?? system, environment.name);
        faults.push(...found.map(problem => ({ problem, system })));
      }
    }
    for (const { by, value } of recorded(app, 'problem')) {
      if (isError(value)) faults.push({ problem: value, system: systemAround(by) });
    }
    if (faults.length === 0) faults.push(...unused(app, environment).map(problem => ({ problem })));
    return { app, faults, cause };
  }

  /** The system whose declaration an error ended, which may be another than the one that asked for it. */
  private endedBy(app: App, error: unknown): string | undefined {
    const ended = recorded(app, 'unfinished').find(({ value }) => value.error === error);
    return Object.keys(this.systems).find(name => this.systems[name] === ended?.value.SystemOf);
  }
}

function emptyApp(): App {
  const app = new App();
  collectProblems(app);
  return app;
}

/** An app with no more than these systems. Who asked for a system that goes, goes with it, and who it asked for as well. */
function withOnly(systems: ReadonlySet<unknown>, app: App): App {
  const others = new Set(app.node.children.filter(child => !systems.has(child.constructor)));
  const knowing = recorded(app, 'other').map(({ by, value: { system } }) => [by, system]);
  for (let before = -1; before < others.size; ) {
    before = others.size;
    for (const pair of knowing) if (pair.some(each => others.has(each))) for (const each of pair) others.add(each);
  }
  for (const child of others) remove(child);
  return app;
}

/** An empty fleet would remove everything that was ever written. */
function nothingToRender(environments: readonly Environment[], systems: FleetProps['systems']): Problem[] {
  const missing = [
    ...(environments.length === 0 ? ['environment'] : []),
    ...(Object.keys(systems).length === 0 ? ['system'] : []),
  ];
  return missing.map(what =>
    problem('fleet', `the fleet has no ${what}.`, { hint: 'To remove what was rendered, remove its folder of dist.' }),
  );
}

const misnamed = (key: string, name: string) =>
  problem('system', `the fleet lists "${key}", which calls itself "${name}".`, { hint: 'Use one name.' });

function problemsOf(error: unknown, subject: string, environment: string): readonly Problem[] {
  if (error instanceof ProblemError)
    return error.problems.map(each => ({ subject, environment, ...each, source: each.source ?? thrownAt(error) }));
  const message = error instanceof Error ? error.message : String(error);
  return [
    problem('declaration', `it could not be declared: ${message}`, {
      subject,
      environment,
      hint: message.startsWith('There is already a Construct')
        ? 'Two sibling constructs have the same id. Give each its own id; objects are named after "name".'
        : error instanceof TypeError
          ? 'Check the types with tsc: the declaration was run without. --debug prints the stack trace.'
          : 'Run with --debug for the stack trace.',
      source: thrownAt(error),
    }),
  ];
}
