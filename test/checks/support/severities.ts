import type { Severity } from '../../../src/problem.js';

/**
 * What planted faults are by severity, in the rendered systems read as files: all are errors but these. A fault that
 * becomes a warning is a change here, which somebody reads.
 */
const others: Readonly<Record<string, readonly Severity[]>> = {
  'address-allowed': ['warning'],
  'affinity-matches-own-pods': ['warning'],
  // The configuration of the Alertmanager itself is seen for declared systems only.
  'alert-has-route': ['warning'],
  'application-set-rolls-out': ['warning'],
  'application-source-complete': ['error', 'warning'],
  'application-stays-in-sync': ['warning'],
  'cluster-scoped-namespace': ['warning'],
  'delivered-once': ['warning'],
  'delivery-path-exists': ['warning'],
  'delivery-source-exists': ['warning'],
  'disruption-budget-selects-pods': ['warning'],
  'drain-within-grace-period': ['warning'],
  'flux-variable-set': ['warning'],
  'generated-name-delivered': ['warning'],
  'ignored-differences-match': ['warning'],
  'image-tag-fixed': ['warning'],
  'job-reapplicable': ['warning'],
  'placeholder-replaced': ['error'],
  'platform-provides': ['warning'],
  'pod-security-baseline': ['warning'],
  'protected-from-its-deliverer': ['warning'],
  'protected-with-needs': ['warning'],
  'readiness-behind-service': ['warning'],
  'remote-path-shape': ['warning'],
  'replicas-with-autoscaler': ['warning'],
  // It may be made by hand.
  'secret-exists': ['warning'],
  // The manifests have neither every namespace of theirs nor each of these kinds in it: one may be applied from elsewhere.
  'autoscaler-target-exists': ['error', 'warning'],
  'claim-exists': ['error', 'warning'],
  'gateway-reference-exists': ['error', 'warning'],
  'role-ref-exists': ['error', 'warning'],
  // The volume of a workload with one pod can be moved, that of several cannot.
  'single-writer-volume': ['error', 'warning'],
  // An autoscaler counts foreign pods; a controller does not.
  'selector-exclusive': ['error', 'warning'],
  'spread-matches-own-pods': ['warning'],
  'volume-writable': ['warning'],
  'empty-dir-within-limit': ['warning'],
  'hook-annotation-known': ['warning'],
  'job-ends': ['warning'],
  'job-gone-before-seen': ['warning'],
  'progress-covers-startup': ['warning'],
  'scraped-once': ['warning'],
  'binding-to-everyone': ['warning'],
  'external-ips': ['warning'],
  'ingress-nginx-paths': ['warning'],
  'ingress-snippet': ['warning'],
  'ingress-tls': ['warning'],
  'ingress-tls-covers-hosts': ['warning'],
  'namespace-has-level': ['warning'],
  'pod-has-owner': ['warning'],
  'policy-port-of-pods': ['warning'],
  'reference-granted': ['warning'],
  'registry-frozen': ['warning'],
  'role-escalates': ['warning'],
  'token-unused': ['warning'],
};

export const severitiesOf = (check: string): readonly Severity[] => others[check] ?? ['error'];
