const scrapeDefaults = 'what Prometheus assumes is a minute; rules count on half of that';
const operator = 'the labels that the operator would add, which all rules count on';
const buffered = 'what is read is not lost when Fluent Bit or Elasticsearch is away';

/** File in `templates/` → JSON pointer → why it is not as in the checklist. Nothing else may differ. */
export const codexDifferences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'prometheus.yaml': {
    '/global': scrapeDefaults,
    '/rule_files': 'where the rules are that wait for these metrics',
    '/scrape_configs/0/job_name': 'another namespace may have a job of this name; "job" is set below',
    '/scrape_configs/0/relabel_configs/1/source_labels/0': 'of a pod with several ports, the one with metrics',
    '/scrape_configs/0/relabel_configs/1/action': 'of a pod with several ports, the one with metrics',
    '/scrape_configs/0/relabel_configs/1/regex': 'of a pod with several ports, the one with metrics',
    '/scrape_configs/0/relabel_configs/1/target_label': 'the pod is a label two items later',
    '/scrape_configs/0/relabel_configs/2': operator,
    '/scrape_configs/0/relabel_configs/3': operator,
    '/scrape_configs/0/relabel_configs/4': operator,
    '/scrape_configs/0/relabel_configs/5': operator,
  },
  'fluent-bit.yaml': {
    '/service': 'its health and metrics, and where it remembers how far it has read',
    '/pipeline/inputs/0/path': 'the pods of this namespace alone',
    '/pipeline/inputs/0/tag': 'without the path of the file in its tag the filter does not know the pod',
    '/pipeline/inputs/0/parser': 'containerd and CRI-O do not write as Docker did, and lines may be split',
    '/pipeline/inputs/0/multiline.parser': 'containerd and CRI-O do not write as Docker did, and lines may be split',
    '/pipeline/inputs/0/db': 'no line is read twice after a restart',
    '/pipeline/inputs/0/mem_buf_limit': buffered,
    '/pipeline/inputs/0/storage.type': buffered,
    '/pipeline/inputs/0/skip_long_lines': 'one line that is too long would stop its file',
    '/pipeline/filters/0/kube_url': 'what the filter assumes',
    '/pipeline/filters/1': 'what must not be stored',
    '/pipeline/outputs/0/match': 'the tag of the input',
    '/pipeline/outputs/0/suppress_type_name': 'Elasticsearch 8 refuses requests that name a type',
    '/pipeline/outputs/0/write_operation': 'data streams take nothing else',
    '/pipeline/outputs/0/replace_dots': 'labels have dots, which Elasticsearch takes for objects',
    '/pipeline/outputs/0/trace_error': 'says why a request was refused',
    '/pipeline/outputs/0/tls': 'nothing goes over the network in the clear',
    '/pipeline/outputs/0/tls.verify': 'nothing goes over the network in the clear',
    '/pipeline/outputs/0/http_user': 'nobody writes without a name',
    '/pipeline/outputs/0/http_passwd': 'nobody writes without a name',
  },
};
