import fc from 'fast-check';
import { compare, write } from '../../src/write/index.js';
import { type Contents, contentsOf, fill, inOrder, request, temporaryDirectory } from './directory.js';
import { type Fault, faultAt } from './faults.js';
import { errorOf } from './problems.js';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
const runs = { seed, numRuns: 300 };
beforeAll(() => process.stdout.write(`write properties: FC_SEED=${seed}\n`));

const units = ['p/api', 'p/web', 's/api'];
const texts = fc.constantFrom('', 'a\n', 'b\n', 'longer\n');
const oursBelow = fc.constantFrom('a', 'b', 'c', 'd/a', 'd/b', 'd/e/a', 'f/a', 'f/e/b');
const theirsBelow = fc.constantFrom('README', 'd/README', 'd/e/README', 'f/README', 'g/h/README', 'empty/', 'd/x/');
const inSomeUnit = (below: fc.Arbitrary<string>, text: fc.Arbitrary<string>) =>
  fc.dictionary(
    fc.tuple(fc.constantFrom(...units), below).map(([unit, path]) => `${unit}/${path}`),
    text,
    { noNullPrototype: true },
  );
const rendered = inSomeUnit(oursBelow, texts);
const foreign = inSomeUnit(theirsBelow, fc.constant('mine')).map(theirs =>
  Object.fromEntries(Object.entries(theirs).map(([path, text]) => [path, path.endsWith('/') ? '' : text])),
);

const inUnit = (unit: string) => (contents: Contents) =>
  Object.fromEntries(Object.entries(contents).filter(([path]) => path.startsWith(`${unit}/`)));

/** What the directory has to hold: the files, an inventory for each unit with files, and what is foreign. */
function expected(files: Contents, theirs: Contents): Contents {
  const inventories = units.flatMap(unit => {
    const names = Object.keys(inUnit(unit)(files)).map(path => path.slice(unit.length + 1));
    const text = names.sort().map(name => `${name}\n`);
    return names.length > 0 ? [[`${unit}/.plainsail`, text.join('')]] : [];
  });
  return inOrder({ ...files, ...Object.fromEntries(inventories), ...theirs });
}

/** An empty folder is one that `contentsOf` shows only while nothing else is in it. */
const withoutEmpty = (contents: Contents) =>
  Object.fromEntries(Object.entries(contents).filter(([path]) => !path.endsWith('/')));

test('any tree becomes any other, whatever is foreign in it', async () => {
  await fc.assert(
    fc.asyncProperty(rendered, rendered, foreign, async (before, after, theirs) => {
      const out = temporaryDirectory();
      write(request(out, units, before));
      fill(out, theirs);
      const comparison = await compare(request(out, units, after));
      const { diffs, upToDate, replacement, ...expectedChanges } = comparison;
      expect(write(request(out, units, after))).toEqual(expectedChanges);
      expect(contentsOf(out)).toEqual(expected(after, theirs));
      expect(await compare(request(out, units, after))).toMatchObject({ upToDate: true });
      expect(upToDate).toBe(diffs.size === 0);
      expect(new Set([...replacement.before.keys(), ...replacement.after.keys()])).toEqual(new Set(diffs.keys()));
    }),
    runs,
  );
});

test('a run of one unit changes that one alone', () => {
  fc.assert(
    fc.property(rendered, rendered, foreign, fc.constantFrom(...units), (before, after, theirs, unit) => {
      const out = temporaryDirectory();
      write(request(out, units, before));
      fill(out, theirs);
      write(request(out, [unit], inUnit(unit)(after), false));
      const others = Object.entries(before).filter(([path]) => !path.startsWith(`${unit}/`));
      expect(contentsOf(out)).toEqual(expected({ ...Object.fromEntries(others), ...inUnit(unit)(after) }, theirs));
    }),
    runs,
  );
});

test('a run that ends anywhere is made whole by the next one', () => {
  const faults = fc.constantFrom<Fault>('fail', 'break', 'die before', 'die after');
  fc.assert(
    fc.property(rendered, rendered, foreign, fc.nat(80), faults, (before, after, theirs, step, fault) => {
      const out = temporaryDirectory();
      write(request(out, units, before));
      fill(out, theirs);
      errorOf(() => write(request(out, units, after), faultAt(step, fault)));
      expect(contentsOf(out)).toMatchObject(withoutEmpty(theirs));
      write(request(out, units, after));
      expect(contentsOf(out)).toEqual(expected(after, theirs));
    }),
    runs,
  );
});
