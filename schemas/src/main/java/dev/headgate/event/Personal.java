package dev.headgate.event;

/// A text about a person: in the clear, or encrypted under the person's own key, so that destroying
/// the key erases it from every log. Neither form prints its content.
public sealed interface Personal {

  /// The text itself.
  record Clear(String value) implements Personal {

    @Override
    public String toString() {
      return "Clear[not shown]";
    }
  }

  /// The text under key `kid`; `enc` is base64url and opaque here.
  record Encrypted(String enc, String kid) implements Personal {

    @Override
    public String toString() {
      return "Encrypted[kid=%s]".formatted(kid);
    }
  }
}
