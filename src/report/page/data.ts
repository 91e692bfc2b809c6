import type { Report } from '../model/report.js';
import { type Packed, unpacked } from '../packed.js';

/** What the page was made with. */
export interface Data {
  /** What relative paths are put behind. */
  readonly base: string;
  readonly report: Report;
}

export function readData(): Data {
  const { base, packed } = JSON.parse(document.getElementById('data')?.textContent ?? '{}') as {
    base: string;
    packed: Packed;
  };
  return { base, report: unpacked(packed) as Report };
}
