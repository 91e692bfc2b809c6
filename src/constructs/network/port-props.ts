import { optional, type PropsOf, required } from '../object/props.js';
import { aFlag, aNumber, anObject, aText, either, mapOf } from '../object/shapes.js';
import type { PortSpec } from './port.js';

const port = {
  number: required(aNumber),
  protocol: optional(aText),
  servicePort: optional(either(aNumber, aFlag)),
  container: optional(aText),
} satisfies PropsOf<Exclude<PortSpec, number>>;

/** Ports by name: each its number, or an object that says more. */
export const portSpecs = mapOf(either(aNumber, anObject(port)));
