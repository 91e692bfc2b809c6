import { readFileSync } from 'node:fs';
import { packageRoot } from '../package-root.js';
import { didYouMean, problem, UsageError } from '../problem.js';
import { drawn, xmlOf } from './draw/element.js';
import { visible } from './draw/label.js';
import { pictureOf } from './draw/picture.js';
import { mostOpen, sceneOf } from './draw/scene.js';
import type { Report, ReportEnvironment } from './model/report.js';

/**
 * Who calls what in one environment, as a picture that stands alone, light or dark as its reader is.
 * @param system only this one and its neighbours; undefined for all
 * @throws UsageError for several environments, and for a system that is not there
 */
export function topologySvg({ environments, title }: Report, system: string | undefined): string {
  const environment = onlyOne(environments);
  refuseUnknown(environment, system);
  const own = environment.nodes.filter(node => node.system !== undefined);
  const expanded = new Set(own.length <= mostOpen ? own.flatMap(node => node.system ?? []) : []);
  const scene = sceneOf(environment, { system, expanded, platform: false });
  const name = visible([title, environment.name, system].filter(Boolean).join(', '));
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', role: 'img', 'aria-label': `Who calls what: ${name}` };
  const picture = pictureOf(scene, attributes).drawn;
  const style = drawn('style', {}, [readFileSync(`${packageRoot}lib/report/picture.css`, 'utf8').trim()]);
  return `${xmlOf({ ...picture, children: [style, ...picture.children] })}\n`;
}

function onlyOne(environments: readonly ReportEnvironment[]): ReportEnvironment {
  const [first, ...more] = environments;
  if (first && more.length === 0) return first;
  const names = environments.map(({ name }) => name).join(', ');
  throw usage(
    first ? `a picture is of one environment, and these are ${environments.length}` : 'there is nothing to draw',
    first ? `Name one of ${names}: --environment ${first.name}.` : 'Name folders with manifests.',
  );
}

function refuseUnknown({ systems }: ReportEnvironment, system: string | undefined): void {
  const names = systems.map(({ name }) => name);
  if (system === undefined || names.includes(system)) return;
  throw usage(`no system is called "${system}".${didYouMean(system, names)}`, `There are ${names.join(', ')}.`);
}

const usage = (message: string, hint: string): UsageError =>
  new UsageError([problem('invalid-usage', message, { hint })]);
