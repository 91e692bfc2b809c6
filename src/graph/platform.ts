/** Namespaces whose pods the cluster itself brings: their contents are never all in the manifests. */
export const isPlatform = (namespace: string): boolean => namespace.startsWith('kube-');
