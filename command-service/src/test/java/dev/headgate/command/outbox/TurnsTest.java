package dev.headgate.command.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TurnsTest {

  private final Turns turns = new Turns();

  @Test
  void letsOneAtATimeWorkOnAHead() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    together(
        50,
        Set.of("a"),
        () -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          LockSupport.parkNanos(10_000);
          inside.decrementAndGet();
        });
    assertThat(most).hasValue(1);
  }

  @Test
  void letsTwoWorkOnDifferentHeads() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    Runnable meet =
        () -> {
          both.countDown();
          assertThat(met(both)).isTrue();
        };
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> one = executor.submit(() -> turns.take(Set.of("a"), () -> ran(meet)));
      Future<?> other = executor.submit(() -> turns.take(Set.of("b"), () -> ran(meet)));
      one.get();
      other.get();
    }
  }

  @Test
  void neverLetsTwoWaitForEachOther() throws Exception {
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        List<String> heads = i % 2 == 0 ? List.of("a", "b", "c") : List.of("c", "b", "a");
        all.add(
            executor.submit(
                () -> turns.take(heads, () -> ran(() -> LockSupport.parkNanos(10_000)))));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  @Test
  void goesOnAfterAFailure() {
    try {
      turns.take(
          Set.of("a"),
          () -> {
            throw new IllegalStateException("on purpose");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("on purpose");
    }
    assertThat(turns.take(Set.of("a"), () -> "done")).isEqualTo("done");
    assertThat(turns.take(Set.of(), () -> "done")).isEqualTo("done");
  }

  private void together(int threads, Set<String> heads, Runnable work) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < threads; i++) {
        all.add(executor.submit(() -> turns.take(heads, () -> ran(work))));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  private static boolean ran(Runnable work) {
    work.run();
    return true;
  }

  private static boolean met(CountDownLatch both) {
    try {
      return both.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      return false;
    }
  }
}
