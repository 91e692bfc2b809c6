import { Construct } from 'constructs';
import type { ClusterRole, ClusterRoleBinding, PolicyRule, Role, RoleBinding } from '../../../imports/k8s.js';
import type { Labels } from '../../intent/endpoint.js';
import { namespaceAt } from '../../intent/place.js';
import { alternatives, didYouMean, type Problem, problem } from '../../problem.js';
import { PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { anObject, aText, either, listOf, mapOf, oneOf, texts } from '../object/shapes.js';
import { supportWave, waveAnnotations } from '../object/wave.js';

/** What a component does with objects of the API: nothing else is allowed. */
export interface Access {
  /** Groups of the API: `apps`. @default the core group, which has no name */
  readonly apiGroups?: readonly string[];
  /** `pods`, `pods/log` */
  readonly resources: readonly string[];
  /** What it does with them: `get`, `list`, `watch`. */
  readonly verbs: readonly Verb[];
  /** Only the objects of these names. @default all of them */
  readonly resourceNames?: readonly string[];
  /** In which namespace; `everywhere` is the whole cluster. @default the component's own */
  readonly in?: { readonly namespace: string } | 'everywhere';
}

const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'] as const;
type Verb = (typeof verbs)[number];

export interface ApiAccessProps {
  /** The name of the roles and their bindings. */
  readonly name: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** The ServiceAccount that may. */
  readonly account: string;
  /** Objects and verbs; each namespace gets a role of its own. */
  readonly access: readonly Access[];
}

const everywhere = oneOf(['everywhere']);
const oneNamespace = { namespace: required(aText) } satisfies PropsOf<Exclude<Access['in'], 'everywhere' | undefined>>;

const access = {
  apiGroups: optional(texts),
  resources: required(texts),
  verbs: required(texts),
  resourceNames: optional(texts),
  in: optional(either(everywhere, anObject(oneNamespace))),
} satisfies PropsOf<Access>;

export const accesses = listOf(anObject(access));

const apiAccessProps = {
  name: required(aText),
  labels: optional(mapOf(aText)),
  account: required(aText),
  access: required(accesses),
} satisfies PropsOf<ApiAccessProps>;

/** The roles that allow an account exactly what was declared, one per namespace, and their bindings. */
export class ApiAccess extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ApiAccessProps,
  ) {
    super(scope, id);
    refuseProps(this, props, apiAccessProps, new.target === ApiAccess);
    reject(this, props.access.flatMap(accessProblems));
    const own = namespaceAt(this);
    const places = new Map<string | undefined, PolicyRule[]>();
    const everywhere: PolicyRule[] = [];
    for (const access of props.access) {
      if (access.in === 'everywhere') everywhere.push(ruleOf(access));
      else {
        const place = access.in?.namespace ?? own;
        places.set(place, [...(places.get(place) ?? []), ruleOf(access)]);
      }
    }
    for (const [namespace, rules] of places) this.role(namespace === own ? undefined : namespace, rules);
    if (everywhere.length > 0) this.clusterRole(everywhere);
  }

  private role(namespace: string | undefined, rules: readonly PolicyRule[]): void {
    const { name } = this.props;
    const metadata = { ...this.metadata(name), ...(namespace !== undefined && { namespace }) };
    const id = namespace === undefined ? '' : `-${namespace}`;
    new PlainObject<Role>(this, `role${id}`, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata,
      rules,
    });
    new PlainObject<RoleBinding>(this, `binding${id}`, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: this.subjects(),
    });
  }

  /** Its name begins with the namespace, since other namespaces may have the same component. */
  private clusterRole(rules: readonly PolicyRule[]): void {
    const namespace = namespaceAt(this);
    const name = namespace === undefined ? this.props.name : `${namespace}-${this.props.name}`;
    const metadata = this.metadata(name);
    new PlainObject<ClusterRole>(this, 'cluster-role', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata,
      rules,
    });
    new PlainObject<ClusterRoleBinding>(this, 'cluster-binding', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: this.subjects(),
    });
  }

  private metadata(name: string) {
    return { name, labels: this.props.labels ?? {}, annotations: waveAnnotations(supportWave) };
  }

  private subjects() {
    const namespace = namespaceAt(this);
    return [{ kind: 'ServiceAccount', name: this.props.account, ...(namespace !== undefined && { namespace }) }];
  }
}

const ruleOf = ({ apiGroups = [''], resources, verbs, resourceNames }: Access): PolicyRule => ({
  apiGroups: [...apiGroups],
  resources: [...resources],
  ...(resourceNames && { resourceNames: [...resourceNames] }),
  verbs: [...verbs],
});

/** Verbs that no name can narrow: the API does not know the name yet, or asks for all. */
const nameless: readonly Verb[] = ['create', 'deletecollection'];

function accessProblems(access: Access): Problem[] {
  const { apiGroups = [''], resources, resourceNames } = access;
  const problems: Problem[] = [];
  const addProblem = (message: string, hint: string) => problems.push(problem('access', message, { hint }));
  for (const [field, values] of Object.entries({ apiGroups, resources, verbs: access.verbs })) {
    if (values.length === 0) addProblem(`${field} is empty: nothing is allowed.`, 'Name what the component does.');
    if (values.some(value => value.includes('*')))
      addProblem(`${field} has "*": whatever the API learns is allowed.`, 'Name each one that the component needs.');
  }
  for (const verb of access.verbs.filter(each => !each.includes('*') && !verbs.includes(each)))
    addProblem(`the verb is "${verb}".${didYouMean(verb, verbs)}`, `It must be ${alternatives(verbs)}.`);
  // A subresource is created below an object that has a name: `pods/exec`.
  const isNamed = resourceNames && !resources.every(each => each.includes('/'));
  for (const verb of access.verbs.filter(each => isNamed && nameless.includes(each)))
    addProblem(
      `"${verb}" of ${alternatives(resourceNames!)} allows nothing.`,
      'The API cannot narrow it to names: declare it apart.',
    );
  return problems;
}
