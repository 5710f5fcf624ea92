package dev.headgate.cli.verb;

import dev.headgate.cli.stack.DataDirectory;
import dev.headgate.cli.stack.StackFailure;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Ends the stack in order; its data stays.")
final class Down implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Mixin private final DataOption data = new DataOption();

  @Override
  public Integer call() throws Exception {
    if (data.supervisor().status().isEmpty()) {
      System.out.println("no stack is running on " + data.directory().root());
      return 0;
    }
    data.supervisor().obey("down");
    awaitEnd(data.directory());
    System.out.println("down");
    return 0;
  }

  /// The supervisor's lock comes free when its process has ended.
  static void awaitEnd(DataDirectory directory) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Files.exists(directory.root()) && !isFree(directory)) {
      if (Instant.now().isAfter(deadline)) {
        throw new StackFailure("the stack does not end", "see " + directory.log("supervisor"));
      }
      Thread.sleep(100);
    }
  }

  private static boolean isFree(DataDirectory directory) throws Exception {
    Optional<FileLock> lock = directory.lock();
    if (lock.isPresent()) {
      lock.get().acquiredBy().close();
    }
    return lock.isPresent();
  }
}
