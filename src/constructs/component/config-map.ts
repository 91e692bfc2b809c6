import { Construct } from 'constructs';
import type { ConfigMap as ConfigMapObject } from '../../../imports/k8s.js';
import type { Labels } from '../../intent/endpoint.js';
import { PlainObject } from '../object/plain-object.js';
import { supportWave, waveAnnotations } from '../object/wave.js';

export interface ConfigMapProps {
  readonly name: string;
  readonly labels?: Labels;
  /** Text by key: variables, or files. */
  readonly data: Readonly<Record<string, string>>;
}

/** Configuration in the open; it is there before anything that reads it. */
export class ConfigMap extends Construct {
  constructor(scope: Construct, id: string, { name, labels = {}, data }: ConfigMapProps) {
    super(scope, id);
    new PlainObject<ConfigMapObject>(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, labels, annotations: waveAnnotations(supportWave) },
      data,
    });
  }
}
