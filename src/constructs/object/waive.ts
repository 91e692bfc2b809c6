import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { appliesToKind } from '../../intent/check-subjects.js';
import { isDay, type Waiver, waiverAnnotation } from '../../intent/waiver.js';
import { type Problem, problem } from '../../problem.js';
import { reject } from './reject.js';

/**
 * Accepts the findings of one check on the objects that are below a construct by now, until a day.
 * The waiver is an annotation of those objects that the check applies to, so it also holds for whoever checks the
 * rendered files.
 */
export function waive(construct: IConstruct, waiver: Waiver): void {
  reject(construct, waiverProblems([waiver]));
  const objects = construct.node.findAll().filter(ApiObject.isApiObject);
  for (const [key, value] of Object.entries(waiverAnnotation(waiver))) {
    for (const object of objects) {
      if (object === construct || appliesToKind(waiver.check, object.kind)) object.metadata.addAnnotation(key, value);
    }
  }
}

/** What is wrong with waivers as they are declared. */
export function waiverProblems(waivers: readonly Waiver[] = []): readonly Problem[] {
  return waivers.flatMap(({ reason, owner, until }) => [
    ...Object.entries({ reason, owner })
      .filter(([, text]) => text.trim() === '' || text.includes(';'))
      .map(([field, text]) =>
        problem('waiver-invalid', `${field} is ${JSON.stringify(text)}; allowed is text without ";"`, {
          hint: 'Say why the finding is accepted and who answers for it.',
        }),
      ),
    ...(isDay(until) ? [] : [problem('waiver-invalid', `until is "${until}"; allowed is a day such as "2030-01-31"`)]),
  ]);
}
