import { pathToFileURL } from 'node:url';
import { builtIn, customResources } from './catalogue.js';
import { declaration } from './declaration.js';
import { kindsOf } from './kinds.js';
import { validatorFile } from './packages.js';
import { apiVersionOf, type Kind } from './shape.js';

/** What a published, compiled schema says of an object. */
export interface Validator {
  (object: unknown): boolean;
  errors?: readonly Refusal[] | null;
}

interface Refusal {
  readonly instancePath: string;
  readonly message?: string;
  readonly keyword: string;
  readonly params?: { readonly missingProperty?: string };
}

/** The package takes the claim in a Prometheus or an Alertmanager for an object of its own, which must say its kind. */
export const isMistaken = ({ instancePath, params }: Refusal): boolean =>
  instancePath === '/spec/storage/volumeClaimTemplate' &&
  ['apiVersion', 'kind'].includes(params?.missingProperty ?? '');

const kinds = new Map<string, Kind>(
  [...builtIn, ...customResources].flatMap(kindsOf).map(kind => [`${apiVersionOf(kind)} ${kind.kind}`, kind]),
);

/** The packages' own validator of a kind; undefined when none publishes one. */
export async function validatorFor(apiVersion: string, kind: string): Promise<Validator | undefined> {
  const known = kinds.get(`${apiVersion} ${kind}`);
  if (!known) return undefined;
  const file = validatorFile(known.id.package, declaration(known.id).longName);
  const module: { validate: Validator } = await import(pathToFileURL(file).href);
  return module.validate;
}
