import type { Problem } from '../problem.js';
import type { Check } from './check.js';

/** The ids of checks, those included that they had before: a former id works wherever the present one does. */
export class CheckIds {
  /** The present ones, for suggestions. */
  readonly all: readonly string[];
  private readonly byId = new Map<string, Check>();

  /** @throws Error for two checks that share an id */
  constructor(checks: readonly Check[]) {
    this.all = checks.map(({ id }) => id);
    for (const check of checks) {
      for (const id of [check.id, ...(check.formerly ?? [])]) {
        const other = this.byId.get(id);
        if (other) throw new Error(`the id "${id}" is of "${other.id}" and of "${check.id}"`);
        this.byId.set(id, check);
      }
    }
  }

  /** The check that has or had the id. */
  find(id: string): Check | undefined {
    return this.byId.get(id);
  }

  /** The id that the check has now; an id that no check had is as it is. */
  present(id: string): string {
    return this.byId.get(id)?.id ?? id;
  }

  /** A warning for each former id, which names the present one. */
  renamed(ids: Iterable<string>, place: Partial<Problem> = {}): readonly Problem[] {
    return [...new Set(ids)].flatMap(id => {
      const now = this.present(id);
      if (now === id) return [];
      const message = `the check "${id}" is now named "${now}"`;
      const hint = `Write "${now}". The former id still works.`;
      return [{ id: 'check-renamed', severity: 'warning', message, hint, ...place }];
    });
  }
}
