package dev.headgate.command.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// A token as its holder has it: prefix, the public id in 22 digits of base 62, a secret of 256
/// bits in 43, and a CRC32 of all that in 6, so that a scanner tells a token from noise without
/// asking. After https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
///
/// @param id of the session or API key
public record Token(TokenKind kind, UUID id, String secret) {

  private static final int ID_DIGITS = 22;
  private static final int SECRET_DIGITS = 43;
  private static final int SUM_DIGITS = 6;
  private static final Pattern FORM =
      Pattern.compile("hg[sk]_[0-9A-Za-z]{" + (ID_DIGITS + SECRET_DIGITS + SUM_DIGITS) + "}");

  public static Token fresh(TokenKind kind, UUID id, SecureRandom random) {
    return new Token(kind, id, Base62.encode(new BigInteger(256, random), SECRET_DIGITS));
  }

  /// Reads what somebody presents; empty when it is none of ours.
  public static Optional<Token> parse(String text) {
    if (!FORM.matcher(text).matches() || !sum(body(text)).equals(tail(text))) {
      return Optional.empty();
    }
    int start = TokenKind.SESSION.prefix().length();
    BigInteger id = Base62.decode(text.substring(start, start + ID_DIGITS));
    if (id.bitLength() > 128) {
      return Optional.empty();
    }
    TokenKind kind =
        text.startsWith(TokenKind.SESSION.prefix()) ? TokenKind.SESSION : TokenKind.API_KEY;
    return Optional.of(
        new Token(
            kind,
            new UUID(id.shiftRight(64).longValue(), id.longValue()),
            text.substring(start + ID_DIGITS, start + ID_DIGITS + SECRET_DIGITS)));
  }

  /// The whole text, to be shown once.
  public String text() {
    BigInteger number = new BigInteger(id.toString().replace("-", ""), 16);
    String body = kind.prefix() + Base62.encode(number, ID_DIGITS) + secret;
    return body + sum(body);
  }

  /// What is kept of it. 256 random bits need no slow hash.
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(secret.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "Token[%s %s, secret not shown]".formatted(kind, id);
  }

  private static String body(String text) {
    return text.substring(0, text.length() - SUM_DIGITS);
  }

  private static String tail(String text) {
    return text.substring(text.length() - SUM_DIGITS);
  }

  private static String sum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    return Base62.encode(BigInteger.valueOf(crc.getValue()), SUM_DIGITS);
  }
}
