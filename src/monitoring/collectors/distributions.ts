/** The kinds of part that a collector is put together from. */
export const partKinds = ['receivers', 'processors', 'exporters', 'extensions', 'connectors'] as const;
export type PartKind = (typeof partKinds)[number];

/** The collectors that the project builds: https://github.com/open-telemetry/opentelemetry-collector-releases */
export type Distribution = 'core' | 'k8s' | 'contrib';

type Parts = Readonly<Record<PartKind, readonly string[]>>;
const names = (text: string): readonly string[] => text.split(/\s+/);

/** Types that came later than the rest of the tables: in which minor version. */
export const addedIn: Readonly<Record<string, number>> = { otlp_grpc: 144, otlp_http: 144 };

/** What each has, by the `distributions/…/manifest.yaml` of 0.97 (core), 0.111 (k8s) and 0.136 (contrib, September 2025). */
export const distributions: Readonly<Record<Distribution, Parts>> = {
  core: {
    receivers: names('hostmetrics jaeger kafka nop otlp prometheus zipkin'),
    processors: names('attributes batch filter memory_limiter probabilistic_sampler resource span'),
    exporters: names('debug file kafka nop otlp otlp_grpc otlp_http otlphttp prometheus prometheusremotewrite zipkin'),
    extensions: names('health_check pprof zpages'),
    connectors: names('forward'),
  },
  k8s: {
    receivers: names(`filelog fluentforward hostmetrics httpcheck jaeger journald k8s_cluster k8s_events k8sobjects
      kubeletstats otelarrow otlp prometheus receiver_creator zipkin`),
    processors: names(`attributes batch cumulativetodelta deltatorate filter groupbyattrs groupbytrace k8sattributes
      logdedup memory_limiter metricstransform probabilistic_sampler redaction remotetap resource resourcedetection
      tail_sampling transform`),
    exporters: names('debug file loadbalancing nop otelarrow otlp otlp_grpc otlp_http otlphttp'),
    extensions: names(`basicauth bearertokenauth file_storage headers_setter health_check host_observer k8s_observer
      oauth2client oidc pprof zpages`),
    connectors: names('count forward routing servicegraph spanmetrics'),
  },
  contrib: {
    receivers: names(`activedirectoryds aerospike apache apachespark awscloudwatch awscontainerinsightreceiver
      awsecscontainermetrics awsfirehose awss3 awsxray azureblob azureeventhub azuremonitor bigip carbon chrony
      cloudflare cloudfoundry collectd couchdb datadog docker_stats elasticsearch envoyals expvar faro filelog filestats
      flinkmetrics fluentforward github googlecloudmonitoring googlecloudpubsub googlecloudspanner haproxy hostmetrics
      httpcheck iis influxdb jaeger jmx journald k8s_cluster k8s_events k8sobjects kafka kafkametrics kubeletstats
      libhoney loki memcached mongodb mongodbatlas mysql namedpipe netflow nginx nop nsxt ntp oracledb otelarrow otlp
      otlpjsonfile podman_stats postgresql prometheus prometheus_simple prometheusremotewrite pulsar purefa purefb
      rabbitmq receiver_creator redis riak saphana signalfx skywalking snmp snowflake solace splunk_hec splunkenterprise
      sqlquery sqlserver sshcheck statsd stef syslog tcpcheck tcplog tlscheck udplog vcenter wavefront webhookevent
      windowseventlog windowsperfcounters zipkin zookeeper`),
    processors: names(`attributes batch coralogix cumulativetodelta deltatocumulative deltatorate
      experimental_metricsgeneration filter geoip groupbyattrs groupbytrace interval isolationforest k8sattributes
      logdedup memory_limiter metricsgeneration metricstarttime metricstransform probabilistic_sampler redaction
      remotetap resource resourcedetection schema span sumologic tail_sampling transform`),
    exporters: names(`alibabacloud_logservice awscloudwatchlogs awsemf awskinesis awss3 awsxray azureblob
      azuredataexplorer azuremonitor bmchelix carbon cassandra clickhouse coralogix datadog dataset debug doris
      elasticsearch faro file googlecloud googlecloudpubsub googlemanagedprometheus honeycombmarker influxdb kafka
      loadbalancing logicmonitor logzio mezmo nop opensearch otelarrow otlp otlp_grpc otlp_http otlphttp prometheus
      prometheusremotewrite pulsar rabbitmq sapm sentry signalfx splunk_hec stef sumologic syslog tencentcloud_logservice
      tinybird zipkin`),
    extensions: names(`ack asapclient awscloudwatchmetricstreamsencoding awslogsencoding awsproxy azureauth basicauth
      bearertokenauth cgroupruntime datadog db_storage docker_observer ecs_observer ecstaskobserver file_storage
      googleclientauth googlecloudlogentryencoding headers_setter health_check host_observer http_forwarder
      jaegerencoding jaegerremotesampling jsonlogencoding k8s_leader_elector k8s_observer kafkatopicsobserver
      oauth2client oidc opamp otlpencoding pprof redis_storage sigv4auth skywalkingencoding sumologic textencoding
      zipkinencoding zpages`),
    connectors: names(`count datadog exceptions failover forward grafanacloud otlpjson roundrobin routing servicegraph
      signaltometrics spanmetrics sum`),
  },
};
