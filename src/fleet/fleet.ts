import { App } from 'cdk8s';
import { System, type SystemClass } from '../constructs/namespace/system.js';
import { collectProblems } from '../constructs/object/reject.js';
import { type Prices, priceProblems } from '../cost/prices.js';
import type { Environment } from '../environment/environment.js';
import { folderProblems, type Gate, gatedUnit, gateProblems } from '../intent/gate.js';
import { gitops } from '../intent/gitops.js';
import { recorded, remove } from '../intent/record.js';
import { thrownAt } from '../intent/source.js';
import { alternatives, didYouMean, isError, type Problem, ProblemError, problem, UsageError } from '../problem.js';
import { misspelt } from './misspelt.js';

export interface FleetProps {
  readonly environments: readonly Environment[];
  /** By the name that the system gives itself. */
  readonly systems: Readonly<Record<string, SystemClass>>;
  /** What is written only when a signed approval of exactly its files lies in `approvals`. @default nothing */
  readonly gates?: readonly Gate[];
  /** The folder of the approvals and of `approvers.yaml`, beside package.json. @default 'approvals' */
  readonly approvals?: string;
  /** What a month costs, for `plainsail cost`. @default no cost is told */
  readonly prices?: Prices;
}

/** All systems in all environments: what `plainsail synth` renders. */
export class Fleet {
  readonly environments: readonly Environment[];
  readonly systems: Readonly<Record<string, SystemClass>>;
  readonly gates: readonly Gate[];
  readonly approvals: string;
  readonly prices: Prices | undefined;

  constructor({ environments, systems, gates = [], approvals = 'approvals', prices }: FleetProps) {
    this.environments = environments;
    this.systems = systems;
    this.gates = gates;
    this.approvals = approvals;
    this.prices = prices;
    const names = environments.map(({ name }) => name);
    const problems = [
      ...nothingToRender(environments, systems),
      ...repeatedNames(environments),
      ...environments.flatMap(each => misspelt(each, names, Object.keys(systems))),
      ...gateProblems(gates, names, Object.keys(systems)),
      ...folderProblems(approvals),
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

  /** The environment of this name alone, or all of them. @throws UsageError with the closest one */
  select(name: string | undefined): readonly Environment[] {
    return name === undefined ? this.environments : [this.environment(name)];
  }

  /** The name of this system. @throws UsageError with the closest one */
  system(name: string): string {
    if (Object.hasOwn(this.systems, name)) return name;
    throw unknown('system', name, Object.keys(this.systems));
  }

  /**
   * Every system of one environment.
   * @param earlier what another fleet declared of this very environment; the systems that it shares with this one are
   * taken over, and it must not be used again
   * @throws ProblemError with everything that its declarations refuse
   */
  declare(environment: Environment, earlier?: App): App {
    const app = earlier ? withOnly(new Set(Object.values(this.systems)), earlier) : emptyApp();
    const problems: Problem[] = [];
    let cause: unknown;
    for (const [name, SystemOf] of Object.entries(this.systems)) {
      try {
        const system = System.in(app, SystemOf) ?? new SystemOf(app, { environment });
        if (system.systemName !== name) problems.push(misnamed(name, system.systemName));
      } catch (error) {
        cause ??= error;
        problems.push(...problemsOf(error, `${name} in ${environment.name}`));
      }
    }
    problems.push(
      ...recorded(app, 'problem')
        .map(({ value }) => value)
        .filter(isError),
    );
    if (problems.length === 0) problems.push(...unused(app, environment));
    if (problems.length > 0) throw new ProblemError(problems, cause === undefined ? {} : { cause });
    return app;
  }
}

function emptyApp(): App {
  const app = new App();
  collectProblems(app);
  return app;
}

/** An app with no more than these systems. Who asked for a system that goes, goes with it, and who it asked for, too. */
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

/** Versions, placements, addresses and roles that nothing in the environment asks for: most often misspelt. */
function unused(
  app: App,
  { name, props: { versions, stores = {} }, cluster: { addresses = {}, cloudIdentity } }: Environment,
): Problem[] {
  const nobody = () => new Set<string>();
  const used = { version: nobody(), store: nobody(), address: nobody(), role: nobody() };
  const roles = cloudIdentity && 'roles' in cloudIdentity ? cloudIdentity.roles : {};
  for (const { value } of recorded(app, 'use')) used[value.kind].add(value.name);
  const images = Object.keys(versions).filter(
    image => versions[image]?.[name] !== undefined && !used.version.has(image),
  );
  const placed = Object.entries(stores).flatMap(([system, ids]) => Object.keys(ids).map(id => `${system}/${id}`));
  return [
    ...images.map(image =>
      problem(
        'image-version',
        `image "${image}" has a version for ${name}, and nothing there uses it.${didYouMean(image, used.version)}`,
        {
          hint: `Remove "${name}" from "${image}" in versions.json, or use the image.`,
        },
      ),
    ),
    ...placed
      .filter(store => !used.store.has(store))
      .map(store =>
        problem(
          'store-placement',
          `${name} places the store "${store}", which no system asks for.${didYouMean(store, used.store)}`,
          {
            hint: used.store.size > 0 ? `The stores are ${alternatives(used.store)}.` : 'No system there has a store.',
          },
        ),
      ),
    ...Object.keys(addresses)
      .filter(host => !used.address.has(host))
      .map(host =>
        problem('address', `${name} has addresses of "${host}", which nobody calls.${didYouMean(host, used.address)}`, {
          hint: 'Remove them, or use the name that is called.',
        }),
      ),
    ...Object.keys(roles)
      .filter(account => !used.role.has(account))
      .map(account =>
        problem(
          'cloud-identity',
          `${name} has a role for "${account}", which needs none.${didYouMean(account, used.role)}`,
          {
            hint: 'Remove it, or use the namespace and the name of the account.',
          },
        ),
      ),
  ];
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

function repeatedNames(environments: readonly Environment[]): Problem[] {
  const names = environments.map(each => each.name);
  return names
    .filter((name, i) => names.indexOf(name) !== i)
    .map(name => problem('environment', `two environments are named "${name}".`, { hint: 'Give each its own name.' }));
}

const misnamed = (key: string, name: string) =>
  problem('system', `the fleet lists "${key}", which calls itself "${name}".`, { hint: 'Use one name.' });

function unknown(what: string, name: string, known: readonly string[]): UsageError {
  return new UsageError([
    problem(`unknown-${what}`, `there is no ${what} "${name}".${didYouMean(name, known)}`, {
      hint: `It must be ${alternatives(known)}.`,
    }),
  ]);
}

function problemsOf(error: unknown, where: string): readonly Problem[] {
  if (error instanceof ProblemError) return error.problems;
  const message = error instanceof Error ? error.message : String(error);
  return [
    problem('declaration', `${where} could not be declared: ${message}`, {
      hint: message.startsWith('There is already a Construct')
        ? 'Two things beside each other have one id. Give each its own; what is rendered is called after "name".'
        : 'Run with --debug for the stack trace.',
      source: thrownAt(error),
    }),
  ];
}
