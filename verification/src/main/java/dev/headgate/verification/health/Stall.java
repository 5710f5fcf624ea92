package dev.headgate.verification.health;

import dev.headgate.verification.evidence.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// I14: nothing reports healthy while its lag is above 0 and its progress is 0. A part has half a
/// minute to notice. Confined to one thread.
public final class Stall {

  private static final Duration ALLOWED = Duration.ofSeconds(30);

  private final String part;
  private @Nullable Look since;
  private boolean isStanding;

  public Stall(String part) {
    this.part = part;
  }

  /// One look at a part.
  ///
  /// @param isHealthy what it says of itself
  /// @param lag what it has left to do, counted without asking it
  /// @param progress what it has done so far, likewise; only compared
  public record Look(Instant at, boolean isHealthy, long lag, long progress) {}

  /// Takes the next look; a finding when the part has been standing still for too long and calls
  /// itself healthy.
  public Optional<Finding> take(Look look) {
    Look before = since;
    isStanding = look.lag() > 0 && before != null && before.progress() == look.progress();
    if (look.lag() == 0) {
      since = null;
      return Optional.empty();
    }
    if (before == null || !isStanding) {
      since = look;
      return Optional.empty();
    }
    Duration span = Duration.between(before.at(), look.at());
    return look.isHealthy() && span.compareTo(ALLOWED) > 0
        ? Optional.of(
            Finding.of(
                "I14",
                "%s reports healthy, though it is %d behind and has not moved for %d s"
                    .formatted(part, look.lag(), span.toSeconds())))
        : Optional.empty();
  }

  /// Whether it stood still between the last two looks.
  public boolean isStanding() {
    return isStanding;
  }
}
