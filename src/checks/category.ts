/** What checks are about, in the order of their index; every check is in one category. */
export const categories = {
  server: 'What the API server refuses',
  workload: 'Workloads: images, probes, Jobs, selectors',
  availability: 'Availability: replicas, spread, disruption, rollouts',
  resources: 'Resources: requests, limits, quota, autoscaling',
  network: 'Network: Services and policies',
  routes: 'Routes: Ingress and Gateway API',
  config: 'Configuration of programs',
  secrets: 'Secrets',
  permissions: 'Permissions: ServiceAccounts and RBAC',
  security: 'Security of pods and images',
  storage: 'Storage',
  monitoring: 'Monitoring: rules, dashboards, scraping',
  delivery: 'Delivery: applying, in order and again',
  metadata: 'The form of manifests',
} as const;

export type Category = keyof typeof categories;
