package dev.headgate.process.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TerminationTest {

  private final Termination termination = new Termination();

  @Test
  void keepsTheFirstFailureOfSeveral() {
    ProcessFailure first = failure("the slot is gone");
    termination.fail(first);
    termination.fail(failure("the session is gone, too"));

    assertThat(termination.isAsked()).isTrue();
    assertThatThrownBy(termination::await).isSameAs(first);
  }

  @Test
  void wakesTheMainWhenAnyThreadFails() throws Exception {
    CompletableFuture<Void> main = CompletableFuture.runAsync(termination::await);
    assertThat(termination.isAsked()).isFalse();

    Thread.ofVirtual().start(() -> termination.fail(failure("the broker is away")));

    assertThatThrownBy(() -> main.get(60, TimeUnit.SECONDS))
        .hasRootCauseMessage("the broker is away");
  }

  private static ProcessFailure failure(String message) {
    return new ProcessFailure(StandardExit.UNAVAILABLE, message, "start it");
  }
}
