/** The views of the page, in their order. */
export const views = ['topology', 'change', 'reliability', 'inventory'] as const;
export type View = (typeof views)[number];

/** What the page shows: `#production/shop/topology`. */
export interface Shown {
  readonly environment: string;
  /** `*` is all of them. */
  readonly system: string;
  readonly view: View;
  /** The node that is chosen. */
  readonly item?: string | undefined;
}

export const everySystem = '*';

const isView = (text: string | undefined): text is View => views.some(view => view === text);

/** What a hash asks for; undefined for one that asks for nothing. */
export function parsed(hash: string): Shown | undefined {
  const [environment, system, view, item] = hash.replace(/^#/, '').split('/').map(decoded);
  if (environment === undefined || system === undefined || !isView(view)) return undefined;
  return { environment, system, view, item };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const hashOf = ({ environment, system, view, item }: Shown): string =>
  `#${[environment, system, view, ...(item === undefined ? [] : [item])].map(encodeURIComponent).join('/')}`;
