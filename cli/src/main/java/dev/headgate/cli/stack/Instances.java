package dev.headgate.cli.stack;

/// How many there are of each service that may run more than once.
///
/// @param relays one, or two: the second stands by, warm, and takes over when the first is gone
public record Instances(int relays) {

  public static final Instances ONE_EACH = new Instances(1);

  public Instances {
    if (relays < 1 || relays > 2) {
      throw new StackFailure(
          "--relays %d: a stack has one relay, or a second one that stands by".formatted(relays),
          "choose 1 or 2");
    }
  }

  boolean include(ServiceName service) {
    return switch (service) {
      case CDC_RELAY_2 -> relays > 1;
      case POSTGRES_COMMAND, POSTGRES_READ, KAFKA -> true;
      case COMMAND_SERVICE, CDC_RELAY, PROJECTOR_STREAMS -> true;
    };
  }
}
