import type { Delivery } from '../environment/delivery.js';
import type { Environment } from '../environment/environment.js';
import { externalUnits, type KnownUnit } from '../graph/external.js';
import { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { gitops } from '../intent/gitops.js';
import { ProblemError } from '../problem.js';
import { byApplyOrder } from '../render/apply-order.js';
import { inventory, inventoryFile } from '../render/inventory.js';
import { kustomization, kustomizationFile } from '../render/kustomization.js';
import { fileOf, folderOf } from '../render/layout.js';
import { byCodeUnit } from '../render/order.js';
import { argoCdObjects } from './argo-cd.js';
import { argoCdSettings, controllerSettings } from './argo-cd-settings.js';
import { fluxObjects, gateStage, isChecked } from './flux.js';
import { pathFrom, stageFolder } from './lists.js';
import { stagesOf } from './stages.js';
import { outsideWaits, ranksOf, systemNeeds, systemsOf } from './system-order.js';

/**
 * The graph of an environment with the objects that deliver it; as it is where nobody delivers.
 * @throws ProblemError when systems wait for each other
 */
export function withDelivery(graph: Graph, { name, cluster: { delivery } }: Environment): Graph {
  return delivery ? new Graph([...graph.objects, ...objectsFor(graph, name, delivery)], graph.intents) : graph;
}

function objectsFor(graph: Graph, environment: string, delivery: Delivery): readonly GraphObject[] {
  const systems = systemsOf(graph).toSorted(byCodeUnit);
  const needs = systemNeeds(graph, delivery.platform);
  const { ranks, problems } = ranksOf(systems, needs);
  if (problems.length > 0) throw new ProblemError(problems);
  const delivered = systems.map(system => ({
    system,
    objects: graph.objects.filter(({ unit }) => unit?.system === system),
    rank: ranks.get(system) ?? 0,
    after: needs
      .filter(({ after }) => after === system)
      .map(({ before }) => before)
      .sort(byCodeUnit),
    outside: outsideWaits(graph)
      .filter(({ after }) => after === system)
      .map(({ unit }) => unit),
  }));
  return delivery.by === 'flux'
    ? fluxObjects(environment, delivery, delivered)
    : argoCdObjects(environment, delivery, delivered);
}

/**
 * The files beside the delivery objects, by path: what a controller applies of them, in which stage Flux applies each
 * object of a system, what Argo CD has to know, and the inventory of each folder. They refer to the files of the systems.
 */
export function deliveryFiles(graph: Graph, { name: environment, cluster: { delivery } }: Environment) {
  const files = new Map<string, string>();
  if (!delivery) return files;
  const own = graph.objects.filter(({ unit }) => unit?.system === gitops);
  const root = folderOf({ environment, system: gitops });
  files.set(root + kustomizationFile, listed(root, own));
  const systems = systemsOf(graph).filter(each => each !== gitops);
  if (delivery.by === 'argo-cd') {
    const isOrdered = systemNeeds(graph, delivery.platform).length > 0 || externalUnits(graph).some(isApplication);
    const { namespace, clusters } = delivery;
    files.set(`${root}templates/argocd-cm.yaml`, argoCdSettings(namespace, isOrdered, clusters !== undefined));
    if (clusters && (clusters.steps || isOrdered))
      files.set(`${root}templates/argocd-cmd-params-cm.yaml`, controllerSettings(namespace));
  } else {
    for (const system of systems) {
      const waits = outsideWaits(graph).some(({ after, unit }) => after === system && isChecked(unit));
      if (waits) files.set(stageFolder(environment, system, gateStage) + kustomizationFile, kustomization([]));
      for (const stage of stagesOf(graph.objects.filter(({ unit }) => unit?.system === system))) {
        const folder = stageFolder(environment, system, stage.name);
        files.set(folder + kustomizationFile, listed(folder, stage.objects));
      }
    }
  }
  const paths = [...files.keys(), ...own.map(object => folderOf(object.unit) + fileOf(object))];
  const folders = systems.map(delivers => folderOf({ environment, system: gitops, delivers }));
  const isIn = (folder: string) => (path: string) => path.startsWith(folder);
  for (const folder of folders) files.set(folder + inventoryFile, within(folder, paths.filter(isIn(folder))));
  files.set(
    root + inventoryFile,
    within(
      root,
      paths.filter(path => isIn(root)(path) && !folders.some(f => isIn(f)(path))),
    ),
  );
  return files;
}

/** Waves of a system wait for it by the health of Applications. */
const isApplication = ({ object }: KnownUnit): boolean => object?.kind === 'Application';

const within = (folder: string, paths: readonly string[]): string =>
  inventory(paths.map(path => path.slice(folder.length)));

function listed(folder: string, objects: readonly GraphObject[]): string {
  const sorted = objects.toSorted((a, b) => byApplyOrder(a, b) || byCodeUnit(fileOf(a), fileOf(b)));
  return kustomization(sorted.map(object => pathFrom(folder, object)));
}
