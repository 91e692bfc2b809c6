import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import type { LimitRange, ResourceQuota } from '../../../imports/k8s.js';
import type { Amounts, Claims, Demand } from '../../intent/demand.js';
import type { Labels } from '../../intent/endpoint.js';
import { namespaceAt } from '../../intent/place.js';
import { recorded } from '../../intent/record.js';
import { quantityText } from '../../manifest/quantity.js';
import { defaultLimits, defaultResources, larger, none, plus } from '../component/demand.js';
import { requirements } from '../component/resources.js';
import { PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { aText, mapOf } from '../object/shapes.js';
import { supportWave, waveAnnotations } from '../object/wave.js';
import { claimsOf } from './claimed-volumes.js';

export interface NamespaceLimitsProps {
  /** The name of its objects. */
  readonly name: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
}

type Written = Readonly<Record<string, string>>;

const namespaceLimitsProps = {
  name: required(aText),
  labels: optional(mapOf(aText)),
} satisfies PropsOf<NamespaceLimitsProps>;

/**
 * A ResourceQuota of exactly what the namespace's components request at their peak, and a LimitRange
 * that no container of theirs exceeds. For pods that no component declares, `reserve` makes room.
 */
export class NamespaceLimits extends Construct {
  constructor(scope: Construct, id: string, props: NamespaceLimitsProps) {
    super(scope, id);
    refuseProps(this, props, namespaceLimitsProps, new.target === NamespaceLimits);
    const { name, labels = {} } = props;
    const metadata = { name, labels, annotations: waveAnnotations(supportWave) };
    // The components of the namespace are known only when everything is declared.
    const later = (produce: () => Written) => Lazy.any({ produce }) as Written;
    new PlainObject<ResourceQuota>(this, 'quota', {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata,
      spec: { hard: later(() => quotaFor(this.demands, claimsOf(this.node.root, namespaceAt(this)))) },
    });
    new PlainObject<LimitRange>(this, 'range', {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata,
      spec: {
        limits: [
          {
            type: 'Container',
            default: requirements(defaultResources).limits,
            defaultRequest: requirements(defaultResources).requests,
            max: later(() => written(this.demands.map(({ largest }) => largest).reduce(larger, defaultLimits))),
          },
        ],
      },
    });
  }

  private get demands(): readonly Demand[] {
    const namespace = namespaceAt(this);
    return recorded(this.node.root, 'demand').flatMap(({ value }) => (value.namespace === namespace ? [value] : []));
  }
}

function quotaFor(demands: readonly Demand[], objects: readonly Claims[]): Written {
  const claims = [...demands.flatMap(each => each.claims ?? []), ...objects];
  const sum = (of: (one: Demand) => number) => demands.reduce((total, one) => total + of(one), 0);
  const needs = (field: 'requests' | 'limits') =>
    written(demands.map(one => times(one[field], one.pods)).reduce(plus, none));
  const prefixed = (field: 'requests' | 'limits') =>
    Object.fromEntries(Object.entries(needs(field)).map(([resource, amount]) => [`${field}.${resource}`, amount]));
  return {
    pods: `${sum(({ pods }) => pods)}`,
    ...prefixed('requests'),
    ...prefixed('limits'),
    persistentvolumeclaims: `${claims.reduce((total, { count }) => total + count, 0)}`,
    'requests.storage': quantityText(
      'storage',
      claims.reduce((total, { count, bytes }) => total + count * bytes, 0),
    ),
  };
}

const times = ({ cpu, memory }: Amounts, count: number): Amounts => ({ cpu: cpu * count, memory: memory * count });

const written = ({ cpu, memory }: Amounts) => ({
  cpu: quantityText('cpu', cpu / 1000),
  memory: quantityText('memory', memory),
});
