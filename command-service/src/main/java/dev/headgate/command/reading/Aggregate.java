package dev.headgate.command.reading;

import dev.headgate.command.exchange.Request;
import dev.headgate.command.identifier.NameForm;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;

/// An aggregate as a path names it.
public record Aggregate(String type, String id) {

  /// The `{aggregate_type}` and `{id}` of the path.
  ///
  /// @throws Refusal 404 when no aggregate can have that name
  public static Aggregate of(Request request) {
    Aggregate aggregate = new Aggregate(request.path("aggregate_type"), request.path("id"));
    if (!NameForm.AGGREGATE_TYPE.fits(aggregate.type)
        || !NameForm.AGGREGATE_ID.fits(aggregate.id)) {
      throw missing();
    }
    return aggregate;
  }

  /// What an aggregate nobody has heard of is answered with.
  public static Refusal missing() {
    return Refusal.of(StandardProblem.NOT_FOUND, "No aggregate of this type has this id.");
  }
}
