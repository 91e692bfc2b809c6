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
  const d = points ? smooth(points) : bow(start, end);
  const before = points ? points[points.length - 2]! : { x: end.x - Math.sign(to.x - from.x || 1) * 10, y: end.y };
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

/** Through the middles between the points, so that no corner is sharp. */
function smooth(points: readonly Point[]): string {
  const [first, ...rest] = points;
  let d = `M${n(first!.x)} ${n(first!.y)}`;
  for (const [i, point] of rest.entries()) {
    const next = rest[i + 1];
    if (!next) d += `L${n(point.x)} ${n(point.y)}`;
    else d += `Q${n(point.x)} ${n(point.y)} ${n((point.x + next.x) / 2)} ${n((point.y + next.y) / 2)}`;
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
