import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import type { Recorded } from '../intent/record.js';
import { sourceOf } from '../intent/source.js';
import { type Waiver, waiverForm, waiversIn } from '../intent/waiver.js';
import { didYouMean, type Problem, problem } from '../problem.js';
import type { CheckIds } from './check-ids.js';

/** What is said of waivers themselves, beside the checks. */
export const waiverFindings = ['waiver-expired', 'waiver-invalid', 'waiver-unused'] as const;

/** A finding that a waiver on its object accepts. */
export interface Waived {
  readonly problem: Problem;
  readonly waiver: Waiver;
}

interface Entry {
  readonly object: GraphObject;
  readonly key: string;
  readonly waiver: Waiver;
}

/** The waivers of a graph, and which of them were needed. */
export class Waivers {
  /**
   * Waivers that cannot be read or name no check; and, as warnings, those that name a check by a former id, and those
   * that are over: they still hold, so that no day turns a commit red.
   */
  readonly problems: readonly Problem[];
  private readonly entries: readonly Entry[];
  private readonly byObject = new Map<GraphObject, Map<string, Entry>>();
  private readonly used = new Set<string>();
  /** Declared, and no object is there that they could be for. */
  private readonly homeless: readonly Recorded<'waiver'>[];

  /** @param today the day on which they should hold: `2030-01-31`; without it none is over */
  constructor(
    graph: Graph,
    private readonly ids: CheckIds,
    today?: string,
  ) {
    const problems: Problem[] = [];
    const entries: Entry[] = [];
    for (const object of graph.objects) {
      for (const { key, check, waiver } of waiversIn(object.manifest.metadata.annotations)) {
        const wrong = faultOf(check, waiver, ids);
        if (wrong)
          problems.push(problem('waiver-invalid', wrong.message, { ...placeOf(object, key), hint: wrong.hint }));
        else if (waiver) {
          entries.push({ object, key, waiver: this.present(waiver) });
          problems.push(...ids.renamed([check], placeOf(object, key)));
          if (today !== undefined && today > waiver.until) problems.push(expired(waiver, placeOf(object, key)));
        }
      }
    }
    this.problems = problems;
    this.entries = entries;
    const carried = new Set(entries.map(({ waiver }) => identity(waiver)));
    this.homeless = graph.intents('waiver').filter(({ value }) => !carried.has(identity(this.present(value))));
    for (const entry of entries) {
      const ofObject = this.byObject.get(entry.object) ?? new Map<string, Entry>();
      this.byObject.set(entry.object, ofObject.set(entry.waiver.check, entry));
    }
  }

  private present(waiver: Waiver): Waiver {
    return { ...waiver, check: this.ids.present(waiver.check) };
  }

  /** The waiver for a finding of a check on an object; from then on it counts as used. */
  take(object: GraphObject, check: string): Waiver | undefined {
    const waiver = this.byObject.get(object)?.get(check)?.waiver;
    if (waiver) this.used.add(identity(waiver));
    return waiver;
  }

  /** Waivers that no finding of these checks needed, on no object that has the same one. */
  unused(ran: ReadonlySet<string>): readonly Problem[] {
    const idle = this.entries.filter(({ waiver }) => ran.has(waiver.check) && !this.used.has(identity(waiver)));
    const first = new Map(idle.toReversed().map(entry => [identity(entry.waiver), entry]));
    return [
      ...[...first.values()].map(({ object, key, waiver }) => unused(waiver, placeOf(object, key))),
      ...this.homeless
        .filter(({ value }) => ran.has(this.ids.present(value.check)))
        .map(({ by, value }) => unused(value, { source: sourceOf(by) })),
    ];
  }
}

const unused = ({ check }: Waiver, place: Partial<Problem>): Problem => ({
  id: 'waiver-unused',
  severity: 'warning',
  message: `nothing to waive: ${check} finds nothing here`,
  hint: 'Remove the waiver.',
  ...place,
});

const expired = ({ until, reason, owner }: Waiver, place: Partial<Problem>): Problem => ({
  id: 'waiver-expired',
  severity: 'warning',
  message: `over since ${until}: ${reason} (${owner})`,
  hint: 'Repair the finding and remove the waiver, or agree on a new day.',
  ...place,
});

/** Its fields in one order, wherever it was read. */
const identity = ({ check, reason, owner, until }: Waiver): string => JSON.stringify([check, reason, owner, until]);

function faultOf(check: string, waiver: Waiver | undefined, ids: CheckIds) {
  if (!ids.find(check))
    return { message: `no check is called "${check}".${didYouMean(check, ids.all)}`, hint: allChecks };
  return waiver ? undefined : { message: 'cannot be read', hint: `Write it as "${waiverForm}".` };
}

const allChecks = 'See docs/checks for all of them.';

const placeOf = (object: GraphObject, key: string) => {
  const { apiVersion, kind, namespace, name, file } = object;
  return {
    object: { apiVersion, kind, namespace, name },
    path: `metadata.annotations["${key}"]`,
    source: object.source?.(),
    file,
  };
};
