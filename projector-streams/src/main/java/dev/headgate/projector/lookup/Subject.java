package dev.headgate.projector.lookup;

import dev.headgate.event.AggregateId;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import dev.headgate.projector.exchange.Request;

/// Which aggregate a path names.
final class Subject {

  private Subject() {}

  /// @throws Refusal 404 when no aggregate can have such a name
  static AggregateId of(Request request, String type, String id) {
    try {
      return new AggregateId(request.principal().tenant(), type, id);
    } catch (IllegalArgumentException impossible) {
      throw missing();
    }
  }

  static Refusal missing() {
    return Refusal.of(
        StandardProblem.NOT_FOUND,
        "Nothing of this tenant has this id. If it was just written, ask with min_version.");
  }
}
