package dev.headgate.command.credential;

import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.token.Token;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/// The rows of `credentials`: hashes of passwords and of secrets. Without state.
public final class Credentials {

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private Credentials() {}

  public static void storePassword(Transaction transaction, UUID userId, String hash) {
    transaction
        .handle()
        .createUpdate(SQL.locate(Credentials.class, "store_password"))
        .bind("tenant", transaction.tenant().toString())
        .bind("subject", userId.toString())
        .bind("hash", hash)
        .execute();
  }

  /// Keeps the token's hash; one of the same id is void from the commit on.
  public static void store(Transaction transaction, Token token) {
    transaction
        .handle()
        .createUpdate(SQL.locate(Credentials.class, "store_secret"))
        .bind("tenant", transaction.tenant().toString())
        .bind("kind", kind(token))
        .bind("subject", token.id().toString())
        .bind("hash", token.hash())
        .execute();
  }

  /// Whether the token's secret is the current one. Says nothing of expiry and revocation.
  public static boolean verify(Transaction transaction, Token token) {
    return transaction
        .handle()
        .createQuery(SQL.locate(Credentials.class, "secret"))
        .bind("kind", kind(token))
        .bind("subject", token.id().toString())
        .mapTo(byte[].class)
        .findOne()
        .map(hash -> MessageDigest.isEqual(hash, token.hash()))
        .orElse(false);
  }

  private static String kind(Token token) {
    return token.kind().name().toLowerCase(Locale.ROOT);
  }
}
