package dev.headgate.process.problem;

import java.util.List;

/// A refusal as it goes over the wire.
///
/// @param code stable; clients switch over it
/// @param detail what the client can do about it
public record Problem(
    int status, String code, String title, String detail, List<FieldError> errors) {

  public Problem {
    errors = List.copyOf(errors);
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type.status(), type.code(), type.title(), detail, List.of());
  }

  /// The `type` of RFC 9457, as stable as the code.
  public String type() {
    return "https://headgate.dev/problems/" + code;
  }

  /// Whether the same request may succeed later by itself.
  public boolean passes() {
    return status == 503;
  }
}
