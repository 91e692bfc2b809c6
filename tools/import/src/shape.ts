/** What a declared type looks like, whatever language it is written out in later. */
export type Shape =
  | { readonly type: 'any' | 'string' | 'number' | 'boolean' }
  | { readonly type: 'enum'; readonly values: readonly (string | number)[] }
  | { readonly type: 'list'; readonly items: Shape }
  | { readonly type: 'map'; readonly values: Shape }
  | { readonly type: 'object'; readonly fields: readonly Field[] }
  | { readonly type: 'either'; readonly options: readonly Shape[] }
  | { readonly type: 'ref'; readonly to: TypeId };

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly shape: Shape;
}

/** The package and the file of a declaration: each file of the packages declares one type. */
export interface TypeId {
  readonly package: string;
  /** Without extension: `apps/v1/DeploymentSpec`. */
  readonly path: string;
}

export const keyOf = ({ package: name, path }: TypeId) => `${name}:${path}`;
export const nameOf = ({ path }: TypeId) => path.slice(path.lastIndexOf('/') + 1);

/** A kind that the API server accepts, and where its type is declared. */
export interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly id: TypeId;
}

export const apiVersionOf = ({ group, version }: Pick<Kind, 'group' | 'version'>) =>
  group === '' ? version : `${group}/${version}`;

/** Types that the API defines by their text, not by their fields. */
export type WellKnown = 'quantity' | 'int-or-string' | 'date-time' | 'any';

const wellKnown: Readonly<Record<string, WellKnown>> = {
  '@kubernetes-models/apimachinery:api/resource/Quantity': 'quantity',
  '@kubernetes-models/apimachinery:util/intstr/IntOrString': 'int-or-string',
  '@kubernetes-models/apimachinery:apis/meta/v1/Time': 'date-time',
  '@kubernetes-models/apimachinery:apis/meta/v1/MicroTime': 'date-time',
  '@kubernetes-models/apimachinery:apis/meta/v1/FieldsV1': 'any',
  '@kubernetes-models/apimachinery:runtime/RawExtension': 'any',
  'kubernetes-models:apiextensions.k8s.io/v1/JSON': 'any',
};

export const wellKnownOf = (id: TypeId): WellKnown | undefined => wellKnown[keyOf(id)];
