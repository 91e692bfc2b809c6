import { at, listOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { type SecretWriter, secretWriters } from '../../graph/secret-writers.js';
import { formatObject } from '../../problem.js';
import { type Check, type Finding, finding, risk } from '../check.js';

export const oneWriter: Check = {
  id: 'one-writer',
  title: 'One object makes a Secret or ConfigMap, and no other writes it',
  why: 'Controllers take turns in writing it, or one of them gives up: certificates are issued until the limit of the issuer, and keys are missing.',
  fix: 'Give each its own Secret, or let an ExternalSecret add to it with `creationPolicy: Merge`.',
  category: 'secrets',
  severity: 'error',
  kinds: [
    ...['Bundle', 'Certificate', 'ClusterExternalSecret', 'ConfigMap', 'ExternalSecret', 'Gateway', 'Ingress'],
    ...['SealedSecret', 'Secret', 'VaultDynamicSecret', 'VaultPKISecret', 'VaultStaticSecret'],
  ],
  docs: 'https://cert-manager.io/docs/usage/certificate/',
  fails: `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: shop }
spec: { secretName: tls, dnsNames: [shop.example.com], issuerRef: { kind: ClusterIssuer, name: acme } }
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: api }
spec: { secretName: tls, dnsNames: [api.example.com], issuerRef: { kind: ClusterIssuer, name: acme } }
`,
  *check(graph) {
    for (const [first, ...others] of secretWriters(graph).values()) {
      for (const other of others)
        if (first && other.object !== first.object && meet(first, other)) yield* conflict(first, other);
    }
  },
};

/** Whether two write the same: trust-manager leaves the keys of others alone (v0.25, pkg/bundle/internal/target). */
const meet = (one: SecretWriter, other: SecretWriter): boolean => {
  if ([one, other].every(({ object }) => object.kind !== 'Bundle')) return true;
  const [keys, others] = [one.keys ?? certificateKeys, other.keys ?? certificateKeys];
  return [...keys].some(key => others.has(key));
};

const certificateKeys: ReadonlySet<string> = new Set(['ca.crt', 'tls.crt', 'tls.key']);

function* conflict(first: SecretWriter, { object, path, name, hosts, kind }: SecretWriter): Iterable<Finding> {
  const other = formatObject(first.object);
  const message = `writes ${kind ?? 'Secret'} "${name}", as ${other} does`;
  if (hosts) {
    const theirs = first.hosts ?? hostsOf(first);
    // Where all hosts are in both certificates, it does not matter whose is there.
    const alone = theirs && hosts.find(host => !theirs.includes(host));
    if (theirs && alone === undefined) return;
    const lacks = `cert-manager leaves the first as it is, without "${alone}"`;
    const isSubset = theirs?.every(host => hosts.includes(host)) ?? false;
    yield (isSubset ? risk : finding)(object, path, alone === undefined ? message : `${message}: ${lacks}`);
  } else yield (mayBePlaced(object) || mayBePlaced(first.object) ? risk : finding)(object, path, message);
}

/** A manifest of data may be there for a first start only. */
const mayBePlaced = ({ kind }: GraphObject): boolean => kind === 'Secret' || kind === 'ConfigMap';

/** The hosts of a Certificate with the name that cert-manager would give that of an Ingress. */
const hostsOf = ({ object, name }: SecretWriter): readonly string[] | undefined =>
  object.kind === 'Certificate' && object.name === name
    ? listOf(at(object.manifest, 'spec')['dnsNames']).flatMap(host => textOf(host) ?? [])
    : undefined;
