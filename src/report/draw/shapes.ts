import { type Drawn, drawn } from './element.js';
import type { Placed } from './layout.js';

/** The outline of a node of a kind: its form says what it is, besides its colour and its words. */
export function outline(kind: string, { x, y, width, height }: Placed): Drawn {
  const [left, top, right, bottom] = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
  const rect = (rx: number) => drawn('rect', { class: 'outline', x: left, y: top, width, height, rx });
  if (kind === 'store') {
    const cap = 6;
    const body = `M${left} ${top + cap}v${height - 2 * cap}a${width / 2} ${cap} 0 0 0 ${width} 0v${2 * cap - height}`;
    const lid = `a${width / 2} ${cap} 0 0 0 ${-width} 0a${width / 2} ${cap} 0 0 0 ${width} 0`;
    return drawn('path', { class: 'outline', d: body + lid });
  }
  if (kind === 'platform') {
    const cut = 12;
    const points = [
      [left + cut, top],
      [right - cut, top],
      [right, y],
      [right - cut, bottom],
      [left + cut, bottom],
      [left, y],
    ];
    return drawn('polygon', { class: 'outline', points: points.map(pair => pair.join(',')).join(' ') });
  }
  if (kind === 'outside' || kind === 'way-in') return rect(height / 2);
  if (kind === 'job') {
    const fold = 12;
    return drawn('path', {
      class: 'outline',
      d: `M${left} ${top}H${right - fold}L${right} ${top + fold}V${bottom}H${left}Z`,
    });
  }
  return rect(8);
}

/** The same behind a node that stands for several. */
export const shadowOf = ({ x, y, width, height }: Placed): Drawn =>
  drawn('rect', { class: 'outline behind', x: x - width / 2 + 5, y: y - height / 2 + 5, width, height, rx: 8 });
