import { optional, type PropsOf, required } from '../object/props.js';
import { aMap, aText } from '../object/shapes.js';
import type { Metrics } from './scraped.js';

/** Where a component answers with metrics. */
export const metricsProps = {
  port: required(aText),
  path: optional(aText),
  interval: optional(aText),
  timeout: optional(aText),
  catalogue: optional(aMap),
} satisfies PropsOf<Metrics>;
