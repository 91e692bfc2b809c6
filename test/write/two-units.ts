/** Two folders that a run replaces completely. */
export const units = ['production/api', 'production/worker'];

export const files = {
  'production/api/deployment-api.yaml': 'kind: Deployment\n',
  'production/api/templates/secret.yaml': 'kind: Secret\n',
  'production/worker/deployment-worker.yaml': 'kind: Deployment\n',
};

/** What the writer lists of them. */
export const inventories = {
  'production/api/.plainsail': 'deployment-api.yaml\ntemplates/secret.yaml\n',
  'production/worker/.plainsail': 'deployment-worker.yaml\n',
};
