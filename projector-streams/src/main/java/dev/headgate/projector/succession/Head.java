package dev.headgate.projector.succession;

import dev.headgate.projector.projection.ProjectedRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far an aggregate is.
///
/// @param row absent before its first event, and while all of them were passed over
record Head(long version, @Nullable UUID lastEventId, @Nullable ProjectedRow row) {

  static final Head NONE = new Head(0, null, null);

  static Head of(ProjectedRow row) {
    return new Head(row.head().version(), row.head().lastEventId(), row);
  }
}
