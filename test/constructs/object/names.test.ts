import fc from 'fast-check';
import { hostProblems, nameProblems, portProblems, serviceNameProblems } from '../../../src/constructs/object/names.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

/** The same rules, character by character. */
const isIn = (characters: string) => (text: string) => [...text].every(character => characters.includes(character));
const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

function isLabel(text: string): boolean {
  const inner = isIn(`${letters}${digits}-`);
  const edge = isIn(letters + digits);
  return text.length >= 1 && text.length <= 63 && inner(text) && edge(text[0]!) && edge(text.at(-1)!);
}
const isService = (text: string) => isLabel(text) && isIn(letters)(text[0]!);
const isPort = (text: string) =>
  isLabel(text) && text.length <= 15 && !text.includes('--') && [...text].some(isIn(letters));
function isHost(text: string): boolean {
  const labels = text.split('.');
  const rest = labels[0] === '*' ? labels.slice(1) : labels;
  return text.length <= 253 && rest.length >= 2 && rest.every(isLabel);
}

/** Names that are nearly right: from the few characters that decide. */
const unit = fc.constantFrom('a', 'z', '0', '9', '-', '-', '.', '*', 'A', '_', ' ', 'é');
const nearName = fc.oneof(
  fc.string({ unit, maxLength: 20 }),
  fc.integer({ min: 13, max: 65 }).map(length => 'a'.repeat(length)),
  fc
    .array(fc.string({ unit: fc.constantFrom('a', '0', '-'), maxLength: 4 }), { maxLength: 5 })
    .map(all => all.join('.')),
  fc.integer({ min: 60, max: 65 }).map(length => `${'a'.repeat(length)}.${'b'.repeat(10)}`),
  fc.integer({ min: 80, max: 90 }).map(count => `${'ab.'.repeat(count)}c`),
);

describe(`names as a slow reading of the rules has them (SEED=${seed})`, () => {
  const agrees = (problems: (text: string) => readonly unknown[], allowed: (text: string) => boolean) =>
    fc.assert(
      fc.property(nearName, text => expect([text, problems(text).length === 0]).toEqual([text, allowed(text)])),
      { seed, numRuns: 5_000 },
    );
  test('objects', () => agrees(text => nameProblems('it', text), isLabel));
  test('Services', () => agrees(serviceNameProblems, isService));
  test('ports', () => agrees(text => portProblems(text, 80), isPort));
  test('hosts', () => agrees(hostProblems, isHost));
});

test.each([1, 80, 65535])('port number %d is allowed', number => expect(portProblems('http', number)).toEqual([]));

test.each([0, -1, 65536, 99999, 80.5, Number.NaN])('port number %d is refused', number => {
  expect(portProblems('http', number)).toMatchObject([
    { id: 'port', message: `port "http" is ${number}.`, hint: 'A port is a whole number from 1 to 65535.' },
  ]);
});

test('a name may have to be shorter, and one that was not given is not judged', () => {
  expect(nameProblems('the job', 'abcd', 3)).toMatchObject([
    {
      id: 'name',
      message: 'the job is "abcd".',
      hint: 'A name has 1 to 3 lower-case letters, digits and "-", and starts and ends with a letter or digit.',
    },
  ]);
  expect(nameProblems('the job', undefined)).toEqual([]);
});
