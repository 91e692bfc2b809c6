#!/usr/bin/env node
/**
 * Judges custom resources by `plainsail check` and by the packages that the API server itself judges them with:
 * `npm run crd-judge -- [--objects 10] [--schemas 150] [--seed 1]`. For every kind of the operators' definitions there is
 * one object with every field, and random ones; for random definitions there are random ones. Exit 1: they disagree on an
 * object, or a bundled table lacks a field of its definition; 77: the packages could not be had.
 */
import { parseArgs } from 'node:util';
import { exitWith } from './api-server/unavailable.js';
import { differencesOf } from './crd-judge/differences.js';
import { everyField } from './crd-judge/every-field.js';
import { judgeWith } from './crd-judge/judge.js';
import { findingsOf } from './crd-judge/plainsail.js';
import { randomNumbers } from './crd-judge/random.js';
import { randomDefinition } from './crd-judge/random-definition.js';
import { randomObject } from './crd-judge/random-object.js';

const { values } = parseArgs({
  options: {
    /** Random objects for each kind. */
    objects: { type: 'string', default: '10' },
    /** Random definitions. */
    schemas: { type: 'string', default: '150' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    /** Seconds that building the judge may take; 77 where it would take longer. */
    'build-within': { type: 'string', default: '3600' },
  },
});
const isUnknownField = ({ message }) => message.startsWith('is not a field of ');
const say = line => process.stdout.write(`${line}\n`);

await exitWith(async () => {
  const { operators } = await import('./import/build/operators/catalogue.js');
  const { publishedBy } = await import('./import/build/operators/definitions.js');
  say(`seed ${values.seed}`);
  const random = randomNumbers(Number(values.seed));
  const published = operators.flatMap(publishedBy);
  const made = Array.from({ length: Number(values.schemas) }, (_, i) => randomDefinition(`Widget${i}`, random));
  const complete = objectsOf(published, everyField);
  const some = definitions => objectsOf(definitions, schema => randomObject(schema, random), Number(values.objects));
  const own = [...complete, ...some(published)];
  const foreign = some(made);

  const judge = await judgeWith([...published, ...made], Number(values['build-within']));
  const bundled = findingsOf(own);
  const passed = findingsOf([...own, ...foreign], [...published, ...made]);
  const wrong = [
    ...complete.flatMap(object =>
      bundled(object)
        .filter(isUnknownField)
        .map(({ path, message }) => `${object.kind} ${path} ${message}`),
    ),
    ...differencesOf(own, judge(own), bundled).map(line => `bundled: ${line}`),
    ...differencesOf([...own, ...foreign], judge([...own, ...foreign]), passed).map(line => `--crds: ${line}`),
  ];
  for (const line of wrong.slice(0, 40)) say(`wrong: ${line}`);
  const kinds = published.length + made.length;
  say(`${kinds} definitions, ${own.length + foreign.length} objects, ${wrong.length} wrong`);
  return wrong.length === 0;
});

function objectsOf(definitions, make, times = 1) {
  return definitions.flatMap(({ spec: { group, names, versions } }) =>
    versions
      .filter(({ served }) => served)
      .flatMap(({ name, schema }) =>
        Array.from({ length: times }, () => {
          const { status: _, ...own } = make(schema.openAPIV3Schema);
          return { ...own, apiVersion: `${group}/${name}`, kind: names.kind, metadata: {} };
        }),
      ),
  );
}
