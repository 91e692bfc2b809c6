import type { Graph } from '../graph/graph.js';
import { type Template, templates } from '../graph/templates.js';
import { type Problem, problem } from '../problem.js';
import { folderOf } from './layout.js';
import { readerOrder } from './order.js';
import { toYaml } from './yaml/emit.js';

/** The folder, inside that of a unit, for what no tool may apply on its own. */
const folderName = 'templates/';

/** The declared files by their path. Adds a problem for each that cannot be written. */
export function templateFiles(graph: Graph, problems: Problem[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const template of templates(graph)) {
    const path = `${folderOf(template.unit)}${folderName}${template.file}`;
    problems.push(...nameProblems(template));
    if (files.has(path)) {
      problems.push(
        problem('shared-path', `two templates are the file ${path}.`, {
          hint: 'Give one of them another name.',
          source: template.source(),
        }),
      );
    }
    files.set(path, textOf(template));
  }
  return files;
}

function textOf({ text, objects = [] }: Template): string {
  const lines = text.endsWith('\n') ? text : `${text}\n`;
  return lines + objects.map(object => toYaml(object, readerOrder)).join('---\n');
}

/** The paths below a folder, relative to it. */
export const within = (folder: string, files: Iterable<string>): readonly string[] =>
  [...files].filter(path => path.startsWith(folder)).map(path => path.slice(folder.length));

function nameProblems({ file, source }: Template): readonly Problem[] {
  if (/^[a-z0-9][a-z0-9._-]{0,99}$/.test(file)) return [];
  return [
    problem('template-name', `a template's file is named "${file}".`, {
      hint: 'A name has 1 to 100 lower-case letters, digits, ".", "_" and "-", and starts with a letter or digit.',
      source: source(),
    }),
  ];
}
