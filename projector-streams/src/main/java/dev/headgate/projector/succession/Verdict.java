package dev.headgate.projector.succession;

import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.projection.ProjectedRow;
import dev.headgate.projector.reading.Reason;
import org.jspecify.annotations.Nullable;

/// What is to become of an event whose turn it is.
sealed interface Verdict {

  /// It takes effect.
  ///
  /// @param row absent where the fold keeps none
  /// @param record with other data where it was replaced
  /// @param by the order that replaced it
  record Apply(@Nullable ProjectedRow row, SourceRecord record, @Nullable Order by)
      implements Verdict {}

  /// Its version counts, its effect does not.
  ///
  /// @param by absent when its version was given up before
  /// @param gap whether the versions missing before it are given up with it
  record PassOver(@Nullable Order by, boolean gap) implements Verdict {}

  /// It has to wait.
  record Refuse(Reason reason, String detail) implements Verdict {}
}
