package dev.headgate.cli.stack;

import java.util.Arrays;
import java.util.List;

/// The services of a stack under the names they have everywhere, in the order they start.
public enum ServiceName {
  POSTGRES_COMMAND("postgres-command", 20),
  POSTGRES_READ("postgres-read", 21),
  KAFKA("kafka", 10),
  COMMAND_SERVICE("command-service", 0),
  CDC_RELAY("cdc-relay", 1),
  PROJECTOR_STREAMS("projector-streams", 2);

  private final String label;
  private final int offset;

  ServiceName(String label, int offset) {
    this.label = label;
    this.offset = offset;
  }

  /// The name people type and read.
  public String label() {
    return label;
  }

  int offset() {
    return offset;
  }

  /// The service of a name.
  ///
  /// @throws StackFailure that lists the services when there is none of that name
  public static ServiceName named(String label) {
    return Arrays.stream(values())
        .filter(name -> name.label.equals(label))
        .findFirst()
        .orElseThrow(() ->
            new StackFailure(
                "there is no service '%s'".formatted(label),
                "did you mean %s? The services are %s"
                    .formatted(Spelling.nearest(label, labels()), String.join(", ", labels()))));
  }

  private static List<String> labels() {
    return Arrays.stream(values()).map(ServiceName::label).toList();
  }
}
