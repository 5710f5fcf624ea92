package dev.headgate.command.credential;

import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.rejection.Reason;
import dev.headgate.command.rejection.Rejection;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jspecify.annotations.Nullable;

/// Which user has which address: one a tenant, whatever its case. Without state.
public final class Identities {

  /// A user by address; without a hash another provider vouches for them.
  public record Match(UUID userId, @Nullable String passwordHash) {}

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private Identities() {}

  /// Gives an address to a user, in place of the one they had.
  ///
  /// @throws Rejection when another user has it
  public static void claim(Transaction transaction, UUID userId, String email) {
    transaction
        .handle()
        .createUpdate(SQL.locate(Identities.class, "release"))
        .bind("user_id", userId.toString())
        .execute();
    int claimed =
        transaction
            .handle()
            .createUpdate(SQL.locate(Identities.class, "claim"))
            .bind("tenant", transaction.tenant().toString())
            .bind("email", email)
            .bind("user_id", userId.toString())
            .execute();
    if (claimed == 0) {
      throw new Rejection(Reason.EMAIL_TAKEN);
    }
  }

  public static Optional<Match> find(Transaction transaction, String email) {
    return transaction
        .handle()
        .createQuery(SQL.locate(Identities.class, "find_password"))
        .bind("email", email)
        .map((row, _) ->
            new Match(UUID.fromString(row.getString("user_id")), row.getString("password_hash")))
        .findOne();
  }
}
