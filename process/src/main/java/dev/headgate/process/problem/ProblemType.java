package dev.headgate.process.problem;

import java.util.Locale;

/// A way to refuse a request. Each service lists its own in an enum, beside [StandardProblem].
public interface ProblemType {

  /// The enum constant's own.
  String name();

  int status();

  /// What is wrong, without a full stop.
  String title();

  /// Stable; clients switch over it.
  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
