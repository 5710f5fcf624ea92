package dev.headgate.cli.stack;

/// How many there are of each service that may run more than once.
///
/// @param relays one, or two: the second stands by, warm, and takes over when the first is gone
/// @param projectors one, or two that share the partitions, each with the other's state on standby
public record Instances(int relays, int projectors) {

  public static final Instances ONE_EACH = new Instances(1, 1);

  public Instances {
    if (relays < 1 || relays > 2) {
      throw new StackFailure(
          "--relays %d: a stack has one relay, or a second one that stands by".formatted(relays),
          "choose 1 or 2");
    }
    if (projectors < 1 || projectors > 2) {
      throw new StackFailure(
          "--projectors %d: a stack has one projector, or two that share the work"
              .formatted(projectors),
          "choose 1 or 2");
    }
  }

  boolean include(ServiceName service) {
    return switch (service) {
      case CDC_RELAY_2 -> relays > 1;
      case PROJECTOR_STREAMS_2 -> projectors > 1;
      case POSTGRES_COMMAND, POSTGRES_READ, KAFKA -> true;
      case COMMAND_SERVICE, CDC_RELAY, PROJECTOR_STREAMS -> true;
    };
  }
}
