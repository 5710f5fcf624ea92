package dev.headgate.verification.log;

/// The log is not whole: days of it are in archives alone.
public final class DaysArchived extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DaysArchived(long days, String first, String last) {
    super("the log lacks %d archived days, %s to %s".formatted(days, first, last));
  }
}
