package dev.headgate.verification.progress;

import dev.headgate.verification.database.Session;
import dev.headgate.verification.database.Sql;
import java.util.Optional;

/// What the command database knows of the relay. Confined to one thread.
public final class RelayProgress {

  private static final String RELAY = Sql.read(RelayProgress.class, "relay.sql");
  private static final String SLOT = Sql.read(RelayProgress.class, "slot.sql");

  private final Session session;
  private final String slot;

  public RelayProgress(Session session, String slot) {
    this.session = session;
    this.slot = slot;
  }

  /// How far the relay says it is.
  ///
  /// @param publishedBelow every transaction below it is on the topics
  /// @param pending events that are not known to be
  public record Published(long publishedBelow, long pending) {}

  public Published published() {
    return session
        .first(
            RELAY,
            row ->
                new Published(
                    Long.parseUnsignedLong(row.getString("published_below")),
                    row.getLong("pending")))
        .orElse(new Published(0, 0));
  }

  /// Where the slot stands, in bytes of the log.
  public record Slot(long confirmed, long retained) {}

  public Optional<Slot> slot() {
    return session.first(
        SLOT, row -> new Slot(row.getLong("confirmed"), row.getLong("retained")), slot);
  }
}
