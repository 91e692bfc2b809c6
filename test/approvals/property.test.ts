import fc from 'fast-check';
import { parseApprovers } from '../../src/approvals/approvers.js';
import { digestOf } from '../../src/approvals/digest.js';
import { verifyRecord } from '../../src/approvals/verify-record.js';
import { approvalBy, approversYaml, files, gate, jane, joe, signedBy, unit } from './office.js';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
const runs = { seed, numRuns: 500 };
beforeAll(() => process.stdout.write(`approval properties: FC_SEED=${seed}\n`));

const approvers = parseApprovers(approversYaml(jane, joe), 'approvers.yaml', []);
const signed = signedBy(jane, approvalBy(jane));
const digest = digestOf(files, unit);
const isApproved = (rendered: ReadonlyMap<string, string>, text = signed) =>
  'approval' in verifyRecord(gate, digestOf(rendered, unit), text, approvers);

/** The text with one of its bytes changed, added or left out. Latin-1 gives each byte a letter, so that nothing is lost. */
const edited = (text: string, { at, byte, how }: Edit): string => {
  const i = at % text.length;
  const other = String.fromCharCode((text.charCodeAt(i) + 1 + (byte % 255)) % 256);
  return text.slice(0, i) + { change: other, add: other + text[i], remove: '' }[how] + text.slice(i + 1);
};
interface Edit {
  readonly at: number;
  readonly byte: number;
  readonly how: 'change' | 'add' | 'remove';
}
const edits = fc.record<Edit>({
  at: fc.nat(),
  byte: fc.nat(),
  how: fc.constantFrom('change', 'add', 'remove'),
});
const ours = [...files.keys()].filter(path => path.startsWith(`${unit}/`));

test('as it was signed, it is approved', () => {
  expect(isApproved(files)).toBe(true);
});

test('no byte of a record can change', () => {
  fc.assert(
    fc.property(edits, edit => {
      fc.pre(edited(signed, edit) !== signed);
      const text = Buffer.from(edited(signed, edit), 'latin1').toString('utf8');
      expect(isApproved(files, text)).toBe(false);
    }),
    runs,
  );
});

test('each byte of a record matters, changed in each of its bits', () => {
  const bytes = Buffer.from(signed);
  const passed = [...bytes.keys()].flatMap(at =>
    [...Array(8).keys()].filter(bit => {
      const other = Buffer.from(bytes);
      other[at]! ^= 1 << bit;
      return isApproved(files, other.toString('utf8'));
    }),
  );
  expect(passed).toEqual([]);
});

test('no byte of a file can change', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ours), edits, (path, edit) => {
      const text = edited(files.get(path)!, edit);
      fc.pre(text !== files.get(path));
      expect(isApproved(new Map([...files, [path, text]]))).toBe(false);
    }),
    runs,
  );
});

test('no byte of a name can change, and no file can move, come or go', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ours), edits, (path, edit) => {
      const renamed = `${unit}/${edited(path.slice(unit.length + 1), edit)}`;
      fc.pre(!files.has(renamed));
      const moved = new Map([...files].map(([name, text]) => [name === path ? renamed : name, text]));
      expect(isApproved(moved)).toBe(false);
      expect(isApproved(new Map([...files, [renamed, files.get(path)!]]))).toBe(false);
      expect(isApproved(new Map([...files].filter(([name]) => name !== path)))).toBe(false);
    }),
    runs,
  );
});

test('neither the order of files nor those of other units matter', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...files], { minLength: files.size }), fc.string(), (shuffled, text) => {
      const other = new Map([...shuffled, ['staging/shop/deployment-api.yaml', text]]);
      expect(digestOf(other, unit)).toBe(digest);
    }),
    runs,
  );
});
