import { faultsOf } from './widget.js';

const text = { type: 'string' };

describe('alternatives', () => {
  const fields = { a: text, b: text, c: text };
  const either = [{ required: ['a'] }, { required: ['b'] }];
  test.each<[object, object, readonly string[]]>([
    [{ oneOf: either }, { a: '1' }, []],
    [{ oneOf: either }, { c: '1' }, ['must have "a" or "b"']],
    [{ oneOf: either }, { a: '1', b: '2' }, ['must have only one of: "a" or "b"; it has "a" and "b"']],
    [{ anyOf: either }, { a: '1', b: '2' }, []],
    [{ anyOf: either }, {}, ['must have "a" or "b"']],
    [{ not: { required: ['a', 'b'] } }, { a: '1', b: '2' }, ['must not have "a" and "b"']],
    [{ not: { required: ['a', 'b'] } }, { a: '1' }, []],
    [{ allOf: either }, { a: '1' }, ['.b is missing, and Widget requires it']],
    [{ anyOf: [{ properties: { a: { enum: ['large'] } } }, { required: ['b', 'c'] }] }, { a: 'large' }, []],
    [
      { anyOf: [{ properties: { a: { enum: ['large'] } } }, { required: ['b', 'c'] }] },
      { a: 'tiny' },
      ['must fit at least one of 2 alternatives, and fits none; the closest says: a must be "large", not "tiny".'],
    ],
    [
      { not: { properties: { a: { maxLength: 1 } } } },
      { a: 'x' },
      ['must not fit {"properties":{"a":{"maxLength":1}}}, and does'],
    ],
  ])('%j of %j', (more, spec, messages) => {
    const expected = messages.map(message => `error spec${message.startsWith('.') ? '' : ' '}${message}`);
    expect(faultsOf(fields, spec, more)).toEqual(expected);
  });
});
