import { yamlText } from '../yaml-text.js';

export interface LokiRetention {
  /** Whose streams go. */
  readonly namespace: string;
  /** The label `app` of its streams, where others have theirs in the namespace. @default all of the namespace */
  readonly app?: string;
  /** `30d` */
  readonly retention: string;
  /** @default Loki's own: the limits of everybody */
  readonly tenant?: string;
}

/** Loki deletes nothing until its compactor is set to, and then by the period of each stream. */
export function lokiRetention({ namespace, app, retention, tenant }: LokiRetention): string {
  const selector = `{namespace="${namespace}"${app === undefined ? '' : `,app="${app}"`}}`;
  const limits = { retention_stream: [{ selector, priority: 1, period: retention }] };
  const configuration = tenant === undefined ? { compactor, limits_config: limits } : { compactor };
  return [
    '# Of the configuration of Loki. compactor.delete_request_store must name its object store as well.\n',
    yamlText(configuration),
    ...(tenant === undefined
      ? []
      : ['---\n# Of its runtime configuration.\n', yamlText({ overrides: { [tenant]: limits } })]),
  ].join('');
}

const compactor = { retention_enabled: true };
