package dev.headgate.verification.evidence;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One broken promise.
///
/// @param assertion its number in the fault catalogue, e.g. `I3`
/// @param aggregate whose promise it was; none where a part of the pipeline is meant
/// @param event that shows it, if one does
/// @param message what is wrong, with the ids to look it up by
public record Finding(
    String assertion, @Nullable Aggregate aggregate, @Nullable UUID event, String message) {

  public static Finding of(String assertion, String message) {
    return new Finding(assertion, null, null, message);
  }

  public static Finding of(String assertion, Aggregate aggregate, String message) {
    return new Finding(assertion, aggregate, null, message);
  }

  public static Finding of(String assertion, Facts event, String message) {
    return new Finding(assertion, event.aggregate(), event.id(), message);
  }

  /// The aggregate, where one is meant.
  public Optional<Aggregate> concerns() {
    return Optional.ofNullable(aggregate);
  }
}
