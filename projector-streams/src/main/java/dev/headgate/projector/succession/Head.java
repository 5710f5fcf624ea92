package dev.headgate.projector.succession;

import dev.headgate.projector.projection.ProjectedRow;
import dev.headgate.projector.projection.StoredRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far an aggregate is.
///
/// @param stored absent before its first event, and while all of them were passed over
record Head(long version, @Nullable UUID lastEventId, @Nullable StoredRow stored) {

  static final Head NONE = new Head(0, null, null);

  static Head of(StoredRow stored) {
    StoredRow.Stamp stamp = stored.stamp();
    return new Head(stamp.version(), stamp.lastEventId(), stored);
  }

  @Nullable ProjectedRow row() {
    return stored == null ? null : stored.row();
  }
}
