import { tiers } from '../intent/tier.js';
import { alternatives, didYouMean, type Problem, problem } from '../problem.js';
import { cloudIdentityProblems } from './cloud-identity.js';
import { kubernetesVersions } from './cluster.js';
import { deliveryProblems } from './delivery.js';
import { gatewayProblems } from './entry-point.js';
import type { EnvironmentFacts } from './inherit.js';
import { secretStoreProblems } from './secret-store.js';

const enforcers = ['kubernetes', 'cilium'] as const;
const name63 = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const domainForm = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** What is wrong with the facts of an environment, all at once. */
export function environmentFaults(
  name: string,
  groups: readonly string[],
  { tier, domain, cluster: given }: Pick<EnvironmentFacts, 'tier' | 'domain' | 'cluster'>,
): Problem[] {
  const problems: Problem[] = [];
  const addProblem = (what: string, hint: string) =>
    problems.push(problem('environment', `environment "${name}": ${what}`, { hint }));
  if (!name63.test(name))
    addProblem(
      `the name is "${name}".`,
      'A name has lower-case letters, digits and "-", starts with a letter, and is a folder of dist.',
    );
  for (const group of groups.filter(group => !name63.test(group)))
    addProblem(
      `it is in the group "${group}".`,
      'A group has lower-case letters, digits and "-", and starts with a letter.',
    );
  for (const group of groups.filter((group, i) => groups.indexOf(group) !== i))
    addProblem(`it is in the group "${group}" twice.`, 'Name each group once.');
  if (!tiers.includes(tier))
    addProblem(`tier is "${tier}".${didYouMean(tier, tiers)}`, `It must be ${alternatives(tiers)}.`);
  if (!domainForm.test(domain)) addProblem(`domain is "${domain}".`, 'A domain looks like "example.com".');
  const { kubernetes, ingress, gateway, networkPolicies = 'kubernetes', zones, secretStore } = given;
  if (secretStore) problems.push(...secretStoreProblems(secretStore));
  if (given.delivery) problems.push(...deliveryProblems(given.delivery));
  if (gateway) problems.push(...gatewayProblems(gateway));
  if (given.cloudIdentity) problems.push(...cloudIdentityProblems(given.cloudIdentity));
  if (kubernetes !== undefined && !kubernetesVersions.includes(kubernetes)) {
    addProblem(
      `the Kubernetes version is "${kubernetes}".`,
      `It must be ${alternatives(kubernetesVersions)}, in quotes: 1.30 as a number is 1.3.`,
    );
  }
  if (!enforcers.includes(networkPolicies)) {
    const message = `networkPolicies is "${networkPolicies}".${didYouMean(networkPolicies, enforcers)}`;
    addProblem(
      message,
      `It must be ${alternatives(enforcers)}; whoever else enforces NetworkPolicies is "kubernetes".`,
    );
  }
  if (ingress && gateway) addProblem('it has both an ingress and a gateway.', 'Name the one that public routes use.');
  if (zones !== undefined && !(Number.isInteger(zones) && zones >= 1))
    addProblem(`zones is ${zones}.`, 'It must be 1 or more.');
  return problems;
}
