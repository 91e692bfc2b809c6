import { type Grade, gradeOf, lackingIn } from './grade.js';
import { mistakesOfComponents } from './of-components.js';
import { mistakesOfFleets } from './of-fleets.js';

/** Natural mistakes of a first week, in a project whose types are not checked. */
const mistakes = [...mistakesOfComponents, ...mistakesOfFleets];

/** What a message lacks today, and why it may. */
const known: Readonly<Record<string, readonly string[]>> = {};

test.each(mistakes)('%s: the message has the object, the value, the fix and the line', (name, found, wanted) => {
  expect(lackingIn(found(), wanted)).toEqual(known[name] ?? []);
});

test('of fifty mistakes at least 45 are graded A, and none D or F', () => {
  const grades = mistakes.map(([, found, wanted]): Grade => gradeOf(found(), wanted));
  const count = (grade: Grade) => grades.filter(each => each === grade).length;
  expect(mistakes.length).toBe(50);
  expect(count('A')).toBeGreaterThanOrEqual(45);
  expect(count('D') + count('F')).toBe(0);
});
