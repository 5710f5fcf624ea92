package dev.headgate.relay.transaction;

/// The decoder's records do not make whole transactions. Nothing may be published from such a
/// stream.
public final class BrokenStream extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BrokenStream(String message) {
    super(message);
  }
}
