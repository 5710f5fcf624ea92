package dev.headgate.cli.demo;

/// The pipeline did not do what a demo may expect of it.
public final class DemoFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DemoFailure(String message, Throwable cause) {
    super(message, cause);
  }

  DemoFailure(String message) {
    super(message);
  }
}
