import type { Construct } from 'constructs';
import type { CloudIdentity } from '../../environment/cloud-identity.js';
import { Environment } from '../../environment/environment.js';
import { type Call, callOf } from '../../intent/call.js';
import { type Endpoint, type Labels, outsideWave } from '../../intent/endpoint.js';
import { namespaceAt } from '../../intent/place.js';
import { record } from '../../intent/record.js';
import { didYouMean, type Problem, problem } from '../../problem.js';
import { outside } from '../network/outside.js';
import { reject } from '../object/reject.js';

/** What lets the cloud know the pods of an account. */
export interface KnownAccount {
  /** Of the account. */
  readonly annotations: Labels;
  /** Where its pods get their credentials. */
  readonly calls: readonly Call[];
}

const unknown: KnownAccount = { annotations: {}, calls: [] };

/** What an account needs whose pods make these calls: nothing, unless the other side knows callers by the cloud's identity. */
export function knownAccount(by: Construct, account: string, calls: readonly Call[]): KnownAccount {
  const opened = calls.find(({ to }) => to.usesCloudIdentity);
  const environment = Environment.of(by);
  if (!opened || !environment) return unknown;
  const { cloudIdentity } = environment.cluster;
  if (cloudIdentity?.kind === 'gke-workload-identity')
    reject(
      by,
      calls.flatMap(call => strangerProblems(account, call)),
    );
  if (cloudIdentity) return { annotations: annotationsOf(by, account, cloudIdentity), calls: callsOf(cloudIdentity) };
  reject(by, [
    problem(
      'cloud-identity',
      `${account} calls ${opened.to.id} without keys, and ${environment.name} has no other way.`,
      {
        hint: 'Give the environment cluster.cloudIdentity, or what is called "credentials".',
      },
    ),
  ]);
  return unknown;
}

const strangerProblems = (account: string, { to }: Call): Problem[] =>
  to.usesCloudIdentity && to.protocol === 's3' ? [strangeToS3(`${account} calls ${to.id}`)] : [];

/** S3 is opened by identities of AWS; a bucket of another cloud that speaks its protocol wants keys. */
export const strangeToS3 = (what: string): Problem =>
  problem('cloud-identity', `${what} without keys, and S3 knows no account of Google Cloud.`, {
    hint: 'Give what is called "credentials".',
  });

function annotationsOf(by: Construct, account: string, identity: CloudIdentity): Labels {
  if (identity.kind === 'eks-pod-identity') return {};
  const name = `${namespaceAt(by) ?? 'default'}/${account}`;
  const { roles } = identity;
  const role = Object.hasOwn(roles, name) ? roles[name] : undefined;
  if (role === undefined) {
    const known = Object.keys(roles);
    reject(by, [
      problem('cloud-identity', `the account "${name}" has no role in the cloud.${didYouMean(name, known)}`, {
        hint: `Add "${name}" to the roles of the environment's cluster.cloudIdentity.`,
      }),
    ]);
    return {};
  }
  record(by, 'use', { kind: 'role', name });
  return identity.kind === 'irsa'
    ? { 'eks.amazonaws.com/role-arn': role, 'eks.amazonaws.com/sts-regional-endpoints': 'true' }
    : { 'iam.gke.io/gcp-service-account': role };
}

function callsOf(identity: CloudIdentity): readonly Call[] {
  switch (identity.kind) {
    case 'eks-pod-identity':
      return [callOf(onNode('169.254.170.23', 80))];
    case 'irsa':
      return [callOf(outside({ host: `sts.${identity.region}.amazonaws.com` }))];
    case 'gke-workload-identity':
      // Policies see the name's address before or after the node has redirected it, as its network goes.
      return [callOf(onNode('169.254.169.254', 80)), callOf(onNode('169.254.169.252', 988))];
  }
}

/** What every node has at the same address, which has no name. */
const onNode = (address: string, port: number): Endpoint<'tcp'> =>
  Object.freeze({
    id: `node:${address}:${port}`,
    protocol: 'tcp',
    transport: 'TCP',
    port,
    peer: { cidrs: [`${address}/32`] },
    wave: outsideWave,
    facts: Object.freeze({ host: address, port }),
  });
