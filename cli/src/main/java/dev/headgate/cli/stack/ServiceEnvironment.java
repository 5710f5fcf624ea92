package dev.headgate.cli.stack;

import java.util.HashMap;
import java.util.Map;

/// The configuration each service is given. One broker stands alone here, so replication is 1.
public final class ServiceEnvironment {

  /// Names a folder of event types that are no part of the program.
  public static final String CATALOGUE = "CATALOGUE_DIR";

  private final StackPlan plan;
  private final Secrets secrets;

  public ServiceEnvironment(StackPlan plan) {
    this.plan = plan;
    this.secrets = plan.secrets();
  }

  /// The `HEADGATE_*` variables of a service; empty for the servers, which take none.
  public Map<String, String> of(ServiceName service) {
    return switch (service) {
      case POSTGRES_COMMAND, POSTGRES_READ, KAFKA -> Map.of();
      case COMMAND_SERVICE -> with(service, command());
      case CDC_RELAY, CDC_RELAY_2 -> with(service, relay());
      case PROJECTOR_STREAMS, PROJECTOR_STREAMS_2 -> with(service, projector(service));
    };
  }

  private Map<String, String> with(ServiceName service, Map<String, String> own) {
    Map<String, String> all = new HashMap<>(own);
    plan.directory().catalogue().ifPresent(folder -> all.put(CATALOGUE, folder.toString()));
    all.put("HEADGATE_HTTP_HOST", "127.0.0.1");
    all.put("HEADGATE_HTTP_PORT", Integer.toString(plan.ports().of(service)));
    return Map.copyOf(all);
  }

  private Map<String, String> command() {
    return Map.of(
        "HEADGATE_COMMAND_DATABASE_URL",
            plan.commandDatabase("headgate_command", secrets.command()),
        "HEADGATE_MIGRATION_DATABASE_URL", plan.url(ServiceName.POSTGRES_COMMAND),
        "HEADGATE_RELAY_PASSWORD", secrets.relay(),
        "HEADGATE_READER_PASSWORD", secrets.reader(),
        "HEADGATE_MAINTENANCE_PASSWORD", secrets.maintenance(),
        "HEADGATE_PEPPER", secrets.pepper(),
        "HEADGATE_DEVELOPMENT_AUTHENTICATION", "true");
  }

  private Map<String, String> relay() {
    return withKafka(
        Map.of(
            "HEADGATE_COMMAND_DATABASE_URL",
            plan.commandDatabase("headgate_relay", secrets.relay())));
  }

  private Map<String, String> projector(ServiceName service) {
    int others = plan.instances().projectors() - 1;
    return withKafka(
        Map.of(
            "HEADGATE_READ_DATABASE_URL",
            plan.url(ServiceName.POSTGRES_READ),
            "HEADGATE_STATE_DIRECTORY",
            plan.state(service).toString(), // also what tells one instance from another
            "HEADGATE_STREAMS_NUM_STANDBY_REPLICAS",
            Integer.toString(others),
            "HEADGATE_DEVELOPMENT_AUTHENTICATION",
            "true",
            "HEADGATE_COMMAND_URL",
            plan.url(ServiceName.COMMAND_SERVICE)));
  }

  private Map<String, String> withKafka(Map<String, String> own) {
    Map<String, String> all = new HashMap<>(own);
    all.put("HEADGATE_KAFKA_BOOTSTRAP_SERVERS", plan.url(ServiceName.KAFKA));
    all.put("HEADGATE_REPLICATION_FACTOR", "1");
    all.put("HEADGATE_MIN_INSYNC_REPLICAS", "1");
    return all;
  }
}
