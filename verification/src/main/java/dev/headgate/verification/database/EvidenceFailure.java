package dev.headgate.verification.database;

/// A side cannot be read, so nothing can be said of it.
public final class EvidenceFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EvidenceFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
