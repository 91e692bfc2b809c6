import { resourceProps } from '../component/pod-props.js';
import { optional, required } from '../object/props.js';
import { aFlag, aFunction, aNumber, anObject, aText, either, mapOf } from '../object/shapes.js';
import { waivers } from '../object/waiver-props.js';

/** By its name in the versions, or asked for only where it is needed. */
export const imageName = either(aText, aFunction);

/** What servers in the cluster have in common. */
export const serverProps = {
  name: optional(aText),
  selector: optional(mapOf(aText)),
  labels: optional(mapOf(aText)),
  waivers: optional(waivers),
  image: required(imageName),
  credentials: required(aText),
  storage: optional(aText),
  resources: required(anObject(resourceProps)),
  exporter: optional(imageName),
  recommend: optional(aFlag),
  serviceName: optional(aText),
  user: optional(aNumber),
};
