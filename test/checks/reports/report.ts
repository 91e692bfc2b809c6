/** A mechanism of public reports, as the smallest manifests that show it; its names are invented. */
export interface Report {
  readonly name: string;
  /** The check that finds it. */
  readonly check: string;
  readonly faulty: string;
  /** Texts of the faulty manifests and what a fix makes of them; the mended manifests have no finding of the check. */
  readonly mend: readonly (readonly [text: string, fixed: string])[];
  /** @default default */
  readonly profile?: 'strict';
}

/** A report whose fix changes one text. */
export const report = (check: string, name: string, faulty: string, ...mend: Report['mend']): Report => ({
  name,
  check,
  faulty,
  mend,
});

/** A report that only the strict profile finds: an opinion. */
export const strictly = (check: string, name: string, faulty: string, ...mend: Report['mend']): Report => ({
  ...report(check, name, faulty, ...mend),
  profile: 'strict',
});
