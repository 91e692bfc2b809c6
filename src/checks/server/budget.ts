import { at, textOf } from '../../graph/fields.js';
import type { Rules } from './refusal.js';
import { selectorRefusals } from './selector.js';
import { isSet, outside } from './values.js';

export const disruptionBudget: Rules = function* ({ manifest }) {
  const spec = at(manifest, 'spec');
  if (isSet(spec['minAvailable']) && isSet(spec['maxUnavailable']))
    yield ['spec', 'has both minAvailable and maxUnavailable; allowed is one of them'];
  for (const name of ['minAvailable', 'maxUnavailable']) {
    const text = textOf(spec[name]);
    yield* outside(`spec.${name}`, spec[name], 0);
    if (text !== undefined && !/^\d+%$/.test(text))
      yield [`spec.${name}`, `"${text}" is not a percentage such as "50%"`];
    else if (text !== undefined && Number.parseInt(text, 10) > 100) yield [`spec.${name}`, `"${text}" is above 100%`];
  }
  yield* selectorRefusals('spec.selector', spec['selector']);
};
