import { type Drawn, drawn } from './element.js';
import type { Placed, PlacedLink, Point } from './layout.js';

/** The line of a connection and its arrow. */
export function lineOf(
  link: PlacedLink,
  from: Placed,
  to: Placed,
): { readonly parts: readonly Drawn[]; readonly middle: Point } {
  const points = link.points.length > 1 ? link.points : undefined;
  const end = points ? points[points.length - 1]! : entryOf(from, to);
  const start = points ? points[0]! : exitOf(from, to);
  const d = points ? waved(points) : bow(start, end);
  const before = { x: end.x - Math.sign(end.x - start.x || 1) * 10, y: end.y };
  const middle = link.label ?? { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  return { parts: [drawn('path', { class: 'line', d }), arrow(before, end)], middle };
}

/** Lines leave to the side on which the other end is. */
const isForward = (from: Placed, to: Placed): boolean => to.x >= from.x;

const exitOf = (from: Placed, to: Placed): Point => ({
  x: from.x + (isForward(from, to) ? 1 : -1) * (from.width / 2),
  y: from.y,
});

const entryOf = (from: Placed, to: Placed): Point => ({
  x: to.x - (isForward(from, to) ? 1 : -1) * (to.width / 2),
  y: to.y,
});

function bow(start: Point, end: Point): string {
  const reach = Math.max(30, Math.abs(end.x - start.x) / 2) * (end.x >= start.x ? 1 : -1);
  return `M${n(start.x)} ${n(start.y)}C${n(start.x + reach)} ${n(start.y)} ${n(end.x - reach)} ${n(end.y)} ${n(end.x)} ${n(end.y)}`;
}

/** Level at each point, so that it turns between the columns only. */
function waved(points: readonly Point[]): string {
  const [first, ...rest] = points;
  let at = first!;
  let d = `M${n(at.x)} ${n(at.y)}`;
  for (const next of rest) {
    if (next.x === at.x && next.y === at.y) continue;
    const half = (at.x + next.x) / 2;
    d += at.y === next.y ? `H${n(next.x)}` : `C${n(half)} ${n(at.y)} ${n(half)} ${n(next.y)} ${n(next.x)} ${n(next.y)}`;
    at = next;
  }
  return d;
}

function arrow(before: Point, end: Point): Drawn {
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [dx, dy] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const corner = (side: number) => `${n(end.x - 9 * dx - side * 4 * dy)},${n(end.y - 9 * dy + side * 4 * dx)}`;
  return drawn('polygon', { class: 'arrow', points: `${n(end.x)},${n(end.y)} ${corner(1)} ${corner(-1)}` });
}

const n = (value: number): number => Math.round(value * 10) / 10;
