import { at, fieldsOf, isMap, listOf, numberOf } from '../../graph/fields.js';
import { probesOf } from '../../graph/probes.js';
import type { Container } from '../../graph/workload.js';
import { headerNameFault } from '../../manifest/names.js';
import type { Refusal, Server } from './refusal.js';
import { isSet, misnamed, notOneOf, outside, required } from './values.js';

const counts = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];

/** Refusals in the probes and hooks of a container. */
export function* handlerRefusals(container: Container, server: Server): Iterable<Refusal> {
  const { path, fields, role, workload } = container;
  for (const { kind, path: probe, fields: asked } of probesOf(container)) {
    yield* actionRefusals(probe, asked);
    for (const name of counts) yield* outside(`${probe}.${name}`, asked[name], 0);
    const grace = `${probe}.terminationGracePeriodSeconds`;
    yield* outside(grace, asked['terminationGracePeriodSeconds'], 1);
    if (kind === 'readiness' && isSet(asked['terminationGracePeriodSeconds']))
      yield [grace, 'is set; a readiness probe ends no container'];
  }
  if (role === 'init' || role === 'ephemeral') return;
  const grace = numberOf(workload.spec['terminationGracePeriodSeconds']) ?? 30;
  for (const hook of ['preStop', 'postStart']) {
    const handler = at(fields['lifecycle'], hook);
    const place = `${path}.lifecycle.${hook}`;
    yield* actionRefusals(place, handler);
    // Servers before 1.33 take a sleep of some seconds only.
    const least = server.since('1.33') ? 0 : 1;
    const seconds = numberOf(at(handler, 'sleep')['seconds']);
    if (seconds !== undefined && (seconds < least || seconds > grace))
      yield [
        `${place}.sleep.seconds`,
        `${seconds} is out of range; allowed is ${least} to ${grace}, the termination grace period`,
      ];
  }
}

function* actionRefusals(path: string, { exec, httpGet }: Record<string, unknown>): Iterable<Refusal> {
  if (isMap(exec) && listOf(exec['command']).length === 0)
    yield [`${path}.exec.command`, 'is missing or empty; name the program to run'];
  if (!isMap(httpGet)) return;
  yield* notOneOf(`${path}.httpGet.scheme`, httpGet['scheme'], ['HTTP', 'HTTPS']);
  for (const [i, header] of listOf(httpGet['httpHeaders']).map(fieldsOf).entries()) {
    const place = `${path}.httpGet.httpHeaders[${i}].name`;
    yield* required(place, header['name'], 'name the header');
    yield* misnamed(place, header['name'], headerNameFault, 'the name of a header');
  }
}
