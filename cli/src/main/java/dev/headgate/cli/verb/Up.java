package dev.headgate.cli.verb;

import dev.headgate.cli.catalogue.OwnFolder;
import dev.headgate.cli.control.StackStatus;
import dev.headgate.cli.stack.DataDirectory;
import dev.headgate.cli.stack.Instances;
import dev.headgate.cli.stack.Ports;
import dev.headgate.cli.stack.Secrets;
import dev.headgate.cli.stack.StackPlan;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description = "Starts two PostgreSQL servers, Kafka and the three services, and keeps them up.")
final class Up implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--detach", description = "returns when everything is up")
  private boolean detach;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      description = "the first of the stack's ports (default: ${DEFAULT-VALUE})")
  private int portBase = Ports.DEFAULT_BASE;

  @Option(
      names = "--relays",
      paramLabel = "N",
      description = "with 2, a second relay stands by (default: ${DEFAULT-VALUE})")
  private int relays = 1;

  @Option(
      names = "--projectors",
      paramLabel = "N",
      description = "with 2, two projectors share the work (default: ${DEFAULT-VALUE})")
  private int projectors = 1;

  @Option(names = "--ephemeral", description = "forgets all data on down")
  private boolean ephemeral;

  @Option(names = "--quiet", hidden = true, description = "for a log: says nothing about URLs")
  private boolean quiet;

  @Override
  public Integer call() throws Exception {
    DataDirectory directory = data.directory();
    directory.prepare();
    Optional<FileLock> lock = directory.lock();
    if (lock.isEmpty()) {
      return alreadyRunning();
    }
    adoptCatalogue(directory);
    Path home = Path.of(System.getProperty("headgate.home", ""));
    StackPlan plan =
        new StackPlan(
            home.toAbsolutePath(),
            directory,
            new Ports(portBase),
            new Instances(relays, projectors),
            ephemeral,
            Secrets.in(directory));
    LeftBehind.awaitGone(plan);
    if (!detach) {
      return new Foreground(plan, !quiet).run();
    }
    lock.get().acquiredBy().close(); // the detached supervisor takes it
    return new Detached(plan).run();
  }

  /// A folder that is not in order is refused here, before anything is started.
  private static void adoptCatalogue(DataDirectory directory) {
    Optional<Path> named = CatalogueOption.ofEnvironment();
    Optional<Path> folder = named.or(directory::catalogue);
    if (folder.isPresent()) {
      new OwnFolder(folder).require();
    }
    named.ifPresent(directory::keepCatalogue);
  }

  private int alreadyRunning() throws InterruptedException {
    Optional<StackStatus> running = data.supervisor().status();
    for (int i = 0; running.isEmpty() && i < 20; i++) { // the other one is about to listen
      Thread.sleep(100);
      running = data.supervisor().status();
    }
    System.out.println("already running on " + data.directory().root());
    running.ifPresent(status -> System.out.println(StatusText.of(status)));
    return 0;
  }
}
