import { expression } from './expressions.js';
import { schema, self } from './object.js';

/** Rules of a transition, by where they stand. */
const transitions = {
  root: ['self.count >= oldSelf.count', 'self == oldSelf', 'oldSelf.hasValue() && oldSelf.value().count > self.count'],
  item: [
    'self.value >= oldSelf.value',
    'has(oldSelf.value) ? has(self.value) : true',
    'self.name == oldSelf.name',
    '!has(self.value) || self.value < 2',
  ],
  list: ['self == oldSelf', 'self.all(x, x in oldSelf)', 'self.size() >= oldSelf.size()', 'self.all(x, x != self[0])'],
  text: ['self == oldSelf', "self != 'x'", "oldSelf.orValue('none') != self"],
};

/** A question with rules at several places of the object, after a change of it. */
export function changed(pick) {
  const rules = (place, also = []) =>
    Array.from({ length: pick(3) }, () => {
      const among = [...transitions[place], ...also];
      const rule = among[pick(among.length)];
      return {
        rule,
        ...(/oldSelf\.(hasValue|orValue)/.test(rule) ? { optionalOldSelf: true } : {}),
        ...(pick(3) === 0 ? { message: ' told so ' } : {}),
        ...(pick(4) === 0 ? { messageExpression: messages[place][pick(messages[place].length)] } : {}),
        ...(pick(5) === 0
          ? { reason: ['FieldValueForbidden', 'FieldValueRequired', 'FieldValueInvalid'][pick(3)] }
          : {}),
        ...(place === 'root' && pick(4) === 0 ? { fieldPath: ['.count', '.nested.inner', "['tags']"][pick(3)] } : {}),
      };
    });
  const { properties } = schema;
  const judged = {
    ...schema,
    'x-kubernetes-validations': rules('root', [expression(pick, 'bool'), expression(pick, 'bool')]),
    allOf: [
      {
        'x-kubernetes-validations': rules('root'),
        properties: { text: { 'x-kubernetes-validations': rules('text') } },
      },
    ],
    properties: {
      ...properties,
      text: { ...properties.text, 'x-kubernetes-validations': rules('text') },
      items: { ...properties.items, 'x-kubernetes-validations': rules('list') },
      set: {
        ...properties.set,
        'x-kubernetes-validations': rules('list'),
        items: { ...properties.set.items, 'x-kubernetes-validations': rules('text') },
      },
      tags: {
        ...properties.tags,
        additionalProperties: { ...properties.tags.additionalProperties, 'x-kubernetes-validations': rules('text') },
      },
      keyed: { ...properties.keyed, items: { ...properties.keyed.items, 'x-kubernetes-validations': rules('item') } },
    },
  };
  const given = { schema: judged, self: mutated(self, pick) };
  return pick(4) === 0 ? given : { ...given, oldSelf: mutated(self, pick) };
}

const messages = {
  root: ["'count ' + string(self.count)", "self.absent > 1 ? 'a' : 'b'", "' '", "'a\\nb'"],
  item: ["'item ' + self.name", "'value ' + string(self.value)"],
  list: ["'has %d'.format([self.size()])"],
  text: ["'not ' + self"],
};

/** Some of its properties gone, some changed, its lists in another order. */
function mutated(value, pick) {
  const copy = structuredClone(value);
  const keyed = [{ name: 'a', value: pick(3) }, { name: 'b' }, { name: 'c', value: pick(3) }];
  if (pick(2) === 0) copy.keyed = keyed.slice(pick(3));
  if (pick(3) === 0) copy.keyed = copy.keyed.toReversed();
  if (pick(3) === 0) copy.set = [['a', 'x'], ['x', 'a', 'y'], []][pick(3)];
  if (pick(3) === 0) copy.items = [[1], [3, 1, 2, 5], [2, 2]][pick(3)];
  if (pick(3) === 0) copy.tags = { a: ['x', 'y'][pick(2)], 'b.c/d': 'x' };
  if (pick(3) === 0) copy.text = ['x', 'y'][pick(2)];
  if (pick(4) === 0) copy.count = pick(9);
  if (pick(4) === 0) delete copy[['count', 'text', 'items', 'nested', 'tags'][pick(5)]];
  return copy;
}
