import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Environment } from '../../environment/environment.js';
import { ProblemError } from '../../problem.js';
import { type PropsOf, refuseProps, required } from './props.js';
import { reject } from './reject.js';
import { aFunction, aText, texts } from './shapes.js';
import { TemplateFile } from './template-file.js';

export interface ObjectTemplateProps {
  /** `down-migration.yaml` */
  readonly file: string;
  /** What whoever applies it must know first, line by line. */
  readonly heading: readonly string[];
  /** Declares the objects. What they call is outside of the cluster: no policy in it lets them in. */
  readonly objects: (scope: Construct) => void;
}

const objectTemplateProps = {
  file: required(aText),
  heading: required(texts),
  objects: required(aFunction),
} satisfies PropsOf<ObjectTemplateProps>;

/** Objects that a person applies when they are needed: declared like all others, rendered into one file of `templates/`. */
export class ObjectTemplate extends Construct {
  constructor(scope: Construct, id: string, props: ObjectTemplateProps) {
    super(scope, id);
    refuseProps(this, props, objectTemplateProps, new.target === ObjectTemplate);
    const { file, heading, objects } = props;
    const { namespace, labels, node } = Chart.of(this);
    const apart = new Chart(new App(), node.id, {
      ...(namespace !== undefined && { namespace }),
      labels,
      disableResourceNameHashes: true,
    });
    Environment.of(this)?.attach(apart);
    try {
      objects(apart);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      reject(this, error.problems);
      return;
    }
    const manifests = apart.node.findAll().filter(ApiObject.isApiObject);
    new TemplateFile(this, 'file', {
      file,
      text: heading.map(line => `# ${line}`.trimEnd()).join('\n'),
      objects: manifests.map(object => unsynced(object.toJson())),
    });
  }
}

/** Without a place in a rollout; that Flux may replace a Job stays said, for whoever commits a copy after all. */
function unsynced(manifest: Manifest): Manifest {
  const { annotations = {}, ...metadata } = manifest.metadata;
  const others = Object.entries(annotations).filter(([name]) => !name.startsWith('argocd.'));
  return {
    ...manifest,
    metadata: { ...metadata, ...(others.length > 0 && { annotations: Object.fromEntries(others) }) },
  };
}

interface Manifest {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
}
