package dev.headgate.projector.rebuild;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.comparison.Comparison;
import dev.headgate.projector.generation.Entry;
import dev.headgate.projector.generation.Generation;
import dev.headgate.projector.generation.GenerationState;
import dev.headgate.projector.generation.Reach;
import dev.headgate.projector.generation.Register;
import dev.headgate.projector.progress.Part;
import dev.headgate.projector.readdatabase.ReadDatabase;
import dev.headgate.projector.setting.Pace;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the generations that the read database says are to run, and takes them further. One thread
/// of its own; [#parts()] may be asked by any.
public final class Generations implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int ATTEMPTS = 3;

  private final Surroundings surroundings;
  private final Register register;
  private final Consumer<ProcessFailure> onFailure;
  private final Admin admin;
  private final Leadership leadership;
  private final Leftovers leftovers;
  private final Advance advance;
  private final Map<Generation, Building> running = new ConcurrentHashMap<>();
  private final Map<Generation, ProcessFailure> failed = new ConcurrentHashMap<>();
  private final Map<Generation, Integer> attempts = new HashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("generations").factory());
  private volatile List<Entry> entries = List.of();
  private volatile Optional<Reach> underWay = Optional.empty();

  private Generations(
      Surroundings surroundings, ReadDatabase database, Consumer<ProcessFailure> onFailure) {
    this.surroundings = surroundings;
    this.onFailure = onFailure;
    register = new Register(database);
    admin = surroundings.admin();
    leadership = new Leadership(database);
    leftovers = new Leftovers(admin, surroundings.state());
    advance =
        new Advance(
            register,
            new CatchUp(admin, register, surroundings.vocabulary().catalogue()),
            new Comparison(database, PATIENCE),
            leftovers);
  }

  /// Starts what is read; a failure of it later goes to `onFailure`. Whatever else there is follows
  /// within a second.
  public static Generations start(
      Surroundings surroundings, ReadDatabase database, Consumer<ProcessFailure> onFailure) {
    Generations generations = new Generations(surroundings, database, onFailure);
    generations.entries = generations.register.entries();
    generations.entries.stream()
        .filter(entry -> entry.is(GenerationState.LIVE))
        .forEach(generations::run);
    var _ = generations.clock.scheduleWithFixedDelay(generations::turn, 1, 1, TimeUnit.SECONDS);
    return generations;
  }

  private void turn() {
    try {
      entries = register.entries();
      underWay = register.underWay();
      entries.forEach(this::arrange);
      if (leadership.isHeld()) {
        for (Entry entry : entries) {
          Building building = running.get(entry.generation());
          advance.run(entry, building != null && building.isRunning());
        }
      }
    } catch (JdbiException | SQLException | ExecutionException e) {
      LOG.warn("generations wait for the servers: {}", e.toString());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closing
    } catch (RuntimeException e) {
      LOG.error("generations cannot be taken further; trying again", e);
    }
  }

  private void arrange(Entry entry) {
    Generation generation = entry.generation();
    ProcessFailure failure = failed.remove(generation);
    if (failure != null) {
      giveUp(entry, failure);
      return;
    }
    Building building = running.get(generation);
    if (building != null && (!entry.state().isRun() || !building.pace().equals(pace(entry)))) {
      running.remove(generation);
      building.close();
      building = null;
    }
    if (entry.state().isRun() && building == null) {
      run(entry);
    } else if (entry.is(GenerationState.PRUNED)) {
      leftovers.removeFromDisk(generation);
    }
  }

  private static Pace pace(Entry entry) {
    return entry.is(GenerationState.BUILDING) ? Pace.rebuilding(entry.throttle()) : Pace.LIVE;
  }

  private void run(Entry entry) {
    Generation generation = entry.generation();
    Consumer<ProcessFailure> whenItFails =
        failure -> {
          if (isRead(generation)) {
            onFailure.accept(failure);
          } else {
            failed.putIfAbsent(generation, failure);
          }
        };
    try {
      running.put(generation, Building.start(surroundings, entry, pace(entry), whenItFails));
    } catch (ProcessFailure failure) {
      if (isRead(generation)) {
        throw failure;
      }
      failed.put(generation, failure);
    }
  }

  private boolean isRead(Generation generation) {
    return entries.stream()
        .anyMatch(entry -> entry.generation().equals(generation) && entry.is(GenerationState.LIVE));
  }

  // What is built must not end what is read. Kafka may be away for a moment: a few attempts.
  private void giveUp(Entry entry, ProcessFailure failure) {
    Generation generation = entry.generation();
    Building building = running.remove(generation);
    if (building != null) {
      building.close();
    }
    int attempt = attempts.merge(generation, 1, Integer::sum);
    LOG.warn("a generation failed, generation={} attempt={}", generation, attempt, failure);
    if (attempt >= ATTEMPTS) {
      attempts.remove(generation);
      register.fail(generation, String.valueOf(failure.getMessage()));
    }
  }

  /// Shows which generation is read, and how far another has come.
  public void measure(MeterRegistry metrics) {
    new GenerationMeters(() -> entries, () -> underWay).register(metrics);
  }

  /// The parts of what is read, by name; those of the newest generation have plain names.
  public Map<String, Part> parts() {
    Map<String, Part> parts = new TreeMap<>();
    String suffix = "";
    for (Entry entry : entries.reversed()) {
      Building building = running.get(entry.generation());
      if (building != null && entry.is(GenerationState.LIVE)) {
        parts.put("fold" + suffix, building.fold());
        parts.put("rows" + suffix, building.rows());
        suffix += "-older";
      }
    }
    return parts;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      if (!clock.awaitTermination(20, TimeUnit.SECONDS)) {
        LOG.warn("generations are still at work while the process ends");
      }
      leadership.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      LOG.debug("the lock comes free with the session", e);
    }
    running.values().forEach(Building::close);
    admin.close();
  }
}
