import { isDay } from '../intent/waiver.js';
import { alternatives, didYouMean, type Problem, problem } from '../problem.js';

/** What a month costs. They are their owner's: nothing in plainsail knows a price. */
export interface Prices {
  /** ISO 4217: `USD`. */
  readonly currency: string;
  /** The day on which they held: `2026-11-21`. */
  readonly date: string;
  /** Where they are from. */
  readonly source: string;
  /** One core that is requested. */
  readonly cpu: number;
  /** One GiB of memory that is requested. */
  readonly memory: number;
  /** One GiB of a volume by its storage class; `default` where none is named. */
  readonly storage: Readonly<Record<string, number>> & { readonly default: number };
  /** One load balancer. */
  readonly loadBalancer: number;
  /** How far from the fewest to the most replicas a typical month is, from 0 to 1. @default 0.5, the mean */
  readonly typical?: number;
  /**
   * What costs the same however much runs, by environment (its name, a group, or what it is like), system and name: a managed store under its id (`postgres`),
   * anything else under a name of its own (`image registry`, `egress`).
   * @default nothing
   */
  readonly fixed?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
}

/** What is wrong with prices in a fleet of these environments and systems, all at once. */
export function priceProblems(
  { currency, date, source, storage, fixed = {}, ...prices }: Prices,
  known: { readonly environments: readonly string[]; readonly systems: readonly string[] },
): Problem[] {
  const { cpu, memory, loadBalancer, typical = 0.5 } = prices;
  const wrong = (what: string, hint: string) => problem('prices', `prices: ${what}.`, { hint });
  const amounts: [string, number][] = [
    ...Object.entries({ cpu, memory, loadBalancer }),
    ...Object.entries(storage).map(([name, amount]): [string, number] => [`storage.${name}`, amount]),
    ...Object.entries(fixed).flatMap(([environment, systems]) =>
      Object.entries(systems).flatMap(([system, items]) =>
        Object.entries(items).map(([name, amount]): [string, number] => [
          `fixed.${environment}.${system}.${name}`,
          amount,
        ]),
      ),
    ),
  ];
  return [
    ...(/^[A-Z]{3}$/.test(currency) ? [] : [wrong(`currency is "${currency}"`, 'It has three letters: "USD".')]),
    ...(isDay(date) ? [] : [wrong(`date is "${date}"`, 'It is a day such as "2026-11-21".')]),
    ...(source.trim() === '' ? [wrong('source is empty', 'Say where they are from.')] : []),
    ...amounts
      .filter(([, amount]) => !(Number.isFinite(amount) && amount >= 0))
      .map(([name, amount]) => wrong(`${name} is ${amount}`, 'It must be a number of 0 or more.')),
    ...unknownIn('environment', Object.keys(fixed), known.environments),
    ...Object.values(fixed).flatMap(items => unknownIn('system', Object.keys(items), known.systems)),
    ...(typical >= 0 && typical <= 1 ? [] : [wrong(`typical is ${typical}`, 'It must be from 0 to 1.')]),
  ];
}

const unknownIn = (what: string, names: readonly string[], known: readonly string[]): Problem[] =>
  names
    .filter(name => !known.includes(name))
    .map(name =>
      problem('prices', `prices: fixed has the ${what} "${name}".${didYouMean(name, known)}`, {
        hint: `The ${what}s are ${alternatives(known)}.`,
      }),
    );
