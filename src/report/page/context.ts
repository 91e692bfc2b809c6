import type { Report, ReportEnvironment } from '../model/report.js';
import type { Shown } from './place.js';

/** What a view shows, and how it goes elsewhere. */
export interface Context {
  readonly report: Report;
  readonly environment: ReportEnvironment;
  readonly shown: Shown;
  /** What is searched for; the empty text is nothing. */
  readonly query: string;
  /** Shows something else, as a link to it would. */
  go(shown: Partial<Shown>): void;
  /** Says it to whoever does not see the page. */
  announce(text: string): void;
}

/** A view, drawn; `search` shows what fits a query without being drawn anew. */
export interface Drawing {
  readonly element: HTMLElement;
  search?(query: string): void;
  /** Shows another item of the same view. */
  choose?(item: string | undefined): void;
}

/** Whether a thing of a system is shown. */
export const isShown = ({ shown }: Context, system: string | undefined): boolean =>
  shown.system === '*' || shown.system === system;
