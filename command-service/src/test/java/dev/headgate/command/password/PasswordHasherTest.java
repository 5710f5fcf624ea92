package dev.headgate.command.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.process.problem.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PasswordHasherTest {

  private static final String PASSWORD = "correct horse battery staple";

  private final PasswordHasher hasher = new PasswordHasher(2, Duration.ofSeconds(60));

  @Test
  void knowsAPasswordByItsHash() {
    String hash = hasher.hash(PASSWORD);
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(PASSWORD);
    assertThat(hasher.matches(PASSWORD, hash)).isTrue();
    assertThat(hasher.matches(PASSWORD + " ", hash)).isFalse();
    assertThat(hasher.matches("Correct horse battery staple", hash)).isFalse();
  }

  @Test
  void saltsEachHash() {
    assertThat(hasher.hash(PASSWORD)).isNotEqualTo(hasher.hash(PASSWORD));
  }

  @Test
  void matchesNothingWithoutAHash() {
    assertThat(hasher.matches(PASSWORD, null)).isFalse();
    assertThat(hasher.matches("no password at all", null)).isFalse();
  }

  @Test
  void takesOnePasswordTypedOnTwoKeyboardsForOne() {
    assertThat(hasher.matches("cafe\u0301 cafe\u0301", hasher.hash("caf\u00e9 caf\u00e9")))
        .isTrue();
  }

  @Test
  void refusesAFloodInsteadOfQueueingIt() throws Exception {
    PasswordHasher busy = new PasswordHasher(1, Duration.ZERO);
    Callable<Boolean> hashing =
        () -> {
          try {
            busy.hash(PASSWORD);
            return true;
          } catch (Refusal refused) {
            assertThat(refused.problem().code()).isEqualTo("busy");
            return false;
          }
        };
    List<Callable<Boolean>> flood = Stream.generate(() -> hashing).limit(50).toList();
    try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
      List<Future<Boolean>> done = executor.invokeAll(flood);
      assertThat(done).anyMatch(Future::resultNow).anyMatch(result -> !result.resultNow());
    }
    assertThat(busy.matches(PASSWORD, busy.hash(PASSWORD))).isTrue();
  }

  @Test
  void leavesTheCarriersOfVirtualThreadsToOthers() {
    int carriers = Runtime.getRuntime().availableProcessors();
    PasswordHasher wide = new PasswordHasher(carriers, Duration.ofSeconds(60));
    assertThat(IntStream.range(0, 20).map(_ -> hashesBeforeAnother(wide, carriers))).contains(0);
  }

  /// How many of so many hashes had to end before a thread that came after them had its turn.
  private static int hashesBeforeAnother(PasswordHasher hasher, int hashes) {
    AtomicInteger ended = new AtomicInteger();
    Future<Integer> another;
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < hashes; i++) {
        executor.execute(() -> {
          hasher.hash(PASSWORD);
          ended.incrementAndGet();
        });
      }
      another = executor.submit(ended::get);
    }
    return another.resultNow();
  }
}
