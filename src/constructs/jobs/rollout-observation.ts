import { Construct } from 'constructs';
import type { Endpoint } from '../../intent/endpoint.js';
import { namespaceAt } from '../../intent/place.js';
import type { Scope } from '../../monitoring/scope.js';
import { type Problem, rejectionOf } from '../../problem.js';
import { analyse } from '../../promql/analysis.js';
import { logqlFaults } from '../../promql/logql.js';
import type { ComponentProps } from '../component/component.js';
import { platformLogs, platformMetrics } from '../monitoring/platform-queries.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aFunction, aNumber, anObject, aText, listOf, mapOf } from '../object/shapes.js';
import { HookJob } from './hook-job.js';

/** A question to the environment's Prometheus or Loki, and which answer is right. */
export interface Observation {
  /** What a right answer says, in a few words: `logs arrive`. */
  readonly says: string;
  /** Which of the two it asks: Prometheus for metrics, Loki for logs. */
  readonly of: 'metrics' | 'logs';
  /** PromQL or LogQL. */
  readonly query: (scope: Scope) => string;
  /** `something` must come; `nothing` may come, for as long as it is watched. */
  readonly finds: 'something' | 'nothing';
}

export interface RolloutObservationProps extends Pick<ComponentProps, 'name' | 'labels' | 'user'> {
  /** Has `curl`, `grep` and a shell. */
  readonly image: string;
  /** The component that was rolled out: the `job` of its own metrics. */
  readonly component: string;
  /** What the environment has nobody to ask for is omitted. */
  readonly observations: readonly Observation[];
  /** Seconds that something may take to come. @default 180 */
  readonly patience?: number;
  /** Seconds for which nothing may come. @default 120 */
  readonly watched?: number;
}

const observation = {
  says: required(aText),
  of: required(aText),
  query: required(aFunction),
  finds: required(aText),
} satisfies PropsOf<Observation>;

const rolloutObservationProps = {
  name: optional(aText),
  labels: optional(mapOf(aText)),
  user: optional(aNumber),
  image: required(aText),
  component: required(aText),
  observations: required(listOf(anObject(observation))),
  patience: optional(aNumber),
  watched: optional(aNumber),
} satisfies PropsOf<RolloutObservationProps>;

/** Watches what was rolled out for a while, in the environment's metrics and logs; nothing where there is neither. */
export class RolloutObservation extends Construct {
  constructor(scope: Construct, id: string, props: RolloutObservationProps) {
    super(scope, id);
    refuseProps(this, props, rolloutObservationProps, new.target === RolloutObservation);
    const { component, observations, patience = 180, watched = 120, name = id, ...rest } = props;
    const within = { namespace: namespaceAt(this) ?? 'default', job: component };
    reject(this, observationProblems(observations, within));
    const asked = { metrics: platformMetrics(this), logs: platformLogs(this) };
    const questions = observations.flatMap(({ of, query, ...each }) => {
      const to = asked[of];
      return to ? [{ ...each, of, to, query: query(within) }] : [];
    });
    if (questions.length === 0) return;
    const awaited = questions.filter(({ finds }) => finds === 'something').length;
    new HookJob(this, 'job', {
      ...rest,
      name,
      phase: 'after',
      retries: 0,
      deadline: awaited * patience + watched + 60,
      command: ['/bin/sh', script],
      files: { [script]: scriptOf(questions, patience, watched) },
      calls: [...new Set(questions.map(({ to }) => to))],
      resources: { cpu: ['20m', '200m'], memory: ['16Mi', '64Mi'] },
    });
  }
}

const script = '/etc/observe/observe.sh';
const pause = 10;
const paths = { metrics: '/api/v1/query', logs: '/loki/api/v1/query' } as const;

interface Question extends Omit<Observation, 'query'> {
  readonly to: Endpoint<'http'>;
  readonly query: string;
}

function scriptOf(questions: readonly Question[], patience: number, watched: number): string {
  const asked = (answer: Observation['finds'], by: string) =>
    questions.filter(({ finds }) => finds === answer).map(each => `${by} ${wordsOf(each)}\n`);
  const [awaited, absent] = [asked('something', 'await'), asked('nothing', '  watch')];
  const watching = `left=${Math.ceil(watched / pause)}
while [ "$left" -gt 0 ]; do
${absent.join('')}  left=$((left - 1))
  sleep ${pause}
done
`;
  return `${functions(patience)}${awaited.join('')}${absent.length > 0 ? watching : ''}`;
}

const functions = (patience: number) => `set -eu
answer=/tmp/answer
ask() {
  curl --silent --show-error --fail --max-time 10 --retry 3 --retry-connrefused \\
    --output "$answer" --get --data-urlencode "query=$2" "$1" || exit 1
  grep -q -F '"status":"success"' "$answer" || { cat "$answer"; exit 1; }
}
is_empty() {
  ask "$1" "$2"
  grep -q -F '"result":[]' "$answer"
}
await() {
  left=${Math.ceil(patience / pause)}
  while is_empty "$2" "$3"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || { echo "not so within ${patience} seconds: $1"; exit 1; }
    sleep ${pause}
  done
  echo "$1"
}
watch() {
  is_empty "$2" "$3" || { echo "not so: $1"; cat "$answer"; exit 1; }
}
`;

const wordsOf = ({ says, of, to, query }: Question) => [says, to.facts.url + paths[of], query].map(quoted).join(' ');

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

function observationProblems(observations: readonly Observation[], within: Scope): Problem[] {
  const rejection = rejectionOf('rollout-observation');
  if (observations.length === 0) return [rejection('nothing is observed.', 'Give at least one observation.')];
  return observations.flatMap(({ says, of, query }) => {
    const text = query(within);
    const faults = of === 'logs' ? logqlFaults(text) : analyse(text).faults;
    const scoped = text.includes(within.namespace);
    return [
      ...faults.map(fault => rejection(`"${says}": its query is refused: ${fault.message}.`, 'Correct the query.')),
      ...(scoped
        ? []
        : [rejection(`"${says}" looks at every namespace.`, 'Keep it to the namespace that it is given.')]),
    ];
  });
}
