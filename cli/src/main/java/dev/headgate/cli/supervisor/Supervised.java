package dev.headgate.cli.supervisor;

import dev.headgate.cli.control.ServiceStatus;
import dev.headgate.cli.stack.ServiceName;
import dev.headgate.embedded.child.ChildProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One service under supervision: a thread that wants it running until told otherwise. The thread
/// writes the fields, others read them.
final class Supervised {

  private static final Logger log = LoggerFactory.getLogger(Supervised.class);
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration BEFORE_UP = Duration.ofMillis(100);
  private static final Duration ONCE_UP = Duration.ofSeconds(1);
  private static final int UNKNOWN = -1; // it could not even be started
  private static final int USAGE = 64; // configuration the service refuses: trying again is no help

  private final Part part;
  private final Duration interval;
  private final Predicate<ServiceName> mayBeFollowed;
  private final BlockingQueue<Boolean> nudges = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean wanted = true;
  private volatile boolean closing;
  private volatile ServiceState state = ServiceState.STARTING;
  private volatile @Nullable Long pid;
  private volatile @Nullable Integer lastExitCode;
  private volatile @Nullable String problem;
  private volatile Restarts restarts = Restarts.NONE;
  private Backoff backoff = Backoff.NONE;

  /// @param interval between two questions for a sign of life
  Supervised(Part part, Predicate<ServiceName> mayBeFollowed, Duration interval) {
    this.part = part;
    this.interval = interval;
    this.mayBeFollowed = mayBeFollowed;
    this.thread =
        Thread.ofPlatform().name("supervises-" + part.name().label()).unstarted(this::run);
  }

  void begin() {
    thread.start();
  }

  ServiceState state() {
    return state;
  }

  /// Whether what waits for the service may start: it is up, or did not come up at once. A service
  /// that cannot run at present must not keep the others from serving what they have.
  boolean hasHadItsChance() {
    return state == ServiceState.UP || state == ServiceState.FAILED || restarts.count() > 0;
  }

  ServiceStatus status(String url) {
    return new ServiceStatus(pid, state.label(), url, lastExitCode, restarts.byExitCode(), problem);
  }

  /// Says whether the service is to run; returns at once.
  void want(boolean running) {
    wanted = running;
    nudges.add(true);
  }

  /// Ends the service for good; [#join()] waits for it.
  void close() {
    closing = true;
    want(false);
  }

  void join() {
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (wanted && !part.after().stream().allMatch(mayBeFollowed)) {
        pause(BEFORE_UP);
      }
      while (!closing) {
        if (wanted) {
          attempt();
        } else {
          state = ServiceState.STOPPED;
          pause(ONCE_UP);
        }
      }
      state = ServiceState.STOPPED;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() throws InterruptedException {
    state = ServiceState.STARTING;
    Instant begun = Instant.now();
    try {
      watch(part.launch(restarts));
    } catch (RuntimeException failed) {
      lastExitCode = null;
      problem = String.valueOf(failed.getMessage()).lines().findFirst().orElse("unknown");
      log.warn("a service could not be started, service={}", part.name().label(), failed);
    }
    pid = null;
    if (wanted) {
      comeBack(Duration.between(begun, Instant.now()));
    }
  }

  private void comeBack(Duration up) throws InterruptedException {
    log.warn("a service ended, service={} exit={} up={}", part.name().label(), lastExitCode, up);
    Integer code = lastExitCode;
    boolean isFinal = code != null && code == USAGE;
    state = isFinal ? ServiceState.FAILED : ServiceState.BACKOFF;
    backoff = backoff.afterUpFor(up);
    Instant again = Instant.now().plus(backoff.pause());
    while (wanted && (isFinal || Instant.now().isBefore(again))) {
      pause(isFinal ? ONCE_UP : Duration.between(Instant.now(), again));
    }
    restarts = wanted ? restarts.after(code == null ? UNKNOWN : code) : restarts;
  }

  private void watch(ChildProcess child) throws InterruptedException {
    pid = child.pid();
    problem = null;
    CompletableFuture<Integer> end = new CompletableFuture<>();
    child.onExit(code -> {
      end.complete(code);
      nudges.add(true);
    });
    Pulse pulse = new Pulse(part, interval);
    while (child.isAlive() && wanted) {
      state = part.isReady() ? ServiceState.UP : ServiceState.STARTING;
      if (state == ServiceState.UP) {
        pulse.begin(Instant.now());
      }
      if (pulse.isLost(Instant.now())) {
        giveUp(child);
      }
      pause(state == ServiceState.UP ? ONCE_UP : BEFORE_UP);
    }
    if (child.isAlive()) {
      child.end(part.endSignal(), GRACE);
    }
    lastExitCode = end.join();
  }

  /// No drain is asked for: what does not answer does not hear either, and a crash costs nothing.
  private void giveUp(ChildProcess child) {
    problem = "hung: no sign of life on /health/live";
    log.warn("a service hangs and is killed, service={} pid={}", part.name().label(), child.pid());
    child.kill();
  }

  private void pause(Duration longest) throws InterruptedException {
    nudges.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    nudges.clear();
  }
}
