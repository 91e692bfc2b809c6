import type { Container, Deployment, ResourceRequirements } from '../../../imports/k8s.js';
import { renderedOf } from '../compare.js';

export const environments = ['development', 'staging', 'production'] as const;
type EnvironmentName = (typeof environments)[number];
const objects = Object.fromEntries(environments.map(each => [each, renderedOf('helmsman', each)]));

/** An object of Helmsman, by `Kind/name`; undefined if missing. */
export const of = <T>(environment: EnvironmentName, id: string): T => objects[environment]!.get(id) as unknown as T;
export const idsOf = (environment: EnvironmentName): readonly string[] => [...objects[environment]!.keys()];

export const podOf = (environment: EnvironmentName, id: string) => of<Deployment>(environment, id).spec!.template.spec!;
export const containerOf = (environment: EnvironmentName, id: string): Container =>
  podOf(environment, id).containers[0]!;

/** What the database runs with, whoever runs it. */
export const databaseOf = (environment: EnvironmentName): ResourceRequirements =>
  environment === 'development'
    ? containerOf(environment, 'StatefulSet/postgresql').resources!
    : of<{ spec: { resources: ResourceRequirements } }>(environment, 'Cluster/postgresql').spec.resources;

/** Requests and limits without local disk, of which the document says nothing. */
export const computing = ({ requests = {}, limits = {} }: ResourceRequirements) => ({
  requests: { cpu: requests['cpu'], memory: requests['memory'] },
  limits: { cpu: limits['cpu'], memory: limits['memory'] },
});
