package dev.headgate.command.timeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.reading.Aggregate;
import dev.headgate.event.WireTime;
import dev.headgate.process.postgres.SqlText;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import dev.headgate.process.query.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// What an aggregate was, made anew from its events. Any thread may use it.
public final class PastState {

  public static final Set<String> PARAMETERS = Set.of("as_of", "version");

  private static final String STATE = SqlText.beside(PastState.class, "state.sql");

  /// Which state is wanted: at a time, at a version, or the newest.
  private record Moment(@Nullable OffsetDateTime asOf, @Nullable Long version) {

    static Moment of(Query query) {
      Optional<Instant> asOf = query.time("as_of");
      Optional<Long> version = query.number("version", 1, Long.MAX_VALUE);
      if (asOf.isPresent() && version.isPresent()) {
        throw Query.refused("as_of and version exclude each other; leave one of them out.");
      }
      return new Moment(
          asOf.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null), version.orElse(null));
    }
  }

  /// `GET /api/v1/events/aggregate/{aggregate_type}/{id}/state`.
  public Work state(Request request) {
    Aggregate aggregate = Aggregate.of(request);
    Moment moment = Moment.of(request.query());
    return transaction -> {
      ObjectNode body =
          find(transaction, aggregate, moment)
              .orElseThrow(() ->
                  Refusal.of(
                      StandardProblem.NOT_FOUND,
                      "There was nothing of this type and id then; its history tells from when"
                          + " on."));
      return Answer.of(200, body).at(body.required("aggregate_version").longValue());
    };
  }

  private static Optional<ObjectNode> find(
      Transaction transaction, Aggregate aggregate, Moment moment) {
    try {
      return transaction
          .handle()
          .createQuery(STATE)
          .bind("type", aggregate.type())
          .bind("id", aggregate.id())
          .bind("as_of", moment.asOf())
          .bind("version", moment.version())
          .map((row, _) -> json(row, aggregate))
          .findOne();
    } catch (JdbiException failed) {
      throw Unmade.refusal(failed);
    }
  }

  private static ObjectNode json(ResultSet row, Aggregate aggregate) throws SQLException {
    return JsonNodeFactory.instance
        .objectNode()
        .put("aggregate_type", aggregate.type())
        .put("aggregate_id", aggregate.id())
        .put("aggregate_version", row.getLong("aggregate_version"))
        .put("event_id", row.getString("event_id"))
        .put(
            "occurred_at",
            WireTime.format(row.getObject("occurred_at", OffsetDateTime.class).toInstant()))
        .putRawValue("state", new RawValue(row.getString("state")));
  }
}
