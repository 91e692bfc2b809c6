export interface ElasticsearchRetention {
  /** What Fluent Bit writes to, which becomes a data stream. */
  readonly index: string;
  /** `30d` */
  readonly retention: string;
}

/**
 * Requests to Elasticsearch, in their order: a lifecycle, and a template that gives it to the data stream of this name.
 * A plain index would grow for ever, since only whole indexes are deleted.
 */
export function elasticsearchRetention({ index, retention }: ElasticsearchRetention): string {
  const requests = {
    [`PUT _ilm/policy/${index}`]: {
      policy: {
        phases: {
          hot: { actions: { rollover: { max_age: '1d', max_primary_shard_size: '50gb' } } },
          delete: { min_age: retention, actions: { delete: {} } },
        },
      },
    },
    [`PUT _index_template/${index}`]: {
      index_patterns: [index],
      data_stream: {},
      template: { settings: { 'index.lifecycle.name': index } },
    },
  };
  return `${JSON.stringify(requests, undefined, 2)}\n`;
}
