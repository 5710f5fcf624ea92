package dev.headgate.command.token;

/// What a token is for, told by its prefix, so that a leaked one can be found and named.
public enum TokenKind {
  SESSION("hgs_"),
  API_KEY("hgk_");

  private final String prefix;

  TokenKind(String prefix) {
    this.prefix = prefix;
  }

  String prefix() {
    return prefix;
  }
}
