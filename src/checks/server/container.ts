import { at, fieldsOf, listOf, numberOf, textOf } from '../../graph/fields.js';
import type { Container } from '../../graph/workload.js';
import { quoted } from '../wording.js';
import { environmentRefusals } from './environment.js';
import { handlerRefusals } from './handlers.js';
import { mountRefusals } from './mounts.js';
import type { Refusal, Server } from './refusal.js';
import { claimNames, containerResources } from './resources.js';
import { isSet, known, tooMany } from './values.js';

/** Refusals in a container, whatever its role. */
export function* containerRefusals(container: Container, server: Server): Iterable<Refusal> {
  const { path, fields, workload } = container;
  yield* environmentRefusals(container, server);
  yield* containerResources(`${path}.resources`, fieldsOf(fields['resources']));
  const claims = listOf(workload.spec['resourceClaims']).flatMap(claim => textOf(at(claim)['name']) ?? []);
  yield* claimNames(`${path}.resources.claims`, at(fields, 'resources')['claims'], new Set(claims));
  yield* mountRefusals(container);
  yield* handlerRefusals(container, server);
  yield* resizeRefusals(container);
  yield* restartRefusals(container, server);
  yield* hostPortRefusals(container);
}

function* resizeRefusals({ path, fields, workload, role }: Container): Iterable<Refusal> {
  const names = new Set<unknown>();
  for (const [i, { resourceName, restartPolicy }] of listOf(fields['resizePolicy']).map(fieldsOf).entries()) {
    const place = `${path}.resizePolicy[${i}]`;
    if (resourceName === '' || isSet(resourceName))
      yield* known(`${place}.resourceName`, resourceName, ['cpu', 'memory']);
    if (restartPolicy === '' || isSet(restartPolicy))
      yield* known(`${place}.restartPolicy`, restartPolicy, ['NotRequired', 'RestartContainer']);
    if (names.has(resourceName)) yield [place, `${quoted(resourceName)} has a policy already`];
    names.add(resourceName);
    if (restartPolicy === 'RestartContainer' && (workload.spec['restartPolicy'] === 'Never' || role === 'init'))
      yield [`${place}.restartPolicy`, 'is RestartContainer, and the container is not restarted'];
  }
}

const policies = ['Always', 'OnFailure', 'Never'];

function* restartRefusals({ path, fields, role }: Container, server: Server): Iterable<Refusal> {
  const { restartPolicy, restartPolicyRules } = fields;
  const isGiven = restartPolicy !== undefined && restartPolicy !== null;
  if (!server.since('1.35')) {
    const isInit = role === 'init' || role === 'sidecar';
    if (isGiven && isInit && server.since('1.29')) yield* known(`${path}.restartPolicy`, restartPolicy, ['Always']);
    if (isGiven && role === 'main' && server.since('1.29'))
      yield [`${path}.restartPolicy`, 'is set; before Kubernetes 1.35 only init containers have one'];
    return;
  }
  if (role === 'ephemeral') return;
  if (isGiven) yield* known(`${path}.restartPolicy`, restartPolicy, policies);
  const rules = listOf(restartPolicyRules).map(fieldsOf);
  if (rules.length > 0 && !isGiven) yield [`${path}.restartPolicy`, 'is missing; restartPolicyRules need it'];
  yield* tooMany(`${path}.restartPolicyRules`, restartPolicyRules, 20);
  const actions = server.since('1.36') ? ['Restart', 'RestartAllContainers'] : ['Restart'];
  for (const [i, { action, exitCodes }] of rules.entries()) {
    const place = `${path}.restartPolicyRules[${i}]`;
    if (isSet(action) || action === '') yield* known(`${place}.action`, action, actions);
    if (!isSet(exitCodes)) yield [`${place}.exitCodes`, 'is missing; a rule is about exit codes'];
    const { operator, values } = fieldsOf(exitCodes);
    if (isSet(operator) || operator === '') yield* known(`${place}.exitCodes.operator`, operator, ['In', 'NotIn']);
    yield* tooMany(`${place}.exitCodes.values`, values, 255);
  }
}

/** On the network of the node, a port is the same inside and outside. */
function* hostPortRefusals({ path, fields, workload, role }: Container): Iterable<Refusal> {
  if (workload.spec['hostNetwork'] !== true || role !== 'main') return;
  for (const [i, { hostPort, containerPort }] of listOf(fields['ports']).map(fieldsOf).entries())
    if (numberOf(hostPort) && hostPort !== containerPort)
      yield [
        `${path}.ports[${i}].hostPort`,
        `${hostPort} is not ${quoted(containerPort)}, the port of the container, and the pod has hostNetwork`,
      ];
}
