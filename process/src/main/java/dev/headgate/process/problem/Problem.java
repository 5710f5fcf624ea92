package dev.headgate.process.problem;

import java.util.List;

/// A refusal as it goes over the wire.
///
/// @param code stable; clients switch over it
/// @param detail what the client can do about it
/// @param passes whether the same request may succeed later by itself
public record Problem(
    int status, String code, String title, String detail, List<FieldError> errors, boolean passes) {

  public Problem {
    errors = List.copyOf(errors);
  }

  /// One that passes when it is a 503.
  public Problem(int status, String code, String title, String detail, List<FieldError> errors) {
    this(status, code, title, detail, errors, status == 503);
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type.status(), type.code(), type.title(), detail, List.of());
  }

  /// One that passes, whatever its status.
  public static Problem passing(ProblemType type, String detail) {
    return new Problem(type.status(), type.code(), type.title(), detail, List.of(), true);
  }

  /// The `type` of RFC 9457, as stable as the code.
  public String type() {
    return "https://headgate.dev/problems/" + code;
  }
}
