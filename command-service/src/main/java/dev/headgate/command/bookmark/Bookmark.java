package dev.headgate.command.bookmark;

import dev.headgate.command.cursor.Position;
import java.time.Instant;

/// Where a consumer is: everything up to the position is done.
///
/// @param version grows with each move
record Bookmark(Position position, long version, String updatedBy, Instant updatedAt) {}
