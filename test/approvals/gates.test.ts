import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { passGates } from '../../src/approvals/gates.js';
import { approvalBy, approversYaml, files, gate, jane, joe, keyPair, Office, record, signedBy } from './office.js';

let office: Office;
beforeEach(() => {
  office = new Office();
});
afterEach(() => office.close());

const changed = new Map([...files, ['production/shop/deployment-api.yaml', 'kind: Deployment #\n']]);
const stays = (reason: string) => [`production/shop stays as it was: ${reason}.`];

test('what was approved passes as it is', () => {
  const { request, approvedBy, problems } = office.pass();
  expect(problems).toEqual([]);
  expect([...approvedBy]).toEqual([['production/shop', 'jane']]);
  expect(request).toEqual({ out: office.path('dist'), files, units: ['production/shop', 'staging/shop'], all: true });
});

test('what was not is held back, and the rest passes', () => {
  const { request, approvedBy, problems } = office.pass(changed);
  expect({ ...request, files: new Map(request.files) }).toEqual({
    out: office.path('dist'),
    files: new Map([['staging/shop/deployment-api.yaml', 'kind: Deployment\n']]),
    units: ['staging/shop'],
    all: true,
    heldBack: ['production/shop'],
  });
  expect([...approvedBy]).toEqual([['production/shop', undefined]]);
  expect(problems).toEqual([
    {
      id: 'not-approved',
      severity: 'error',
      message: 'production/shop stays as it was: its files are not those that "jane" approved on 2030-01-31.',
      hint: '"jane" runs: plainsail approve shop production --key FILE --approver jane',
      file: record,
    },
  ]);
});

test('a run without the gated unit reads no approval', () => {
  office.write(record, 'nonsense');
  office.write('approvals/approvers.yaml', 'nonsense');
  const request = { out: 'dist', files, units: ['staging/shop'] };
  expect(passGates(request, [gate], office.store)).toMatchObject({ request, problems: [] });
});

describe('refused is', () => {
  test('what nobody has approved', () => {
    rmSync(office.path(record));
    expect(office.reasons()).toEqual(stays('nobody has approved it yet'));
  });
  test.each([
    ['changed', changed],
    ['added', new Map([...files, ['production/shop/job-x.yaml', '']])],
    ['removed', new Map([...files].filter(([path]) => !path.endsWith('kustomization.yaml')))],
    ['renamed', new Map([...files].map(([path, text]) => [path.replace('deployment-api', 'deployment-apy'), text]))],
  ])('a file that was %s', (_, rendered) => {
    expect(office.reasons(rendered)).toEqual(stays('its files are not those that "jane" approved on 2030-01-31'));
  });
  test('a wrong key under the name of an approver', () => {
    const mallory = { ...jane, keys: keyPair() };
    office.write(record, signedBy(mallory, approvalBy(mallory)));
    expect(office.reasons()).toEqual(
      stays('it was signed with another key than the one that "jane" has among the approvers'),
    );
  });
  test('a wrong key that claims to be the right one', () => {
    office.write(record, signedBy({ ...jane, keys: keyPair() }, approvalBy(jane)));
    expect(office.reasons()).toEqual(stays('the record was edited: its signature is of another text'));
  });
  test('a role that the gate does not ask for', () => {
    office.write(record, signedBy(joe, approvalBy(joe, { role: 'Developer' })));
    expect(office.reasons()).toEqual(stays('it was approved as "Developer", and the gate asks for "SuperAdmin"'));
  });
  test('a role that the approver claims, and does not have', () => {
    office.write(record, signedBy(joe, approvalBy(joe)));
    expect(office.reasons()).toEqual(stays('"joe", who approved it, does not have the role "SuperAdmin"'));
  });
  test('a role that the approver had', () => {
    office.write('approvals/approvers.yaml', approversYaml({ ...jane, roles: ['Developer'] }, joe));
    expect(office.pass().problems).toMatchObject([
      {
        message: stays('"jane", who approved it, does not have the role "SuperAdmin"')[0],
        hint: 'Nobody has the role "SuperAdmin". Correct the gate, or enter somebody in approvals/approvers.yaml.',
      },
    ]);
  });
  test('a role that is misspelt in the gate', () => {
    const request = { out: 'dist', files, units: ['production/shop'] };
    const { problems, request: passed } = passGates(request, [{ ...gate, role: 'SuperAdmn' }], office.store);
    expect(passed.heldBack).toEqual(['production/shop']);
    expect(problems.map(({ hint }) => hint)).toEqual([
      'Nobody has the role "SuperAdmn". Did you mean "SuperAdmin"? Correct the gate, or enter somebody in approvals/approvers.yaml.',
    ]);
  });
  test.each([
    ['date', '2030-02-01'],
    ['role', 'Developer'],
    ['digest', `sha256:${'0'.repeat(64)}`],
    ['environment', 'staging'],
  ])('a record whose %s was edited', (field, value) => {
    const edited = office.read(record).replace(new RegExp(`^(${field}: "?)[^"\n]+`, 'm'), `$1${value}`);
    expect(edited).not.toBe(office.read(record));
    office.write(record, edited);
    expect(office.reasons()).toEqual(stays('the record was edited: its signature is of another text'));
  });
  test.each([
    ['has a comment', (text: string) => `${text}# fine\n`, 'it is not in the form in which approvals are written'],
    ['has a field more', (text: string) => `${text}more: 1\n`, 'it is not in the form in which approvals are written'],
    ['has a field less', (text: string) => text.replace(/^date.*\n/m, ''), 'it has no "date"'],
    ['has no day', (text: string) => text.replace('2030-01-31', '2030-02-30'), 'its "date" has not the form of one'],
    ['is not YAML', () => '{', 'it is not YAML'],
    ['is empty', () => '', 'it is not a map of fields'],
    [
      'has a cut signature',
      (text: string) => text.replace(/..==$/m, '=='),
      'its signature is not the base64 of 64 bytes',
    ],
    [
      'has a signature that is not base64',
      (text: string) => text.replace(/..==$/m, '!!=='),
      'its signature is not the base64 of 64 bytes',
    ],
    [
      'has no signature',
      (text: string) => text.replace(/^signature.*\n/m, ''),
      'its signature is not the base64 of 64 bytes',
    ],
  ])('a record that %s', (_, edit, why) => {
    office.write(record, edit(office.read(record)));
    expect(office.reasons()).toEqual(stays(`the record was edited, or damaged: ${why}`));
  });
  test('an approver who was never entered', () => {
    office.write(record, signedBy({ ...joe, name: 'mallory' }, approvalBy(joe, { approver: 'mallory' })));
    expect(office.reasons()).toEqual(stays('"mallory", who approved it, is not among the approvers, or no longer'));
  });
  test('an approver who was removed since', () => {
    office.write('approvals/approvers.yaml', approversYaml(joe));
    expect(office.reasons()).toEqual(stays('"jane", who approved it, is not among the approvers, or no longer'));
  });
  test('an approver who has another key since', () => {
    office.write('approvals/approvers.yaml', approversYaml({ ...jane, keys: keyPair() }, joe));
    expect(office.reasons()).toEqual(
      stays('it was signed with another key than the one that "jane" has among the approvers'),
    );
  });
  test.each([{ environment: 'staging' }, { system: 'bank' }])('a record that is moved here: %j', other => {
    office.write(record, signedBy(jane, approvalBy(jane, other)));
    const { environment, system } = { ...gate, ...other };
    expect(office.reasons()).toEqual(stays(`the record is an approval of ${environment}/${system}`));
  });
  test('a record that is a link', () => {
    renameSync(office.path(record), office.path('elsewhere.yaml'));
    symlinkSync(office.path('elsewhere.yaml'), office.path(record));
    expect(office.reasons()).toEqual(stays('the record is not read: it is a symbolic link'));
    rmSync(office.path('elsewhere.yaml'));
    expect(office.reasons()).toEqual(stays('the record is not read: it is a symbolic link'));
  });
  test('a record behind a link', () => {
    renameSync(office.path('approvals/production'), office.path('elsewhere'));
    symlinkSync(office.path('elsewhere'), office.path('approvals/production'));
    expect(office.reasons()).toEqual(stays('the record is not read: approvals/production is a symbolic link'));
  });
  test('a record that is a folder', () => {
    rmSync(office.path(record));
    mkdirSync(office.path(record));
    expect(office.reasons()).toEqual(stays('the record is not read: it is not a file'));
  });
  test('a record that is far too long', () => {
    office.write(record, '#'.repeat(1024 * 1024 + 1));
    expect(office.reasons()).toEqual(stays('the record is not read: it has 1048577 bytes, more than 1048576'));
  });
  test('everything while the approvers cannot be read, which is reported first', () => {
    rmSync(office.path('approvals/approvers.yaml'));
    const stopped = 'production/shop stays as it was: approvals/approvers.yaml has to be corrected first.';
    expect(office.reasons()).toEqual(['there is no approvals/approvers.yaml.', stopped]);
    office.write('approvals/approvers.yaml', 'approvers: []\n');
    expect(office.reasons()).toEqual(['it lists no approvers.', stopped]);
    rmSync(office.path('approvals/approvers.yaml'));
    symlinkSync('/dev/null', office.path('approvals/approvers.yaml'));
    expect(office.reasons()).toEqual(['approvals/approvers.yaml is not read: it is a symbolic link.', stopped]);
  });
});

test('several approvers of the role are all named', () => {
  office.write('approvals/approvers.yaml', approversYaml(jane, { ...joe, roles: ['SuperAdmin'] }));
  expect(office.pass(changed).problems[0]?.hint).toBe(
    'One of "jane", "joe" runs: plainsail approve shop production --key FILE --approver NAME',
  );
});

describe('beside what was approved', () => {
  const found = (removed: readonly string[] = [], ...args: Parameters<Office['pass']>) =>
    office
      .pass(...args)
      .unapproved(removed)
      .map(({ id, message }) => `${id}: ${message.replace(`${office.path('dist')}/`, '')}`);
  const notApproved = (path: string) => `not-approved: "${path}" is not part of what was approved.`;
  beforeEach(() => {
    for (const [path, text] of files) office.write(`dist/${path}`, text);
  });

  test('is nothing, as long as all is ours', () => expect(found()).toEqual([]));
  test('files, hidden ones and links are found, and what the write removes is not', () => {
    office.write('dist/production/shop/.hidden/evil.yaml', '');
    office.write('dist/production/shop/old.yaml', '');
    symlinkSync('/etc', office.path('dist/production/shop/link'));
    office.write('dist/staging/shop/notes.txt', '');
    expect(found(['production/shop/old.yaml'])).toEqual([
      notApproved('production/shop/.hidden/evil.yaml'),
      notApproved('production/shop/link'),
    ]);
  });
  test.each([
    ['a folder beside the gated one', 'production/evil/deployment.yaml'],
    ['with an inventory, as if it were ours', 'production/evil/.plainsail'],
    ['a file of the gated environment', 'production/deployment.yaml'],
    ['in the folder of another system', 'production/bank/zz.yaml'],
    ['a folder of no environment', 'evil/shop/deployment.yaml'],
    ['a manifest of no environment', 'all.yml'],
  ])('%s is not approved', (_, path) => {
    office.write(`dist/${path}`, '');
    expect(found()).toEqual([notApproved(path)]);
  });
  test('a folder that is a link is not approved, whatever is behind it', () => {
    symlinkSync(office.path('dist/staging'), office.path('dist/production/evil'));
    symlinkSync(office.path('dist/staging'), office.path('dist/other'));
    expect(found()).toEqual([notApproved('other'), notApproved('production/evil')]);
  });
  test('what cannot be applied may stay at the top', () => {
    office.write('dist/README.md', '');
    expect(found()).toEqual([]);
  });
  test('other units of the fleet are looked at by runs that render them', () => {
    office.write('dist/production/bank/ledger.yaml', '');
    const request = { out: office.path('dist'), files, units: ['production/shop'] };
    const units = ['production/shop', 'production/bank', 'staging/shop'];
    expect(passGates(request, [gate], office.store, units).unapproved([])).toEqual([]);
    expect(passGates(request, [gate], office.store, [...units, 'production/other']).unapproved([])).toEqual([]);
    expect(passGates(request, [gate], office.store, ['production/shop']).unapproved([])).toHaveLength(1);
  });
  test('nothing is looked at without a gate', () => {
    office.write('dist/production/evil/deployment.yaml', '');
    expect(found([], files, [])).toEqual([]);
  });
});
