/** Why an object that the specification shows is rendered with other fields. */
const ours = 'C1: every object carries the common labels';
const order = 'C11: the place in the order of a rollout';
const apiDefault = 'the specification spells out what the API assumes';
const pod = 'C3: it is set on the pod, for every container in it';
const podSecurity = 'C1: Pod Security "restricted"';
const podSecurityVersion = "C1: as the environment's version defines it";
const disk = 'C4: every resource has a request and a limit';
const writable = 'C3: the root is read-only, and what is written to is a sized emptyDir';
const grace = 'C4: a pod goes on serving while it leaves the Service';
const bucket =
  'section 3.3 has the keys of a bucket and no bucket: two pods with files of their own would not see the same documents';
const named = 'by its name, so that the number is in one place';

/** `Kind/name` → JSON pointer in the rendered object → reason. Nothing else may differ from the specification. */
export const idisDifferences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Namespace/idis-staging': {
    '/metadata/labels/app.kubernetes.io~1managed-by': ours,
    '/metadata/labels/app.kubernetes.io~1part-of': ours,
    '/metadata/labels/pod-security.kubernetes.io~1audit': podSecurity,
    '/metadata/labels/pod-security.kubernetes.io~1audit-version': podSecurityVersion,
    '/metadata/labels/pod-security.kubernetes.io~1enforce': podSecurity,
    '/metadata/labels/pod-security.kubernetes.io~1enforce-version': podSecurityVersion,
    '/metadata/labels/pod-security.kubernetes.io~1warn': podSecurity,
    '/metadata/labels/pod-security.kubernetes.io~1warn-version': podSecurityVersion,
    '/metadata/annotations': 'C12: protected from deletion; C11: first of all',
  },
  'ConfigMap/idis-config': {
    '/metadata/labels': ours,
    '/metadata/annotations': order,
    '/data/IDIS_OBJECT_STORE_TYPE': bucket,
    '/data/IDIS_S3_BUCKET': bucket,
    '/data/IDIS_S3_ENDPOINT': bucket,
    '/data/IDIS_S3_REGION': bucket,
    '/data/IDIS_LLM_PROVIDER': 'D3: the provider whose key is required, and to whom egress is open, is named',
  },
  'Deployment/idis-api': {
    '/metadata/labels/app.kubernetes.io~1component': ours,
    '/metadata/labels/app.kubernetes.io~1managed-by': ours,
    '/metadata/labels/app.kubernetes.io~1name': ours,
    '/metadata/labels/app.kubernetes.io~1part-of': ours,
    '/metadata/annotations': 'C11: after what it calls; C8: Reloader restarts it when its secret changes',
    '/spec/strategy': 'C4: never fewer pods than are declared',
    '/spec/progressDeadlineSeconds': 'C4: a rollout that hangs is reported',
    '/spec/template/metadata/labels/app.kubernetes.io~1component': ours,
    '/spec/template/metadata/labels/app.kubernetes.io~1name': ours,
    '/spec/template/metadata/labels/app.kubernetes.io~1part-of': ours,
    '/spec/template/metadata/annotations/checksum~1config': 'C7: pods are rolled when their configuration changes',
    '/spec/template/metadata/annotations/cluster-autoscaler.kubernetes.io~1safe-to-evict-local-volumes':
      'C3: the emptyDir does not keep its node alive',
    '/spec/template/spec/automountServiceAccountToken': 'C2: no token in a pod that does not call the API',
    '/spec/template/spec/enableServiceLinks': 'C2: Services do not inject variables',
    '/spec/template/spec/securityContext': 'C3: Pod Security "restricted", for every container in the pod',
    '/spec/template/spec/terminationGracePeriodSeconds': grace,
    '/spec/template/spec/topologySpreadConstraints': 'C4: spread over zones and nodes',
    '/spec/template/spec/volumes': writable,
    '/spec/template/spec/containers/0/image': 'C10: pinned; what "staging" is changes without a change in git',
    '/spec/template/spec/containers/0/imagePullPolicy': 'C10: a pinned image need not be asked for at every start',
    '/spec/template/spec/containers/0/envFrom/-':
      'C8: each secret is read by its key, so that none too many reaches the pod',
    '/spec/template/spec/containers/0/env': 'C8: each secret is read by its key, so that one that is missing is found',
    '/spec/template/spec/containers/0/resources/requests/ephemeral-storage': disk,
    '/spec/template/spec/containers/0/resources/limits/ephemeral-storage': disk,
    '/spec/template/spec/containers/0/startupProbe': 'C4: a slow start is no reason to be killed',
    '/spec/template/spec/containers/0/livenessProbe/httpGet/port': named,
    '/spec/template/spec/containers/0/livenessProbe/periodSeconds': apiDefault,
    '/spec/template/spec/containers/0/readinessProbe/httpGet/port': named,
    '/spec/template/spec/containers/0/lifecycle': grace,
    '/spec/template/spec/containers/0/securityContext/capabilities': 'C3: Pod Security "restricted"',
    '/spec/template/spec/containers/0/securityContext/runAsNonRoot': pod,
    '/spec/template/spec/containers/0/securityContext/runAsUser': pod,
    '/spec/template/spec/containers/0/volumeMounts': writable,
  },
  'Service/idis-api': {
    '/metadata/labels': ours,
    '/metadata/annotations': order,
    '/spec/type': apiDefault,
    '/spec/ports/0/targetPort': named,
  },
  'Ingress/idis-api': {
    '/metadata/annotations/nginx.ingress.kubernetes.io~1proxy-body-size':
      'documents are larger than the megabyte that ingress-nginx lets through',
    '/metadata/labels': ours,
    '/metadata/annotations/argocd.argoproj.io~1sync-wave': order,
    '/metadata/annotations/kubernetes.io~1ingress.class': 'replaced by spec.ingressClassName',
    '/metadata/annotations/nginx.ingress.kubernetes.io~1ssl-redirect':
      'C6: plain HTTP is sent to HTTPS, however the controller is set',
    '/spec/ingressClassName': 'what replaced the annotation',
  },
};

/** Key of the Secret that the specification does not have → reason. */
export const idisSecretDifferences: Readonly<Record<string, string>> = {
  IDIS_OPENAI_API_KEY: 'D3: section 4.5 asks for the key of the chosen provider, and section 3.3 leaves it out',
};
