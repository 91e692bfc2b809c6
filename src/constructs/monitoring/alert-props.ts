import { type Alert, alertSeverities, type Guidance } from '../../monitoring/alerts/alert.js';
import type { LogAlert } from '../../monitoring/logs/log-alert.js';
import type { Objective } from '../../monitoring/slo/objective.js';
import { optional, type PropsOf, required } from '../object/props.js';
import { aNumber, anObject, aText, listOf, madeWith, mapOf, oneOf, texts } from '../object/shapes.js';

const guidance = {
  impact: optional(aText),
  steps: optional(texts),
  instead: optional(aText),
} satisfies PropsOf<Guidance>;

const anyAlert = {
  name: required(aText),
  for: optional(aText),
  severity: required(oneOf(alertSeverities)),
  summary: required(aText),
  description: required(aText),
  runbook: optional(anObject(guidance)),
} satisfies PropsOf<Omit<Alert, 'when'>>;

const alert = {
  ...anyAlert,
  when: required(madeWith(['in', 'problems'], 'a condition such as errorRatio(…)')),
} satisfies PropsOf<Alert>;

const logAlert = {
  ...anyAlert,
  streams: required(mapOf(aText)),
  line: required(aText),
  examples: required(
    anObject({ counts: required(texts), passes: required(texts) } satisfies PropsOf<LogAlert['examples']>),
  ),
  above: optional(aNumber),
  within: required(aText),
} satisfies PropsOf<LogAlert>;

const objective = {
  name: required(aText),
  target: required(aText),
  sli: required(madeWith(['total', 'bad', 'problems'], 'what availability(…) and latency(…) count')),
  badEvents: optional(aNumber),
} satisfies PropsOf<Objective>;

export const alerts = listOf(anObject(alert));
export const logAlerts = listOf(anObject(logAlert));
export const objectives = listOf(anObject(objective));
