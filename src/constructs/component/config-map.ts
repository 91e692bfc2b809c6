import { Construct } from 'constructs';
import type { ConfigMap as ConfigMapObject } from '../../../imports/k8s.js';
import type { Labels } from '../../intent/endpoint.js';
import { PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { aText, mapOf } from '../object/shapes.js';
import { supportWave, waveAnnotations } from '../object/wave.js';

export interface ConfigMapProps {
  /** The name of the ConfigMap. */
  readonly name: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** Text by key: variables, or files. */
  readonly data: Readonly<Record<string, string>>;
}

const configMapProps = {
  name: required(aText),
  labels: optional(mapOf(aText)),
  data: required(mapOf(aText)),
} satisfies PropsOf<ConfigMapProps>;

/** Configuration in the open; it is there before anything that reads it. */
export class ConfigMap extends Construct {
  constructor(scope: Construct, id: string, props: ConfigMapProps) {
    super(scope, id);
    refuseProps(this, props, configMapProps, new.target === ConfigMap);
    const { name, labels = {}, data } = props;
    new PlainObject<ConfigMapObject>(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, labels, annotations: waveAnnotations(supportWave) },
      data,
    });
  }
}
