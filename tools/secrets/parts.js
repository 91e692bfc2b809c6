const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const all = lower + lower.toUpperCase() + digits;

const text = (r, from, length) => Array.from({ length }, () => r.of([...from])).join('');

export const word = r => r.of(words);
export const letters = (r, length) => text(r, all, length);
export const hex = (r, length) => text(r, `${digits}abcdef`, length);
export const base64url = (r, length) => text(r, `${all}-_`, length);
export const base64 = plain => Buffer.from(plain).toString('base64');
export const uuid = r => [8, 4, 4, 4, 12].map(length => hex(r, length)).join('-');

/** As generators make them: letters and digits, sometimes signs that need no escape anywhere. */
export const password = (r, length = 12 + r.below(8)) =>
  r.below(4) === 0 ? `${letters(r, length - 3)}${text(r, '!*~.+', 1)}${letters(r, 2)}` : letters(r, length);

export const configMap = (data, more = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'b', ...more },
  data,
});

export const pod = () => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', namespace: 'b' },
  spec: { containers: [{ name: 'main', image: 'registry.example.com/app:1.0.0' }] },
});

export const container = (manifest, fields) => ({
  ...manifest,
  spec: { containers: [{ ...manifest.spec.containers[0], ...fields }] },
});

export const words = [
  ...['anchor', 'basket', 'candle', 'dragon', 'engine', 'forest', 'garden', 'harbor', 'island', 'jacket', 'kitten'],
  ...['ladder', 'marble', 'needle', 'orange', 'pepper', 'quartz', 'rocket', 'silver', 'tunnel', 'umbrella', 'velvet'],
];
