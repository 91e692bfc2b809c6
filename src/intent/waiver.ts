/** A finding that somebody accepts, for a time. */
export interface Waiver {
  /** The check's id: `image-tag-fixed`. */
  readonly check: string;
  /** Why it is accepted. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day on which it holds: `2030-01-31`. */
  readonly until: string;
}

/** Waivers are annotations of the object they are for: `waive.plainsail.dev/<check>: <reason>; owner: <who>; until: <day>`. */
const prefix = 'waive.plainsail.dev/';
const form = /^(?<reason>.*\S)\s*;\s*owner:\s*(?<owner>[^;]*\S)\s*;\s*until:\s*(?<until>\d{4}-\d\d-\d\d)\s*$/s;

export const waiverForm = '<reason>; owner: <who>; until: <2030-01-31>';

/** The annotation that says it. */
export const waiverAnnotation = ({ check, reason, owner, until }: Waiver): Readonly<Record<string, string>> => ({
  [prefix + check]: `${reason}; owner: ${owner}; until: ${until}`,
});

/** The waivers among annotations; undefined in the place of one that cannot be read. */
export function waiversIn(
  annotations: Readonly<Record<string, unknown>> | null | undefined,
): readonly { readonly key: string; readonly check: string; readonly waiver: Waiver | undefined }[] {
  return Object.entries(annotations ?? {}).flatMap(([key, text]) => {
    if (!key.startsWith(prefix)) return [];
    const check = key.slice(prefix.length);
    const { reason, owner, until } = (typeof text === 'string' ? form.exec(text)?.groups : undefined) ?? {};
    const waiver = reason && owner && until && isDay(until) ? { check, reason, owner, until } : undefined;
    return [{ key, check, waiver }];
  });
}

/** Whether a text is a day of the calendar: `2030-02-30` is not. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
