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
  CDC_RELAY_2("cdc-relay-2", "cdc-relay", 3),
  PROJECTOR_STREAMS("projector-streams", 2),
  PROJECTOR_STREAMS_2("projector-streams-2", "projector-streams", 4);

  private final String label;
  private final String program;
  private final int offset;

  ServiceName(String label, int offset) {
    this(label, label, offset);
  }

  ServiceName(String label, String program, int offset) {
    this.label = label;
    this.program = program;
    this.offset = offset;
  }

  /// The name people type and read.
  public String label() {
    return label;
  }

  /// The module it is built from; two instances of a service share it.
  public String program() {
    return program;
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
