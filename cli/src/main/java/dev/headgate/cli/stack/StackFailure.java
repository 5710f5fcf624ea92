package dev.headgate.cli.stack;

/// Something that ends a verb in one line: what is wrong, and what the operator does next.
public final class StackFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StackFailure(String problem, String remedy) {
    super(problem + ": " + remedy);
  }
}
