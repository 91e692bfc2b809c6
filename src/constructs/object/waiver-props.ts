import type { Waiver } from '../../intent/waiver.js';
import { type PropsOf, required } from './props.js';
import { anObject, aText, listOf } from './shapes.js';

const waiver = {
  check: required(aText),
  reason: required(aText),
  owner: required(aText),
  until: required(aText),
} satisfies PropsOf<Waiver>;

export const waivers = listOf(anObject(waiver));
