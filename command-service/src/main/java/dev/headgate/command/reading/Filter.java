package dev.headgate.command.reading;

import dev.headgate.command.identifier.NameForm;
import dev.headgate.process.principal.Principal;
import dev.headgate.process.query.Query;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is asked of the log. All that is there must hold.
public record Filter(Subject subject, Links links, Span span, @Nullable Processing processing) {

  static final Set<String> PARAMETERS =
      Set.of(
          "event_type",
          "aggregate_type",
          "aggregate_id",
          "user_id",
          "created_by",
          "correlation_id",
          "from",
          "to",
          "processor",
          "processed");

  private static final Pattern EVENT_TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,99}");

  /// What the events are about.
  record Subject(
      @Nullable String eventType, @Nullable String aggregateType, @Nullable String aggregateId) {

    boolean isAggregate() {
      return aggregateId != null;
    }
  }

  /// Whom and what they are connected with.
  record Links(@Nullable UUID userId, @Nullable UUID correlationId, @Nullable String createdBy) {}

  /// When they occurred: from this time on, before that one.
  record Span(OffsetDateTime from, OffsetDateTime to) {

    static final Span EVER = new Span(OffsetDateTime.MIN, OffsetDateTime.MAX);
  }

  /// Whether a processor is done with them.
  record Processing(String processor, boolean isDone) {}

  /// All events of one aggregate.
  public static Filter of(String aggregateType, String aggregateId) {
    return new Filter(
        new Subject(null, aggregateType, aggregateId),
        new Links(null, null, null),
        Span.EVER,
        null);
  }

  /// What a query asks for.
  ///
  /// @throws dev.headgate.process.problem.Refusal 400 when a parameter cannot be used
  static Filter of(Query query) {
    return new Filter(subject(query), links(query), span(query), processing(query));
  }

  private static Subject subject(Query query) {
    Subject subject =
        new Subject(
            matching(query, "event_type", EVENT_TYPE, "a name as in GET /api/v1/events/types"),
            named(query, "aggregate_type", NameForm.AGGREGATE_TYPE),
            named(query, "aggregate_id", NameForm.AGGREGATE_ID));
    if (subject.isAggregate() && subject.aggregateType() == null) {
      throw Query.refused("aggregate_id needs its aggregate_type beside it.");
    }
    return subject;
  }

  private static Links links(Query query) {
    String creator = query.text("created_by").orElse(null);
    if (creator != null && !creator.equals("system") && !Principal.isSubject(creator)) {
      throw Query.refused(
          "created_by must be user:<uuid>, agent:<name>, service:<name> or system.");
    }
    return new Links(
        query.uuid("user_id").orElse(null), query.uuid("correlation_id").orElse(null), creator);
  }

  private static Span span(Query query) {
    Optional<Instant> from = query.time("from");
    Optional<Instant> to = query.time("to");
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw Query.refused("from must be before to.");
    }
    return new Span(
        from.map(Filter::utc).orElse(Span.EVER.from()), to.map(Filter::utc).orElse(Span.EVER.to()));
  }

  private static @Nullable Processing processing(Query query) {
    Optional<Boolean> done = query.flag("processed");
    String processor = named(query, "processor", NameForm.CONSUMER);
    if (done.isPresent() != (processor != null)) {
      throw Query.refused("processed and processor need each other.");
    }
    return processor == null ? null : new Processing(processor, done.orElseThrow());
  }

  private static @Nullable String named(Query query, String name, NameForm form) {
    return matching(query, name, form.pattern(), form.words());
  }

  private static @Nullable String matching(
      Query query, String name, Pattern pattern, String words) {
    String text = query.text(name).orElse(null);
    if (text != null && !pattern.matcher(text).matches()) {
      throw Query.refused("%s must be %s.".formatted(name, words));
    }
    return text;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
