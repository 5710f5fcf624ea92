package dev.headgate.cli.partition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A day of the log.
///
/// @param bytes of its table with its indexes, if it has one
/// @param events in its archive, if it has one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventDay(
    String day,
    String partition,
    State state,
    @Nullable Long bytes,
    @Nullable Long events,
    @Nullable String archive) {

  /// As `event_partitions()` names them.
  public enum State {
    LIVE,
    ARCHIVED,
    DETACHING,
    DETACHED,
    DROPPED,
    RESTORED;

    @JsonValue
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }

  @JsonIgnore
  public LocalDate date() {
    return LocalDate.parse(day);
  }

  /// Whether queries of the log see it.
  @JsonIgnore
  public boolean isPartOfTheLog() {
    return switch (state) {
      case LIVE, ARCHIVED, RESTORED -> true;
      case DETACHING, DETACHED, DROPPED -> false;
    };
  }
}
