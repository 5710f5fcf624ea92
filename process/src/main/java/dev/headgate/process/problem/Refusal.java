package dev.headgate.process.problem;

import java.util.List;

/// Unwinds a request that is refused. Nothing of it is kept.
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// Read by the edge in the same process and never serialised.
  private final transient Problem problem;

  private Refusal(Problem problem) {
    super(problem.code());
    this.problem = problem;
  }

  public static Refusal of(ProblemType type, String detail) {
    return new Refusal(Problem.of(type, detail));
  }

  /// A refusal that does not hold for long: the same request is welcome again.
  public static Refusal passing(ProblemType type, String detail) {
    return new Refusal(Problem.passing(type, detail));
  }

  public static Refusal of(ProblemType type, String detail, List<FieldError> errors) {
    return new Refusal(new Problem(type.status(), type.code(), type.title(), detail, errors));
  }

  public Problem problem() {
    return problem;
  }

  /// A refusal is an answer, not a fault: nobody reads its stack.
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
