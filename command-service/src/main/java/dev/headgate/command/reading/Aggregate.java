package dev.headgate.command.reading;

import dev.headgate.command.exchange.Request;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.util.regex.Pattern;

/// An aggregate as a path names it.
public record Aggregate(String type, String id) {

  static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@-]{1,200}");

  /// The `{aggregate_type}` and `{id}` of the path.
  ///
  /// @throws Refusal 404 when no aggregate can have that name
  public static Aggregate of(Request request) {
    Aggregate aggregate = new Aggregate(request.path("aggregate_type"), request.path("id"));
    if (!TYPE.matcher(aggregate.type).matches() || !ID.matcher(aggregate.id).matches()) {
      throw missing();
    }
    return aggregate;
  }

  /// What an aggregate nobody has heard of is answered with.
  public static Refusal missing() {
    return Refusal.of(StandardProblem.NOT_FOUND, "No aggregate of this type has this id.");
  }
}
