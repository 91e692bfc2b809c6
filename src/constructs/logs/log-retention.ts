import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import type { LogStore } from '../../environment/log-store.js';
import { elasticsearchRetention } from '../../monitoring/logs/elasticsearch-retention.js';
import { lokiRetention } from '../../monitoring/logs/loki-retention.js';
import { problem } from '../../problem.js';
import { reject } from '../object/reject.js';
import { TemplateFile } from '../object/template-file.js';

export interface LogRetentionProps {
  /** The index that Elasticsearch keeps the logs in. */
  readonly index: string;
  /** The label `app` of its streams in Loki, where others have theirs in the namespace. @default all of the namespace */
  readonly app?: string | undefined;
}

/** What the owner of the environment's log store sets so that this namespace's logs go when they are old: in `templates/`. */
export class LogRetention extends Construct {
  constructor(scope: Construct, id: string, { index, app }: LogRetentionProps) {
    super(scope, id);
    const { logs } = clusterOf(this);
    if (logs?.retention === undefined) return;
    const { retention } = logs;
    if (!/^[1-9][0-9]*d$/.test(retention)) {
      const hint = 'It must be whole days: "30d".';
      reject(this, [problem('log-retention', `logs are kept for "${retention}".`, { hint })]);
    }
    new TemplateFile(this, 'settings', this.settings(logs, retention, index, app));
  }

  private settings(logs: LogStore, retention: string, index: string, app: string | undefined) {
    if (logs.kind === 'elasticsearch') {
      return { file: 'elasticsearch-retention.json', text: elasticsearchRetention({ index, retention }) };
    }
    const { namespace = 'default' } = Chart.of(this);
    const { tenant } = logs;
    const text = lokiRetention({
      namespace,
      retention,
      ...(app !== undefined && { app }),
      ...(tenant !== undefined && { tenant }),
    });
    return { file: 'loki-retention.yaml', text };
  }
}
