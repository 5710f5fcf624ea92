package dev.headgate.command.password;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Argon2id with 19 MiB, two passes and one lane (the OWASP password storage cheat sheet). At most
/// so many hashes run at once, or a flood of logins would take all memory. Any thread may use it.
///
/// The hashes run on threads of their own: on those that carry the requests' virtual threads, a
/// flood of logins would keep every other request waiting, that for a sign of life among them.
public final class PasswordHasher {

  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  private final Semaphore places;
  private final ExecutorService threads;
  private final Duration patience;

  /// The hash that is checked for a user nobody knows, so that the answer takes as long.
  private final String nobody;

  public PasswordHasher() {
    this(Math.max(2, Runtime.getRuntime().availableProcessors()), Duration.ofSeconds(3));
  }

  PasswordHasher(int atOnce, Duration patience) {
    this.places = new Semaphore(atOnce, true);
    this.threads =
        Executors.newFixedThreadPool(
            atOnce, Thread.ofPlatform().daemon().name("password-", 0).factory());
    this.patience = patience;
    this.nobody = ARGON2ID.hash("no password at all").getResult();
  }

  /// The hash in its usual text form, with a salt of its own.
  ///
  /// @throws Refusal 503 when too many hashes run already
  public String hash(String password) {
    return inPlace(() -> ARGON2ID.hash(normal(password)).getResult());
  }

  /// Whether the password is the one; a missing hash takes as long as a wrong password.
  ///
  /// @throws Refusal 503 when too many hashes run already
  public boolean matches(String password, @Nullable String hash) {
    boolean equal = inPlace(() -> ARGON2ID.check(normal(password), hash == null ? nobody : hash));
    return equal && hash != null;
  }

  private <T> T inPlace(Supplier<T> work) {
    if (!entered()) {
      throw Refusal.of(StandardProblem.BUSY, "Too many passwords are being checked. Try again.");
    }
    return CompletableFuture.supplyAsync(work, threads)
        .whenComplete((_, _) -> places.release())
        .join();
  }

  private boolean entered() {
    try {
      return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// One password typed on two keyboards is one password.
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }
}
