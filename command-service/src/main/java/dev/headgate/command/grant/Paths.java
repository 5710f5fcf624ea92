package dev.headgate.command.grant;

import dev.headgate.command.exchange.Request;
import dev.headgate.process.json.UuidText;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.util.UUID;

/// Ids in paths.
public final class Paths {

  private Paths() {}

  /// The `{id}` of the path.
  ///
  /// @throws Refusal 404 when it is no UUID: nothing can have it
  public static UUID id(Request request) {
    return UuidText.read(request.path("id"))
        .orElseThrow(
            () -> Refusal.of(StandardProblem.NOT_FOUND, "The id in the path is not a UUID."));
  }
}
