/** Charts that are published in Go modules: definitions among templates, hooks of several weights, certificates made anew. */
export const publicCharts = [
  {
    name: 'ingress-nginx',
    module: 'k8s.io/ingress-nginx@v0.0.0-20240708192948-52c50467d67d',
    path: 'charts/ingress-nginx',
    changing: [],
  },
  {
    name: 'vertical-pod-autoscaler',
    module: 'k8s.io/autoscaler/vertical-pod-autoscaler@v1.8.1',
    path: 'charts/vertical-pod-autoscaler',
    changing: [],
  },
  {
    name: 'metrics-server',
    module: 'sigs.k8s.io/metrics-server@v0.9.0',
    path: 'charts/metrics-server',
    changing: [
      {
        given: { tls: { type: 'helm' } },
        fields: ['Secret rel-metrics-server data["tls.key"]', 'APIService v1beta1.metrics.k8s.io spec.caBundle'],
      },
    ],
  },
];
