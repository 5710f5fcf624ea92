package dev.headgate.command.grant;

import dev.headgate.command.exchange.Request;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.util.UUID;
import java.util.regex.Pattern;

/// Ids in paths.
public final class Paths {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Paths() {}

  /// The `{id}` of the path.
  ///
  /// @throws Refusal 404 when it is no UUID: nothing can have it
  public static UUID id(Request request) {
    String id = request.path("id");
    if (!UUID_TEXT.matcher(id).matches()) {
      throw Refusal.of(StandardProblem.NOT_FOUND, "The id in the path is not a UUID.");
    }
    return UUID.fromString(id);
  }
}
