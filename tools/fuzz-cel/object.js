const text = { type: 'string' };
const whole = { type: 'integer' };

/** A schema with each kind of value that rules see, and an object of it. */
export const schema = {
  type: 'object',
  properties: {
    flag: { type: 'boolean' },
    count: whole,
    ratio: { type: 'number' },
    text,
    absent: whole,
    mixed: { 'x-kubernetes-int-or-string': true },
    blob: { type: 'string', format: 'byte' },
    when: { type: 'string', format: 'date-time' },
    day: { type: 'string', format: 'date' },
    wait: { type: 'string', format: 'duration' },
    items: { type: 'array', items: whole },
    names: { type: 'array', items: text },
    set: { type: 'array', items: text, 'x-kubernetes-list-type': 'set' },
    keyed: {
      type: 'array',
      items: { type: 'object', properties: { name: text, value: whole } },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['name'],
    },
    counts: { type: 'object', additionalProperties: whole },
    tags: { type: 'object', additionalProperties: text },
    nested: { type: 'object', properties: { inner: whole, other: whole } },
  },
};

export const self = {
  flag: true,
  count: 5,
  ratio: 2,
  text: 'ab c',
  mixed: 'a',
  blob: 'aGk_',
  when: '2024-05-06T07:08:09.5+02:00',
  day: '2024-05-06',
  wait: '90s',
  items: [3, 1, 2],
  names: ['b', 'a', 'b'],
  set: ['x', 'a'],
  keyed: [
    { name: 'a', value: 1 },
    { name: 'b', value: 2 },
  ],
  counts: { a: 1, b: 2 },
  tags: { a: 'x', '': 'y' },
  nested: { inner: 4 },
};
