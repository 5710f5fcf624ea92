package dev.headgate.verification;

import dev.headgate.verification.database.Session;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.log.CommandLog;
import dev.headgate.verification.log.MissingDays;
import dev.headgate.verification.progress.Broker;
import dev.headgate.verification.progress.OpenTransactions;
import dev.headgate.verification.progress.RelayProgress;
import dev.headgate.verification.progress.Settlement;
import dev.headgate.verification.progress.Sinks;
import dev.headgate.verification.progress.Standstill;
import dev.headgate.verification.readmodel.ReadModel;
import dev.headgate.verification.repair.RepairPlan;
import dev.headgate.verification.window.Course;
import dev.headgate.verification.window.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Verifies a pipeline, running or quiet. Commands may be given all the while: what they do is
/// compared as far as it has to be everywhere by now. Confined to one thread.
public final class Verification {

  private final Faces faces;
  private final Order order;

  public Verification(Faces faces, Order order) {
    this.faces = faces;
    this.order = order;
  }

  /// What to do.
  ///
  /// @param asked the order in words: a run that was stopped is gone on with by the same
  /// @param since only events from then on, and the aggregates they belong to
  /// @param progress the file that keeps how far the run is
  /// @param patience for parts that are behind
  /// @param mending what to do about what can be put right
  public record Order(
      String asked, Instant since, Path progress, Duration patience, Mending mending) {}

  public enum Mending {
    NONE,
    /// Say what would be done.
    PLANNED,
    DONE
  }

  /// Runs it to its end; goes on where an earlier run of the same order was stopped.
  ///
  /// @param seen is told how far it is, window by window
  /// @throws dev.headgate.verification.database.EvidenceFailure when a side cannot be read; the run
  ///   can be gone on with
  /// @throws dev.headgate.verification.log.DaysArchived when the log lacks days to be looked at
  public Report run(Consumer<Course> seen) throws InterruptedException, IOException {
    long begun = System.nanoTime();
    try (Session command = Session.reading(faces.commandDatabase());
        Session read = Session.reading(faces.readDatabase());
        Broker broker = new Broker(faces.kafka());
        Watches watches = Watches.start(faces)) {
      MissingDays missing = MissingDays.read(command);
      var parts =
          new Settlement.Parts(
              new CommandLog(command, missing.over()),
              new RelayProgress(command, "headgate"),
              broker,
              new Sinks(read));
      Course from = from(parts.log());
      missing.refuse(from.since());
      ReadModel readModel = new ReadModel(read);
      OpenTransactions open = OpenTransactions.lookAt(broker);
      Settlement settlement = Settlement.await(parts, order.patience());
      Course course =
          new Windows(parts.log(), readModel, faces.kafka(), settlement)
              .run(from, order.progress(), seen);
      Mend mend = new Mend(faces, order, parts, readModel);
      Optional<RepairPlan> plan = mend.plan(course.findings());
      List<Finding> findings = new ArrayList<>(mend.run(plan, course.findings()));
      findings.addAll(settlement.findings());
      findings.addAll(Standstill.check(Standstill.standing(parts.relay(), broker, open.hanging())));
      findings.addAll(watches.verdict());
      missing.refuse(MissingDays.read(command));
      Files.deleteIfExists(order.progress());
      return new Report(
          course.seen(),
          Duration.ofNanos(System.nanoTime() - begun),
          findings,
          plan,
          order.mending() == Mending.DONE);
    }
  }

  private Course from(CommandLog log) {
    return Course.unfinished(order.progress(), order.asked())
        .orElseGet(() -> Course.begin(order.asked(), order.since(), log.snapshot().at()));
  }
}
