import type { Construct } from 'constructs';
import type { Endpoint } from '../../intent/endpoint.js';
import { type Problem, rejectionOf } from '../../problem.js';
import type { ComponentProps } from '../component/component.js';
import { optional, type PropsOf, refuseGiven, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aMap, aNumber, anObject, aText, either, listOf, mapOf } from '../object/shapes.js';
import { HookJob } from './hook-job.js';

/** A GET, and what its answer must be. */
export interface CheckedRequest {
  /** The HTTP port that it asks. */
  readonly to: Endpoint<'http'>;
  /** `/health` */
  readonly path: string;
  /** What it is answered with: one of these. A redirect is not followed, and counts where it is named: `[200, 307]`. @default 200 */
  readonly status?: number | readonly number[];
  /** Text that the answer holds. @default any answer will do, without a body too */
  readonly contains?: string;
}

export interface PostDeployCheckProps extends Pick<ComponentProps, 'name' | 'labels' | 'user'> {
  /** Has `curl`, `grep` and a shell. */
  readonly image: string;
  /** One after the other; the first that is answered otherwise ends the check. */
  readonly requests: readonly CheckedRequest[];
  /** Seconds until what is not answered right is given up. @default 300 */
  readonly deadline?: number;
}

const script = '/etc/check/check.sh';

const checkedRequest = {
  to: required(aMap),
  path: required(aText),
  status: optional(either(aNumber, listOf(aNumber))),
  contains: optional(aText),
} satisfies PropsOf<CheckedRequest>;

const postDeployCheckProps = {
  name: optional(aText),
  labels: optional(mapOf(aText)),
  user: optional(aNumber),
  image: required(aText),
  requests: required(listOf(anObject(checkedRequest))),
  deadline: optional(aNumber),
} satisfies PropsOf<PostDeployCheckProps>;

/** Asks what was rolled out for the answers that it must give, once everything runs. */
export class PostDeployCheck extends HookJob {
  constructor(scope: Construct, id: string, given: PostDeployCheckProps) {
    refuseGiven(PostDeployCheck, given, postDeployCheckProps);
    const { requests, deadline = 300, ...props } = given;
    super(scope, id, {
      ...props,
      phase: 'after',
      retries: 0,
      deadline,
      command: ['/bin/sh', script],
      files: { [script]: scriptOf(requests) },
      calls: [...new Map(requests.map(({ to }) => [to.id, to])).values()],
      resources: { cpu: ['20m', '200m'], memory: ['16Mi', '64Mi'] },
    });
    reject(this, requestProblems(requests));
  }
}

const scriptOf = (requests: readonly CheckedRequest[]): string => `set -eu
answer=/tmp/answer
check() {
  status=$(curl --silent --show-error --max-time 10 --retry 6 --retry-delay 5 --retry-connrefused \\
    --output "$answer" --write-out '%{http_code}' "$1")
  case " $2 " in
    *" $status "*) ;;
    *) echo "$1 answers with status $status, not with $2"; exit 1 ;;
  esac
  if [ -n "$3" ] && ! grep -q -F -e "$3" "$answer"; then
    echo "$1 answers without $3"
    exit 1
  fi
  echo "$1 answers as it should"
}
${requests
  .map(
    ({ to, path, status = 200, contains = '' }) =>
      `check ${quoted(to.facts.url + path)} ${quoted(statusesOf(status).join(' '))} ${quoted(contains)}\n`,
  )
  .join('')}`;

const statusesOf = (status: number | readonly number[]): readonly number[] => [status].flat();

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

function requestProblems(requests: readonly CheckedRequest[]): Problem[] {
  const rejection = rejectionOf('post-deploy-check');
  return [
    ...(requests.length > 0 ? [] : [rejection('there is nothing to ask.', 'Give at least one request.')]),
    ...requests.flatMap(({ path, status = 200, contains = '' }) => [
      ...(/^\/[^\s#]*$/.test(path) ? [] : [rejection(`a path is "${path}".`, 'A path looks like "/health".')]),
      ...statusesOf(status)
        .filter(each => !Number.isInteger(each) || each < 100 || each > 599)
        .map(each => rejection(`a status is ${each}.`, 'A status is a number from 100 to 599.')),
      ...(statusesOf(status).length > 0
        ? []
        : [rejection('no status is right.', 'Name at least one: status: [200, 307].')]),
      ...(contains.includes('\n') ? [rejection('an answer must hold several lines.', 'Give text of one line.')] : []),
    ]),
  ];
}
