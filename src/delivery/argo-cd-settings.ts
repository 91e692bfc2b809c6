import { toYaml } from '../render/yaml/emit.js';
import { systemLabel } from './objects.js';

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

/**
 * Argo CD has no health for Applications: without it, one that others wait for counts as ready at once. Their own health does
 * not count what is still missing, so that they are healthy in the middle of their first sync. Those of others are judged by
 * their own health alone: one that delivers itself would wait for its own end.
 */
const application = `local status = obj.status or {}
local health = status.health or {}
local isOurs = (obj.metadata.labels or {})["${systemLabel}"] ~= nil
local isDelivered = (status.sync or {}).status == "Synced" or #(status.history or {}) > 0
local isSyncing = (status.operationState or {}).phase == "Running"
if isOurs and health.status ~= "Degraded" and (isSyncing or not isDelivered) then
  return { status = "Progressing", message = "it is being delivered" }
end
return { status = health.status or "Progressing", message = health.message }
`;

/** Built-in health, which those of others keep, takes an ApplicationSet for ready as soon as it has made its Applications. */
const applicationSets = `local status = obj.status or {}
local function found(type, value)
  for _, condition in ipairs(status.conditions or {}) do
    if condition.type == type and condition.status == value then
      return condition
    end
  end
end
local fault = found("ErrorOccurred", "True") or found("ResourcesUpToDate", "False")
if fault then
  return { status = "Degraded", message = fault.message }
end
local progress = found("RolloutProgressing", "True")
if progress or not found("ResourcesUpToDate", "True") then
  return { status = "Progressing", message = progress and progress.message or "no Applications yet" }
end
if (obj.metadata.labels or {})["${systemLabel}"] ~= nil then
  if #(status.resources or {}) == 0 then
    return { status = "Progressing", message = "no cluster has its Application yet" }
  end
  for _, resource in ipairs(status.resources) do
    if (resource.health or {}).status ~= "Healthy" or resource.status ~= "Synced" then
      return { status = "Progressing", message = "waits for " .. resource.name }
    end
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
