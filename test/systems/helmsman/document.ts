/** "Resource Allocation Plan" of the document: what is asked for, the limits of all environments, and how many there are. */
const backendLimits = { cpu: '1000m', memory: '2Gi' };
const frontendLimits = { cpu: '500m', memory: '1Gi' };
export const databaseLimits = { cpu: '2000m', memory: '8Gi' };

export const servers = [
  ['development', 'backend', { requests: { cpu: '100m', memory: '256Mi' }, limits: backendLimits }, 1],
  ['staging', 'backend', { requests: { cpu: '200m', memory: '512Mi' }, limits: backendLimits }, [2, 4]],
  ['production', 'backend', { requests: { cpu: '500m', memory: '1Gi' }, limits: backendLimits }, [2, 10]],
  ['development', 'frontend', { requests: { cpu: '50m', memory: '128Mi' }, limits: frontendLimits }, 1],
  ['staging', 'frontend', { requests: { cpu: '100m', memory: '256Mi' }, limits: frontendLimits }, [2, 3]],
  ['production', 'frontend', { requests: { cpu: '200m', memory: '512Mi' }, limits: frontendLimits }, [2, 8]],
] as const;

export const databases = [
  ['development', { cpu: '100m', memory: '512Mi' }, '10Gi'],
  ['staging', { cpu: '250m', memory: '1Gi' }, '30Gi'],
  ['production', { cpu: '1000m', memory: '4Gi' }, '50Gi'],
] as const;

/** "Monitoring Stack" of the plan; 30 days are of "Technology Stack Justification". */
export const monitoringStack = {
  prometheus: { requests: { cpu: '200m', memory: '2Gi' }, storage: '100Gi' },
  grafana: { requests: { cpu: '100m', memory: '512Mi' }, storage: '10Gi' },
  alertmanager: { requests: { cpu: '50m', memory: '128Mi' }, storage: '1Gi' },
} as const;

/** "Resource Configuration", a second time and otherwise. */
export const resourceConfiguration = {
  backend: { resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '1000m', memory: '2Gi' } } },
  frontend: { resources: { requests: { cpu: '200m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } } },
  database: { resources: { requests: { cpu: '1000m', memory: '2Gi' } } },
};
