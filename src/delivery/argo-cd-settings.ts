import { toYaml } from '../render/yaml/emit.js';

/** A new autoscaler has no metrics for a while; Argo CD takes that for a failure, and ends the sync. */
const autoscaler = `for _, condition in ipairs((obj.status or {}).conditions or {}) do
  if condition.type == "AbleToScale" and condition.status == "False" then
    return { status = "Degraded", message = condition.message }
  end
end
return { status = "Healthy" }
`;

/** A claim is bound when the first pod uses it, which may be in a later wave, or at night. */
const claim = `if obj.status ~= nil and obj.status.phase == "Lost" then
  return { status = "Degraded", message = "the volume is lost" }
end
return { status = "Healthy" }
`;

/** Argo CD has no health for Applications: without it, one that others wait for counts as ready at once. */
const application = `local health = (obj.status or {}).health or {}
return { status = health.status or "Progressing", message = health.message }
`;

/** Built-in health takes an ApplicationSet for ready as soon as it has made its Applications. */
const applicationSets = `for _, condition in ipairs((obj.status or {}).conditions or {}) do
  if condition.type == "ErrorOccurred" and condition.status == "True" then
    return { status = "Degraded", message = condition.message }
  end
end
local resources = (obj.status or {}).resources
if resources == nil or #resources == 0 then
  return { status = "Progressing", message = "no cluster has its Application yet" }
end
for _, resource in ipairs(resources) do
  if (resource.health or {}).status ~= "Healthy" then
    return { status = "Progressing", message = "waits for " .. resource.name }
  end
end
return { status = "Healthy" }
`;

const heading = `# What Argo CD has to know before it delivers this environment. Add it to the settings that are there:
#   kubectl apply --server-side --field-manager=plainsail --filename THIS_FILE
`;

/** The text of the settings that Argo CD needs, for whoever runs it. @param ordered some systems wait for others @param many it delivers to many clusters */
export function argoCdSettings(namespace: string, ordered: boolean, many: boolean): string {
  const health = 'resource.customizations.health';
  return (
    heading +
    toYaml({
      ...{ apiVersion: 'v1', kind: 'ConfigMap' },
      metadata: { name: 'argocd-cm', namespace, labels: { 'app.kubernetes.io/part-of': 'argocd' } },
      data: {
        [`${health}.PersistentVolumeClaim`]: claim,
        ...(ordered && { [`${health}.argoproj.io_Application`]: application }),
        ...(ordered && many && { [`${health}.argoproj.io_ApplicationSet`]: applicationSets }),
        [`${health}.autoscaling_HorizontalPodAutoscaler`]: autoscaler,
      },
    })
  );
}

/** The setting with which an ApplicationSet sees what becomes of its Applications: for steps, and where others wait for it. */
export const controllerSettings = (namespace: string): string =>
  heading +
  toYaml({
    ...{ apiVersion: 'v1', kind: 'ConfigMap' },
    metadata: { name: 'argocd-cmd-params-cm', namespace, labels: { 'app.kubernetes.io/part-of': 'argocd' } },
    data: { 'applicationsetcontroller.enable.progressive.syncs': 'true' },
  });
