import type { Labels } from '../../intent/endpoint.js';
import { numeral } from '../../promql/text.js';
import type { Feed } from './alert-test.js';

/** What goes on for some seconds of a test: these series, and no others. */
export interface Phase {
  readonly seconds: number;
  readonly feeds: readonly Feed[];
}

/** A series as promtool takes it. */
export interface InputSeries {
  readonly series: string;
  readonly values: string;
}

/** The series of all phases, one after the other. A series that a phase lacks ends there, as when its pod is gone. */
export function inputSeries(phases: readonly Phase[], step: number): readonly InputSeries[] {
  const names = new Set(phases.flatMap(({ feeds }) => feeds.map(nameOf)));
  return [...names].sort().map(series => ({ series, values: valuesOf(series, phases, step) }));
}

function valuesOf(series: string, phases: readonly Phase[], step: number): string {
  let last: number | undefined;
  const parts = phases.map(({ seconds, feeds }) => {
    const samples = Math.round(seconds / step);
    const feed = feeds.find(each => nameOf(each) === series);
    if (!feed) {
      const ends = last !== undefined;
      last = undefined;
      return ends ? `stale _x${samples - 1}` : `_x${samples}`;
    }
    const { value } = feed;
    if ('stays' in value) {
      last = value.stays;
      return `${numeral(last)}+0x${samples - 1}`;
    }
    const growth = value.growsBy * step;
    const first = last === undefined ? value.from : last + growth;
    last = first + growth * (samples - 1);
    return `${numeral(first)}${growth < 0 ? '-' : '+'}${numeral(Math.abs(growth))}x${samples - 1}`;
  });
  return parts.join(' ');
}

const nameOf = ({ name, labels }: Feed): string => name + formatLabels(labels);

/** `{a="1",b="2"}` */
export function formatLabels(labels: Labels): string {
  const parts = Object.keys(labels)
    .sort()
    .map(label => `${label}=${JSON.stringify(labels[label])}`);
  return `{${parts.join(',')}}`;
}
