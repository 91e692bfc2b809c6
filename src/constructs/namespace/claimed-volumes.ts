import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { PersistentVolumeClaim } from '../../../imports/k8s.js';
import type { Claims } from '../../intent/demand.js';
import { namespaceAt } from '../../intent/place.js';
import { walk } from '../../intent/walk.js';
import { claimed } from '../component/demand.js';

/** The claims of a namespace that are objects, whoever made them. */
export const claimsOf = (root: IConstruct, namespace: string | undefined): readonly Claims[] =>
  walk(root)
    .filter(ApiObject.isApiObject)
    .filter(object => object.kind === 'PersistentVolumeClaim')
    .filter(object => (object.metadata.namespace ?? namespaceAt(object)) === namespace)
    .map(object => {
      const { spec }: PersistentVolumeClaim = object.toJson();
      return claimed(1, String(spec?.resources?.requests?.['storage'] ?? ''));
    });
