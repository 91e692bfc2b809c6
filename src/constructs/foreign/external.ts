import { ApiObject } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import type { Delivery } from '../../environment/delivery.js';
import { Environment } from '../../environment/environment.js';
import { outsideWave } from '../../intent/endpoint.js';
import { type ProvidedObject, unitGroups } from '../../intent/external.js';
import { namespaceAt } from '../../intent/place.js';
import { record } from '../../intent/record.js';
import { groupOf } from '../../manifest/group.js';
import { alternatives, didYouMean, formatObject, type ObjectName, type Problem, rejectionOf } from '../../problem.js';
import { optional, type PropsOf, required } from '../object/props.js';
import { reject, warn } from '../object/reject.js';
import { aMap, listOf, madeWith, mapOf, texts } from '../object/shapes.js';
import { jobWave } from '../object/wave.js';

/** An object in the cluster that another repository applies, and Flux or Argo CD renders. */
export interface ExternalName {
  /** The kind of that object. */
  readonly kind: 'HelmRelease' | 'Kustomization' | 'Application';
  /** The namespace of that object, not of what it installs. */
  readonly namespace: string;
  /** Its name. */
  readonly name: string;
}

/** A release that somebody else renders. */
export interface ExternalProps {
  /**
   * The HelmRelease, Kustomization or Application that this system applies, an ApiObject, or the name of one that
   * another repository applies: `{ kind: 'HelmRelease', namespace: 'cert-manager', name: 'cert-manager' }`.
   */
  readonly unit: ApiObject | ExternalName;
  /**
   * Objects that are there once it is ready: names by kind, `{ CustomResourceDefinition: ['certificates.cert-manager.io'],
   * Secret: ['cert-manager/ca'] }`. One of another namespace than the system's is `namespace/name`. Whatever names them
   * comes after it, and no check misses them.
   * @default nothing that the checks know
   */
  readonly provides?: Readonly<Record<string, readonly string[]>>;
  /** Components that are rolled out before it, where this system applies it. @default none */
  readonly dependsOn?: readonly (IConstruct & { readonly wave: number })[];
}

export const externalProps = {
  unit: required(aMap),
  provides: optional(mapOf(texts)),
  dependsOn: optional(listOf(madeWith(['wave', 'node'], 'a component'))),
} satisfies PropsOf<ExternalProps>;

const apiVersions: Readonly<Record<string, string>> = {
  HelmRelease: 'helm.toolkit.fluxcd.io/v2',
  Kustomization: 'kustomize.toolkit.fluxcd.io/v1',
  Application: 'argoproj.io/v1alpha1',
};
const wave = 'argocd.argoproj.io/sync-wave';

/** A release that somebody else renders, in the order of its system: components name it in `dependsOn`. */
export class External extends Construct {
  /** Its place in the order of a rollout; what another repository applies is there before. */
  readonly wave: number;

  constructor(scope: Construct, { unit, provides = {}, dependsOn = [] }: ExternalProps, source: string | undefined) {
    const isOwn = ApiObject.isApiObject(unit);
    const name = isOwn ? nameOf(unit) : nameGiven(unit);
    super(scope, `external-${name.kind}-${name.namespace ?? ''}-${name.name}`);
    const located = (found: readonly Problem[]) => found.map(each => ({ ...each, source }));
    reject(
      this,
      located([
        ...unitProblems(name, isOwn),
        ...providedProblems(provides),
        ...(isOwn || dependsOn.length === 0 ? [] : [notOurs(name)]),
      ]),
    );
    const place = Math.max(...dependsOn.map(each => each.wave + 1), isOwn ? waveOf(unit) : outsideWave);
    this.wave = place;
    if (isOwn && place !== waveOf(unit)) unit.metadata.addAnnotation(wave, `${place}`);
    warn(this, located(notAwaited(name, isOwn, Environment.of(this)?.cluster.delivery)));
    record(this, 'external', { unit: name, provides: providedObjects(provides, namespaceAt(this)) });
  }
}

const waveOf = (unit: ApiObject): number =>
  Number((unit.metadata.toJson() as { annotations?: Record<string, string> }).annotations?.[wave] ?? jobWave) ||
  jobWave;

const nameOf = ({ apiVersion, kind, name, metadata, chart }: ApiObject): ObjectName => ({
  ...{ apiVersion, kind, name },
  namespace: metadata.namespace ?? chart.namespace,
});

const nameGiven = ({ kind, namespace, name }: ExternalName): ObjectName => ({
  ...{ apiVersion: apiVersions[kind] ?? '', kind, namespace, name },
});

const providedObjects = (
  provides: Readonly<Record<string, readonly string[]>>,
  own: string | undefined,
): readonly ProvidedObject[] =>
  Object.entries(provides).flatMap(([kind, names]) =>
    names.map(each => {
      const slash = each.indexOf('/');
      return { kind, name: each.slice(slash + 1), namespace: slash < 0 ? own : each.slice(0, slash) };
    }),
  );

const refused = rejectionOf('external');

function unitProblems(name: ObjectName, isOwn: boolean): readonly Problem[] {
  const kinds = isOwn ? Object.keys(unitGroups) : Object.keys(apiVersions);
  if (kinds.includes(name.kind) && groupOf(name.apiVersion) === unitGroups[name.kind]) {
    const missing = (['namespace', 'name'] as const).filter(field => !isOwn && !isText(name[field]));
    return missing.map(field =>
      refused(`the unit has ${field} ${JSON.stringify(name[field])}.`, `Give the ${field} of the ${name.kind}.`),
    );
  }
  return [
    refused(
      `the unit is ${isOwn ? `${name.apiVersion} ${formatObject(name)}` : `of kind ${JSON.stringify(name.kind)}`}.${didYouMean(`${name.kind}`, kinds)}`,
      `It must be what Flux or Argo CD renders: ${alternatives(kinds)}.`,
    ),
  ];
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const providedProblems = (provides: Readonly<Record<string, readonly string[]>>): readonly Problem[] =>
  Object.entries(provides).flatMap(([kind, names]) => [
    ...(/^[A-Z][A-Za-z0-9]*$/.test(kind)
      ? []
      : [refused(`it provides the kind "${kind}".`, 'Write kinds as manifests do: "Secret".')]),
    ...names
      .filter(each => !/^([a-z0-9-]+\/)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(each))
      .map(each => refused(`it provides ${kind} "${each}".`, 'Write the name, or namespace/name: "cert-manager/ca".')),
  ]);

const notOurs = (name: ObjectName): Problem =>
  refused(
    `${formatObject(name)} depends on components, and another repository applies it.`,
    'Remove `dependsOn`, or pass the object itself where this system applies it.',
  );

/** Each waits for its own kinds: Flux for what reports that it is ready, Argo CD for what one of its Applications applies. */
function notAwaited({ kind, ...name }: ObjectName, isOwn: boolean, delivery: Delivery | undefined): readonly Problem[] {
  const unit = formatObject({ kind, ...name });
  if (delivery?.by === 'argo-cd' && !isOwn)
    return [
      refused(
        `Argo CD does not wait for ${unit}, which another repository applies: Applications wait for nothing outside of their own.`,
        `Apply the Application of this environment after it, or let a system apply the ${kind} and pass the object.`,
      ),
    ];
  if (delivery?.by === 'flux' && unitGroups[kind] === 'argoproj.io')
    return [
      refused(
        `Flux does not wait for ${unit}: an ${kind} is ready for Flux as soon as it exists.`,
        'Let Flux render it as well, as a HelmRelease or Kustomization, or deliver both with Argo CD.',
      ),
    ];
  return [];
}
