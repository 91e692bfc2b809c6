import { type Child, h } from './dom.js';

/** What the bar above the picture does. */
export interface ToolbarProps {
  readonly platform: boolean;
  /** Connections that are left out without it. */
  readonly hidden: number;
  /** Systems are opened and closed here: how many are closed, and how many are open. */
  readonly systems?: { readonly closed: number; readonly open: number } | undefined;
  setPlatform(on: boolean): void;
  openAll(): void;
  closeAll(): void;
  scale(factor?: number): void;
}

export function toolbar({ platform, hidden, systems, setPlatform, openAll, closeAll, scale }: ToolbarProps): Child {
  const check = h('input', { type: 'checkbox', checked: platform });
  check.addEventListener('change', () => setPlatform(check.checked));
  const count = hidden > 0 ? ` (${hidden} hidden)` : '';
  return [
    h('label', {}, check, `With what every system has: name resolution, scraping, operators${count}`),
    systems && systems.closed > 0 && button('Open all', 'Open all systems', openAll),
    systems && systems.open > 0 && button('Close all', 'Close all systems', closeAll),
    h('span', { class: 'grow' }),
    button('−', 'Smaller', () => scale(0.8)),
    button('+', 'Larger', () => scale(1.25)),
    button('Fit', 'Fit into the window', () => scale()),
  ];
}

function button(text: string, label: string, press: () => void): HTMLElement {
  const element = h('button', { type: 'button', 'aria-label': label, title: label }, text);
  element.addEventListener('click', press);
  return element;
}
