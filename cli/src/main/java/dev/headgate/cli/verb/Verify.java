package dev.headgate.cli.verb;

import dev.headgate.cli.control.ServiceStatus;
import dev.headgate.cli.control.StackStatus;
import dev.headgate.cli.stack.StackFailure;
import dev.headgate.cli.verification.ReportJson;
import dev.headgate.cli.verification.ReportText;
import dev.headgate.verification.Faces;
import dev.headgate.verification.Report;
import dev.headgate.verification.Verification;
import dev.headgate.verification.Verification.Mending;
import dev.headgate.verification.database.EvidenceFailure;
import dev.headgate.verification.log.DaysArchived;
import dev.headgate.verification.window.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = {
      "Compares log, topics, audit and projections of a running pipeline, and folds the log anew.",
      "Commands may be given meanwhile. Exit code 0: all of it agrees, 5: there are differences.",
      "A run that was stopped goes on where it was; verify.json in the data directory keeps that."
    })
final class Verify implements Callable<Integer> {

  private static final int DIFFERENCES = 5;

  @Mixin private final DataOption data = new DataOption();

  @ArgGroup private @Nullable Span span;

  @Option(names = "--json", description = "for programs; the names in it are a contract")
  private boolean json;

  @Option(
      names = "--repair",
      description = "has the read database write again what is missing or wrong in it")
  private boolean repair;

  @Option(names = "--dry-run", description = "with --repair: only says what it would do")
  private boolean dryRun;

  @Option(names = "--restart", description = "begins anew, though a run was stopped half-way")
  private boolean restart;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description = "how long to wait for services that are behind (default: ${DEFAULT-VALUE})")
  private int patience = 30;

  /// Which part of the log.
  private static final class Span {
    @Option(names = "--since", paramLabel = "TIME", description = "only from this ISO time on")
    private @Nullable Instant since;

    @Option(names = "--window", paramLabel = "D", description = "only the last PT1H, P1D, …")
    private @Nullable Duration window;
  }

  @Override
  public Integer call() throws Exception {
    Path progress = data.directory().root().resolve("verify.json");
    if (restart) {
      Files.deleteIfExists(progress);
    }
    var order =
        new Verification.Order(asked(), since(), progress, Duration.ofSeconds(patience), mending());
    try {
      Report report = new Verification(faces(), order).run(this::tell);
      System.out.println(json ? ReportJson.of(report) : ReportText.of(report));
      return report.isClean() ? 0 : DIFFERENCES;
    } catch (DaysArchived archived) {
      throw new StackFailure(
          String.valueOf(archived.getMessage()),
          "headgate partitions restore --all brings them back; or verify what is younger, with --since "
              + archived.over());
    } catch (EvidenceFailure | org.apache.kafka.common.KafkaException unreadable) {
      throw new StackFailure(
          String.valueOf(unreadable.getMessage()), "see headgate status; verify again goes on");
    }
  }

  private Mending mending() {
    if (dryRun && !repair) {
      throw new StackFailure("--dry-run goes with --repair", "verify alone changes nothing");
    }
    return !repair ? Mending.NONE : dryRun ? Mending.PLANNED : Mending.DONE;
  }

  private String asked() {
    return span == null ? "all" : "since %s, window %s".formatted(span.since, span.window);
  }

  private Instant since() {
    if (span != null && span.window != null) {
      return Instant.now().minus(span.window);
    }
    return span != null && span.since != null ? span.since : Instant.EPOCH;
  }

  private Faces faces() throws IOException {
    StackStatus.Faces stack = data.faces();
    Map<String, String> services =
        data.supervisor().obey("status").services().entrySet().stream()
            .filter(it -> !it.getValue().state().equals("stopped"))
            .collect(Collectors.toMap(Map.Entry::getKey, it -> url(it.getValue())));
    return new Faces(
        stack.commandDatabaseUrl(), stack.readDatabaseUrl(), stack.kafkaBootstrap(), services);
  }

  private static String url(ServiceStatus service) {
    return service.url();
  }

  private void tell(Course course) {
    if (!json && Terminal.isWatched()) {
      System.out.printf(
          "%,d events, %,d differences%n", course.seen().events(), course.findings().size());
    }
  }
}
