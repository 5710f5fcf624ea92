package dev.headgate.cli.stack;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// One stack as it is to run: where the program is, where the data is, which ports, how many of
/// what, how long it lasts.
public record StackPlan(
    Path home,
    DataDirectory directory,
    Ports ports,
    Instances instances,
    boolean ephemeral,
    Secrets secrets) {

  /// What it is made of, in the order it starts.
  public List<ServiceName> services() {
    return Arrays.stream(ServiceName.values()).filter(instances::include).toList();
  }

  /// Refuses to go on when another program listens where one of the services is to.
  ///
  /// @throws StackFailure that names service and port
  public void requireFreePorts() {
    ports.requireFree(services());
  }

  /// Where a service keeps its data.
  public Path state(ServiceName service) {
    return directory.state(ephemeral).resolve(service.label());
  }

  /// Where others reach the service, in the form their programs take.
  public String url(ServiceName service) {
    return switch (service) {
      case POSTGRES_COMMAND -> database(service, administrator(), "headgate_command");
      case POSTGRES_READ -> database(service, administrator(), "headgate_read");
      case KAFKA -> "127.0.0.1:" + ports.of(service);
      case COMMAND_SERVICE, CDC_RELAY, CDC_RELAY_2, PROJECTOR_STREAMS, PROJECTOR_STREAMS_2 ->
          "http://127.0.0.1:" + ports.of(service);
    };
  }

  /// The command database as one of its roles.
  String commandDatabase(String role, String password) {
    return database(
        ServiceName.POSTGRES_COMMAND, "%s:%s".formatted(role, password), "headgate_command");
  }

  private String administrator() {
    return "postgres:" + secrets.administrator();
  }

  private String database(ServiceName service, String credentials, String database) {
    return "postgresql://%s@127.0.0.1:%d/%s".formatted(credentials, ports.of(service), database);
  }

  /// Where a service of ours writes its output; the servers log beside their data.
  public Path log(ServiceName service) {
    return directory.log(service.label());
  }
}
