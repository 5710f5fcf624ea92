package dev.headgate.command.rejection;

/// Why a command was rejected. The sentences are shown to clients and hold no data of theirs.
public enum Reason {
  USER_EXISTS("A user with this id exists."),
  USER_UNKNOWN("No user has this id."),
  EMAIL_TAKEN("Another user of the tenant has this address."),
  SESSION_EXISTS("A session with this id exists."),
  SESSION_UNKNOWN("No session has this id."),
  SESSION_REVOKED("The session is revoked already."),
  API_KEY_EXISTS("An API key with this id exists."),
  API_KEY_UNKNOWN("No API key has this id."),
  API_KEY_REVOKED("The API key is revoked; create another one."),
  EXPIRY_PASSED("The time of expiry is not in the future."),
  ALREADY_LOGGED("This audit event is logged already.");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
