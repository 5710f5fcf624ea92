package dev.headgate.relay.preflight;

import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.relay.slot.Server;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides whether the relay may start. Pure.
public final class Preflight {

  private final Observed observed;

  private Preflight(Observed observed) {
    this.observed = observed;
  }

  /// Returns the first reason not to start, or nothing. What would make later checks meaningless
  /// comes first.
  public static Optional<Refusal> check(Observed observed, String slotName) {
    Preflight preflight = new Preflight(observed);
    return Standing.check(
            observed.server(),
            observed.kafka(),
            observed.position().map(Position::origin),
            slotName)
        .or(() ->
            Stream.<Supplier<@Nullable Refusal>>of(
                    preflight::positionIsThere,
                    preflight::logIsWhole,
                    preflight::logKnowsItsEvents,
                    preflight::slotIsBehind,
                    preflight::topicsEndAsTheyDid)
                .map(check -> Optional.ofNullable(check.get()))
                .flatMap(Optional::stream)
                .findFirst());
  }

  private @Nullable Refusal positionIsThere() {
    Optional<Lsn> origin = observed.server().origin();
    boolean untouched = origin.equals(Optional.of(slot().confirmedFlush()));
    return observed.position().isEmpty() && !(untouched && observed.ends().tails().isEmpty())
        ? new Refusal(
            RelayExit.POSITION_LOST,
            "headgate.relay.position holds nothing, but the slot moved from %s to %s and %d partitions hold records: starting there would skip or double."
                .formatted(
                    origin.map(Lsn::toString).orElse("an unknown place"),
                    slot().confirmedFlush(),
                    observed.ends().tails().size()),
            "headgate relay rebuild-topics makes topics and position anew from the outbox.")
        : null;
  }

  private @Nullable Refusal logIsWhole() {
    return observed
        .position()
        .filter(position -> observed.server().identity().end().compareTo(position.y()) < 0)
        .map(position ->
            rewound(
                "ends at %s, the topics are at %s"
                    .formatted(observed.server().identity().end(), position.y())))
        .orElse(null);
  }

  private @Nullable Refusal logKnowsItsEvents() {
    Set<UUID> unknown = observed.ends().unknown();
    return unknown.isEmpty() ? null : rewound("does not hold " + unknown + ", which the topics do");
  }

  private static Refusal rewound(String finding) {
    return new Refusal(
        RelayExit.LOG_REWOUND,
        "The outbox " + finding + ": it is an older copy of itself, and would use versions again.",
        "headgate relay reconcile brings it up to what the topics hold.");
  }

  private @Nullable Refusal slotIsBehind() {
    return observed
        .position()
        .filter(position -> slot().confirmedFlush().compareTo(position.y()) > 0)
        .map(position ->
            new Refusal(
                RelayExit.SLOT_AHEAD,
                "The slot is at %s, the topics at %s: what lies between would be skipped."
                    .formatted(slot().confirmedFlush(), position.y()),
                "headgate relay recreate-slot publishes what the topics lack."))
        .orElse(null);
  }

  private @Nullable Refusal topicsEndAsTheyDid() {
    return observed
        .position()
        .filter(position -> !position.tails().equals(observed.ends().tails()))
        .map(position ->
            new Refusal(
                RelayExit.TOPIC_SHORT,
                "The partitions end with %s; the position names %s."
                    .formatted(observed.ends().tails(), position.tails()),
                "headgate relay rebuild-topics makes them anew from the outbox."))
        .orElse(null);
  }

  private Server.Slot slot() {
    return observed.server().slot().orElseThrow();
  }
}
