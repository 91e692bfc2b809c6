const { reportCases } = require('../../../tools/verdict/report.js');

const refused = {
  accepted: false,
  status: 422,
  message: 'Pod "a" is invalid: spec.hostname: Invalid value',
  causes: [],
};
const accepted = { accepted: true, status: 200, message: '', causes: [] };
const told = (verdict: object, findings: object[], more = {}) => ({
  ...{
    name: 'a',
    object: { kind: 'Pod' },
    paths: [],
    others: [],
    recorded: { status: (verdict as typeof refused).status },
  },
  ...{ verdict, findings, ...more },
});
const finding = (path: string) => ({ check: 'c', path, message: 'no' });

function report(cases: object[]): { agrees: boolean; lines: string[] } {
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(line => lines.push(String(line)) > 0);
  const agrees = reportCases(cases) as boolean;
  write.mockRestore();
  return { agrees, lines };
}

it.each([
  [told(refused, []), 'false acceptance: a (Pod)'],
  [told(accepted, [finding('spec')]), 'false refusal: a (Pod): c: no'],
])('names each case where the two differ', (different, line) => {
  const { agrees, lines } = report([told(refused, [finding('spec.hostname')]), different]);
  expect(agrees).toBe(false);
  expect(lines.join('')).toContain(line);
});

it('says where check names another place, and what other checks find', () => {
  const { agrees, lines } = report([
    told(refused, [finding('spec.containers[0].name')]),
    told(refused, [finding('spec')]),
    told(accepted, [], { others: [finding('spec')] }),
  ]);
  expect(agrees).toBe(true);
  expect(lines.filter(line => line.startsWith('in another place'))).toHaveLength(1);
  expect(lines.filter(line => line.startsWith('accepted, and an error of c'))).toHaveLength(1);
  expect(lines).toContain(
    '2 refused by the server: check errs on 2, is silent on 0; 0 are about what the cluster has\n',
  );
});

it('counts a refusal that no manifest tells by itself', () => {
  const { agrees, lines } = report([told(refused, [], { unknowable: 'which namespaces there are' })]);
  expect(agrees).toBe(true);
  expect(lines.join('')).toContain('1 are about what the cluster has');
});
