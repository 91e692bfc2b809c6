import { ProblemError, problem } from '../../problem.js';

/** Whose logs go to Elasticsearch, and what of them is not kept. */
export interface NodePodLogs {
  /** The namespace of the pods. */
  readonly namespace: string;
  /** How the names of the pods begin: `codeai-`; nothing for any of the namespace. Files of logs carry no labels. */
  readonly pods: string;
  /** Fields of a JSON line that must never be stored: `authorization`. */
  readonly remove?: readonly string[];
}

/** The Elasticsearch that gets the logs. */
export interface ElasticsearchTarget {
  /** `elasticsearch.logging` */
  readonly host: string;
  /** The port of its HTTP API. @default 9200 */
  readonly port?: number;
  /** The index that the lines are written to. */
  readonly index: string;
  /** The connection is encrypted. @default true */
  readonly tls?: boolean;
  /** Name and password come from ELASTICSEARCH_USER and ELASTICSEARCH_PASSWORD. @default true */
  readonly login?: boolean;
}

const state = '/var/lib/fluent-bit';

/**
 * Fluent Bit's configuration, in its YAML form as plain data, for the logs of a node's pods.
 * @throws ProblemError where no file could match
 */
export function fluentBitPodLogs({ namespace, pods, remove = [] }: NodePodLogs, target: ElasticsearchTarget) {
  if (!/^([a-z0-9][a-z0-9-]*)?$/.test(pods) || namespace === '') {
    const message = `no file holds logs of pods "${pods}" in namespace "${namespace}".`;
    throw new ProblemError([problem('pod-logs', message, { hint: 'Say how their names begin: "codeai-".' })]);
  }
  return {
    service: {
      ...{ flush: 5, log_level: 'info', 'storage.path': state },
      ...{ http_server: true, http_listen: '0.0.0.0', http_port: 2020 },
    },
    pipeline: {
      inputs: [
        {
          name: 'tail',
          path: `/var/log/containers/${pods}*_${namespace}_*.log`,
          // The kubernetes filter takes the pod from what follows "kube.".
          tag: 'kube.*',
          'multiline.parser': 'docker, cri',
          db: `${state}/tail.db`,
          mem_buf_limit: '16MB',
          'storage.type': 'filesystem',
          skip_long_lines: true,
          refresh_interval: 5,
        },
      ],
      filters: [
        { name: 'kubernetes', match: 'kube.*', merge_log: true, keep_log: false },
        ...(remove.length === 0 ? [] : [{ name: 'modify', match: 'kube.*', remove_regex: `^(${remove.join('|')})$` }]),
      ],
      outputs: [output(target)],
    },
  };
}

const variable = (name: string) => ['$', '{', name, '}'].join('');

const output = ({ host, port = 9200, index, tls = true, login = true }: ElasticsearchTarget) => ({
  name: 'es',
  match: 'kube.*',
  ...{ host, port, index },
  // Elasticsearch 8 has no types, and refuses a request that names one.
  suppress_type_name: true,
  // What is only ever added to may be a data stream.
  write_operation: 'create',
  replace_dots: true,
  trace_error: true,
  ...(tls && { tls: true, 'tls.verify': true }),
  ...(login && { http_user: variable('ELASTICSEARCH_USER'), http_passwd: variable('ELASTICSEARCH_PASSWORD') }),
});
