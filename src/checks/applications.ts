import { at, type Fields, fieldsOf, listOf, textOf } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { perGraph } from '../graph/per-graph.js';
import { isMap } from '../manifest/map.js';

/** An Application of Argo CD as it is written, or as an ApplicationSet makes it. */
export interface WrittenApplication {
  readonly object: GraphObject;
  /** Where its fields are: the empty text, or `spec.template.`. */
  readonly at: string;
  readonly metadata: Fields;
  readonly spec: Fields;
}

/** Every Application of a graph; of an ApplicationSet one for each element of its lists, as far as they are known. */
export const applicationsIn = perGraph((graph): readonly WrittenApplication[] => [
  ...graph
    .ofKind('Application')
    .filter(({ group }) => group === 'argoproj.io')
    .map(object => ({
      ...{ object, at: '', metadata: fieldsOf(object.manifest.metadata), spec: at(object.manifest, 'spec') },
    })),
  ...graph
    .ofKind('ApplicationSet')
    .filter(({ group }) => group === 'argoproj.io')
    .flatMap(generated),
]);

/** Whether a text still has a parameter in it: nobody knows its value here. */
export const isOpen = (value: unknown): boolean => typeof value === 'string' && value.includes('{{');

/** What an ApplicationSet makes: one Application for each element where all of them are listed, else one with open parameters. */
export function generated(object: GraphObject): readonly WrittenApplication[] {
  const spec = at(object.manifest, 'spec');
  const { template, templatePatch } = spec;
  const elements = templatePatch === undefined ? listedElements(spec) : undefined;
  return (elements ?? [{}]).map(element => {
    const made = filled(template, element, spec['goTemplate'] === true);
    return { object, at: 'spec.template.', metadata: at(made, 'metadata'), spec: at(made, 'spec') };
  });
}

/** The elements of all generators; undefined where one finds its elements elsewhere, or changes what they mean. */
export function listedElements(spec: Fields): readonly Fields[] | undefined {
  const lists = listOf(spec['generators']).map(generator => {
    const { list, selector, ...others } = fieldsOf(generator);
    const { elements, elementsYaml, template } = fieldsOf(list);
    const isPlain = selector === undefined && elementsYaml === undefined && template === undefined;
    return isPlain && Object.keys(others).length === 0 ? listOf(elements).map(fieldsOf) : undefined;
  });
  return lists.every(each => each !== undefined) ? lists.flat() : undefined;
}

/** A template with the parameters of an element put in; a parameter that is more than a name stays. */
function filled(value: unknown, element: Fields, isGo: boolean): unknown {
  if (typeof value === 'string') {
    const form = isGo ? /\{\{-?\s*\.([\w.]+)\s*-?\}\}/g : /\{\{\s*([\w.-]+)\s*\}\}/g;
    return value.replace(form, (whole, name: string) => parameter(element, name) ?? whole);
  }
  if (Array.isArray(value)) return value.map(each => filled(each, element, isGo));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, element, isGo)]));
}

function parameter(element: Fields, name: string): string | undefined {
  const steps = name.split('.');
  const value = element[name] ?? at(element, ...steps.slice(0, -1))[steps.at(-1)!];
  return textOf(value) ?? (typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined);
}
