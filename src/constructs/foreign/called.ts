import { ApiObject } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import type { Service } from '../../../imports/k8s.js';
import { type Call, type Callable, callOf } from '../../intent/call.js';
import { placeOf } from '../../intent/place.js';
import { alternatives, type Problem, problem } from '../../problem.js';
import { callProblems, isCallable } from '../component/component-problems.js';
import { isPlainObject } from '../object/plain-object.js';
import { ForeignWorkload, type ForeignWorkloadProps } from './foreign-workload.js';
import { podMaker } from './pod-template.js';

/** A workload or Service of another library: a construct of cdk8s-plus, or an ApiObject. */
export interface ForeignConstruct extends IConstruct {
  /** `apps/v1` */
  readonly apiVersion: string;
  /** `Deployment` */
  readonly kind: string;
  /** The name of the object. */
  readonly name: string;
}

/** What `calls` takes: an endpoint, a call that says more, or a workload or Service of another library with one port. */
export type Called = Callable | ForeignConstruct;

/** The calls among what was given, those to constructs of other libraries taken into the network. */
export const callsOf = (called: readonly Called[] = []): readonly Call[] =>
  called.flatMap(each => {
    if (isCallable(each)) return [callOf(each)];
    const found = isForeign(each) ? foreignEndpoint(each) : undefined;
    return found && 'to' in found ? [found] : [];
  });

/** What is wrong with calls. */
export const calledProblems = (called: readonly unknown[] = []): readonly Problem[] =>
  called.flatMap((each, i) => {
    const found = isForeign(each) ? foreignEndpoint(each) : undefined;
    if (!found) return callProblems(each, i);
    return 'to' in found ? [] : [found];
  });

/** Whether it is a construct that renders something of its own, unlike components. */
const isForeign = (called: unknown): called is ForeignConstruct =>
  Construct.isConstruct(called) && 'kind' in called && 'apiVersion' in called && !isPlainObject(called);

function foreignEndpoint(called: ForeignConstruct): Call | Problem | undefined {
  const service = serviceBelow(called);
  const workload = service ? workloadBehind(service) : called;
  if (!workload) {
    return problem('call', `no workload here has the pods of Service ${service!.name}.`, {
      hint: 'Declare it, or call pods of others by platformPort(…).',
    });
  }
  if (isPlainObject(workload)) {
    const component = placeOf(workload.node.scope ?? workload);
    return problem('call', `Service ${service?.name} leads to the component ${component}.`, {
      hint: 'Call the component itself: api.port("http").',
    });
  }
  if (!('template' in podMaker(workload))) return undefined;
  const taken = takenIn(workload, service ? { service: service.name } : {});
  const names = [...taken.ports];
  const wanted = service ? wantedBy(service, taken) : names;
  const [only, ...others] = wanted;
  if (only !== undefined && others.length === 0) return { to: taken.port(only) };
  const place = placeOf(called);
  return wanted.length === 0
    ? problem('call', `${place} has no port with a name.`, { hint: "Call foreign(workload, { ports }).port('http')." })
    : problem('call', `${place} has the ports ${alternatives(wanted)}.`, {
        hint: `Say which: foreign(workload).port("${only}").`,
      });
}

/** As it was taken in before, or now. */
function takenIn(workload: IConstruct, props: ForeignWorkloadProps = {}): ForeignWorkload {
  const before = workload.node.tryFindChild('plainsail');
  return before instanceof ForeignWorkload ? before : new ForeignWorkload(workload, props);
}

function serviceBelow(called: IConstruct): ApiObject | undefined {
  const objects = called.node.findAll().filter(ApiObject.isApiObject);
  return objects.length === 1 && objects[0]!.kind === 'Service' ? objects[0] : undefined;
}

const specOf = (service: ApiObject): NonNullable<Service['spec']> => (service.toJson() as Service).spec ?? {};

/** The outermost construct that makes the pods which a Service selects. */
function workloadBehind(service: ApiObject): IConstruct | undefined {
  const selector = Object.entries(specOf(service).selector ?? {});
  if (selector.length === 0) return undefined;
  const object = service.node.root.node
    .findAll()
    .filter(ApiObject.isApiObject)
    .find(each => {
      const maker = podMaker(each);
      const labels = 'template' in maker ? (maker.template.metadata?.labels ?? {}) : {};
      return selector.every(([label, value]) => labels[label] === value);
    });
  if (isPlainObject(object)) return object;
  const { scope } = object?.node ?? {};
  return scope && !('template' in podMaker(scope)) ? object : (scope ?? object);
}

/** The ports of a workload that a Service leads to, by name or number. */
function wantedBy(service: ApiObject, workload: ForeignWorkload): readonly string[] {
  const targets = (specOf(service).ports ?? []).map(({ port, targetPort }) => targetPort ?? port);
  return [...workload.ports].filter(name => targets.includes(name) || targets.includes(workload.port(name).port));
}
