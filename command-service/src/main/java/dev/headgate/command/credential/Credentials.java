package dev.headgate.command.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.token.Token;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/// The rows of `credentials`: hashes of passwords and of secrets. Without state.
public final class Credentials {

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private Credentials() {}

  public static void storePassword(Transaction transaction, UUID userId, String hash) {
    // Nobody shows a public id of a password; it only has to be unique over all tenants.
    store(transaction, "password", userId, transaction.tenant() + "/" + userId, hash);
  }

  /// Keeps the token's hash; one of the same id is void from the commit on.
  public static void store(Transaction transaction, Token token) {
    store(transaction, kind(token), token.id(), token.id().toString(), hex(token));
  }

  /// Whether the token's secret is the current one. Says nothing of expiry and revocation.
  public static boolean verify(Transaction transaction, Token token) {
    return transaction
        .handle()
        .createQuery(SQL.locate(Credentials.class, "secret"))
        .bind("kind", kind(token))
        .bind("subject", token.id().toString())
        .mapTo(String.class)
        .findOne()
        .map(hash -> MessageDigest.isEqual(hash.getBytes(US_ASCII), hex(token).getBytes(US_ASCII)))
        .orElse(false);
  }

  private static void store(
      Transaction transaction, String kind, UUID subject, String publicId, String hash) {
    transaction
        .handle()
        .createUpdate(SQL.locate(Credentials.class, "store"))
        .bind("kind", kind)
        .bind("subject", subject.toString())
        .bind("public_id", publicId)
        .bind("hash", hash)
        .execute();
  }

  private static String kind(Token token) {
    return token.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String hex(Token token) {
    return HexFormat.of().formatHex(token.hash());
  }
}
