import { parseOptions, refuseIdle, validOptions } from '../../src/checks/options.js';
import { selectChecks } from '../../src/checks/registry.js';
import { UsageError } from '../../src/problem.js';

function faults(run: () => unknown): readonly (readonly [string, string | undefined])[] {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageError) return error.problems.map(({ message, hint }) => [message, hint]);
    throw error;
  }
  return [];
}

test('options are read from the command line', () => {
  expect(parseOptions(['minimum-replicas.pods=2', 'autoscaler-minimum.pods=5'])).toEqual({
    'minimum-replicas': { pods: 2 },
    'autoscaler-minimum': { pods: 5 },
  });
});

test('a list is read from the command line and from a file', () => {
  const registries = ['ghcr.io/acme', 'quay.io'];
  expect(parseOptions(['registry-frozen.registries=ghcr.io/acme,quay.io'])).toEqual({
    'registry-frozen': { registries },
  });
  expect(validOptions({ 'registry-frozen': { registries } })).toEqual({ 'registry-frozen': { registries } });
  expect(faults(() => parseOptions(['registry-frozen.registries=a,,b']))).toEqual([
    [
      'registry-frozen.registries is "a,,b"; allowed are texts such as "registry.k8s.io,ghcr.io/acme"',
      'Write it as registry-frozen.registries=registry.k8s.io,ghcr.io/acme, several with commas.',
    ],
  ]);
  expect(faults(() => validOptions({ 'registry-frozen': { registries: [1] } }))).toHaveLength(1);
});

test('everything that is wrong is said at once, with what is allowed', () => {
  const texts = ['minimum-replica.pods=2', 'minimum-replicas.pod=2', 'minimum-replicas.pods=0', 'unique-env.pods=1'];
  const configurable =
    'The checks with options are "autoscaler-minimum", "minimum-replicas", "registry-frozen" or "replicas-behind-service".';
  expect(faults(() => parseOptions(texts))).toEqual([
    ['minimum-replicas has no option "pod". Did you mean "pods"?', 'It has "pods".'],
    ['minimum-replicas.pods is 0; allowed are whole numbers from 1', 'Write it as minimum-replicas.pods=3.'],
    ['no check is called "minimum-replica". Did you mean "minimum-replicas"?', configurable],
    ['unique-env has no option "pods".', configurable],
  ]);
  expect(faults(() => parseOptions(['minimum-replicas.pods=many']))).toEqual([
    ['minimum-replicas.pods is "many"; allowed are whole numbers from 1', 'Write it as minimum-replicas.pods=3.'],
  ]);
  expect(faults(() => parseOptions(['minimum-replicas=3']))).toEqual([
    ['"minimum-replicas=3" is not an option of a check.', 'Write it as <check>.<option>=<value>.'],
  ]);
  expect(faults(() => validOptions({ 'minimum-replicas': { pods: 1.5 } }))).toHaveLength(1);
});

test('an option of a check that does not run is refused', () => {
  expect(faults(() => refuseIdle({ 'minimum-replicas': { pods: 2 } }, selectChecks()))).toEqual([
    [
      'an option of minimum-replicas is set, and the check does not run.',
      'Run it with "--only minimum-replicas", or remove the option.',
    ],
  ]);
  expect(
    faults(() => refuseIdle({ 'minimum-replicas': { pods: 2 } }, selectChecks({ only: ['minimum-replicas'] }))),
  ).toEqual([]);
});
