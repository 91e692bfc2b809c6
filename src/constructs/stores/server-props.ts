import { resourceProps } from '../component/pod-props.js';
import { optional, required } from '../object/props.js';
import { aFlag, aFunction, aList, aMap, aNumber, anObject, aText, either } from '../object/shapes.js';

/** By its name in the versions, or asked for only where it is needed. */
export const imageName = either(aText, aFunction);

/** What servers in the cluster have in common. */
export const serverProps = {
  name: optional(aText),
  selector: optional(aMap),
  labels: optional(aMap),
  waivers: optional(aList),
  image: required(imageName),
  credentials: required(aText),
  storage: optional(aText),
  resources: required(anObject(resourceProps)),
  exporter: optional(imageName),
  recommend: optional(aFlag),
  serviceName: optional(aText),
  user: optional(aNumber),
};
