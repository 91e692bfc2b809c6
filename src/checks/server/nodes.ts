import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import { labelFault, labelValueFault, qualifiedNameFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import { cidrRefusals } from './policy.js';
import type { Rules } from './refusal.js';
import { containerResources } from './resources.js';
import { tolerationRefusals } from './scheduling.js';
import { labelRefusals } from './selector.js';
import { isSet, misnamed, outside, required } from './values.js';

/** What the API server refuses in a runtime that runs containers. */
export const runtimeClass: Rules = function* ({ manifest }) {
  const { handler, overhead, scheduling } = manifest as Record<string, unknown>;
  yield* required('handler', handler, 'name the handler of the runtime');
  yield* misnamed('handler', handler, labelFault, 'the name of a handler');
  yield* containerResources('overhead', { limits: at(overhead)['podFixed'] });
  yield* labelRefusals('scheduling.nodeSelector', at(scheduling)['nodeSelector']);
  const seen = new Set<string>();
  for (const [i, toleration] of listOf(at(scheduling)['tolerations']).map(fieldsOf).entries()) {
    const path = `scheduling.tolerations[${i}]`;
    yield* tolerationRefusals(path, toleration);
    const { key = '', operator = '', value = '', effect = '' } = toleration;
    const text = JSON.stringify([key, operator, value, effect]);
    if (seen.has(text)) yield [path, 'is in the list already'];
    seen.add(text);
  }
};

/** What the API server refuses where a program says that it leads; servers leave a strategy out without a feature gate. */
export const lease: Rules = function* ({ manifest }) {
  const { leaseDurationSeconds, leaseTransitions } = at(manifest, 'spec');
  yield* outside('spec.leaseDurationSeconds', leaseDurationSeconds, 1);
  yield* outside('spec.leaseTransitions', leaseTransitions, 0);
};

/** What the API server refuses in a node. */
export const node: Rules = function* ({ manifest }, server) {
  const spec = at(manifest, 'spec');
  // The first of several is podCIDR, whatever it says itself.
  if (isSet(spec['podCIDR'])) yield* cidrRefusals('spec.podCIDR', `${spec['podCIDR']}`, server);
  const ranges = listOf(spec['podCIDRs']);
  for (const [i, range] of ranges.entries())
    if (range === null || ranges.indexOf(range) < i)
      yield [`spec.podCIDRs[${i}]`, range === null ? 'is null' : `${quoted(range)} is in the list already`];
    else if (i > 0 || !isSet(spec['podCIDR'])) yield* cidrRefusals(`spec.podCIDRs[${i}]`, textOf(range) ?? '', server);
  const seen = new Set<string>();
  for (const [i, { key, value, effect }] of listOf(spec['taints']).map(fieldsOf).entries()) {
    const path = `spec.taints[${i}]`;
    yield* required(`${path}.key`, key, 'name the taint');
    yield* misnamed(`${path}.key`, key, qualifiedNameFault, 'the key of a taint');
    yield* misnamed(`${path}.value`, value, labelValueFault, 'the value of a taint');
    yield* required(`${path}.effect`, effect, 'allowed is NoSchedule, PreferNoSchedule or NoExecute');
    const text = JSON.stringify([key, effect]);
    if (seen.has(text)) yield [path, `${quoted(key)} with effect ${effect} is in the list already`];
    seen.add(text);
  }
};
