package dev.headgate.command.refold;

import static java.util.function.Function.identity;

import dev.headgate.command.head.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/// Stores the states of heads that have lost them, or have them in the form of another release,
/// over all tenants: until then their events may not leave the log. Commands may be given
/// meanwhile. Any thread may use it.
public final class LostStates {

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();
  private static final Map<String, Kind<?, ?>> KINDS =
      Stream.of(Kind.USER, Kind.SESSION, Kind.API_KEY)
          .collect(Collectors.toMap(Kind::type, identity()));

  private final Jdbi jdbi;

  public LostStates(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record Lost(String tenant, String type, String id, long version) {}

  /// Stores all there are.
  ///
  /// @return how many
  public long store() {
    long stored = 0;
    while (true) {
      long some = some().stream().filter(this::store).count();
      if (some == 0) {
        return stored;
      }
      stored += some;
    }
  }

  private List<Lost> some() {
    String sql = SQL.locate(LostStates.class, "some");
    return jdbi.withHandle(handle ->
        handle
            .createQuery(sql)
            .bind("state_version", Kind.STATE_VERSION)
            .map((row, _) ->
                new Lost(
                    row.getString("tenant_id"),
                    row.getString("aggregate_type"),
                    row.getString("aggregate_id"),
                    row.getLong("version")))
            .list());
  }

  private boolean store(Lost lost) {
    String tenant = SQL.locate(LostStates.class, "tenant");
    return jdbi.inTransaction(handle -> {
      handle.createQuery(tenant).bind("tenant", lost.tenant()).mapTo(String.class).one();
      return store(handle, lost, Objects.requireNonNull(KINDS.get(lost.type())));
    });
  }

  private static <S, E> boolean store(Handle handle, Lost lost, Kind<S, E> kind) {
    S state = new Refold(handle).upTo(lost.version(), kind, lost.id());
    return handle
        .createQuery(SQL.locate(LostStates.class, "store"))
        .bind("type", lost.type())
        .bind("id", lost.id())
        .bind("version", lost.version())
        .bind("state", kind.write().apply(state).toString())
        .bind("state_version", Kind.STATE_VERSION)
        .mapTo(Boolean.class)
        .one();
  }
}
