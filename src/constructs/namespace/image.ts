import type { IConstruct } from 'constructs';
import { Environment } from '../../environment/environment.js';
import { record } from '../../intent/record.js';
import { type Callee, callerSource } from '../../intent/source.js';
import { problem } from '../../problem.js';
import { reject } from '../object/reject.js';

/** An image's name, or what finds it where it is needed. */
export type ImageName = string | (() => string);
export const imageNamed = (image: ImageName): string => (typeof image === 'string' ? image : image());

/**
 * The image with the version of the environment that `by` is declared in.
 * @param asked what the user called; whoever called it is named when there is no such version. @default this function
 */
export function imageIn(by: IConstruct, name: string, asked: Callee = imageIn): string {
  const environment = Environment.of(by);
  const image = environment?.image(name) ?? withoutEnvironment(name);
  record(by, 'use', { kind: 'version', name });
  if (typeof image === 'string') return image;
  reject(by, [{ ...image, source: callerSource(asked) }]);
  return name;
}

const withoutEnvironment = (name: string) =>
  problem('image-version', `image "${name}" is asked for outside of an environment.`, {
    hint: 'Declare it in a System, which has one.',
  });
