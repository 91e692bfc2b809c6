import type { Shape } from '../../intent/prop-table.js';
import { problem } from '../../problem.js';
import { optional, type PropsOf, required } from '../object/props.js';
import { aMap, aText } from '../object/shapes.js';
import { routeProps } from '../routes/route.js';

/** A public route by an Ingress of any cdk8s-plus, which gets a rule for the Service. */
export interface PlusRoute {
  readonly ingress: { addRules(...rules: readonly never[]): void };
  /** @default every host */
  readonly host?: string;
  /** Everything below it is public. @default / */
  readonly path?: string;
}

interface Backend {
  readonly name: string;
  readonly port: { readonly number: number };
}

const plusRouteProps = {
  ingress: required(aMap),
  host: optional(aText),
  path: optional(aText),
} satisfies PropsOf<PlusRoute>;

/** A route of ours, or one by an Ingress of cdk8s-plus. */
export const aRoute: Shape = {
  ...aMap,
  inside: route => ('ingress' in route ? plusRouteProps : routeProps),
};

/** Has an Ingress lead to a Service. */
export const addToIngress = ({ ingress, host, path = '/' }: PlusRoute, service: Backend): void =>
  ingress.addRules({ ...(host !== undefined && { host }), path, backend: { _toKube: () => ({ service }) } } as never);

export const noEntryPoint = problem(
  'route',
  'the environment has no ingress controller that the policy could let in.',
  {
    hint: "Give the environment's cluster an `ingress`, or omit the route.",
  },
);
