package dev.headgate.cli.verb;

import dev.headgate.cli.control.StackStatus;
import dev.headgate.cli.demo.DemoFailure;
import dev.headgate.cli.demo.Demonstration;
import dev.headgate.cli.demo.Faces;
import dev.headgate.cli.demo.Load;
import dev.headgate.cli.stack.StackFailure;
import java.time.Duration;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = "Sends real commands and shows what became of them. Exit code 1: counts differ.")
final class Demo implements Callable<Integer> {

  private static final int COMMANDS_A_VISIT = 10;

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--users", description = "clients at the same time (default: ${DEFAULT-VALUE})")
  private int users = 20;

  @Option(names = "--rate", description = "commands a second over all of them (default: no limit)")
  private double rate;

  @Option(names = "--seconds", description = "how long they go on (default: one visit each)")
  private int seconds;

  @Override
  public Integer call() throws InterruptedException {
    if (users < 1 || rate < 0 || seconds < 0) {
      throw new StackFailure(
          "a demo needs a user and no negative numbers", "see headgate help demo");
    }
    StackStatus.Faces stack = data.faces();
    Faces faces =
        new Faces(
            stack.commandUrl(),
            stack.kafkaBootstrap(),
            stack.commandDatabaseUrl(),
            stack.readDatabaseUrl());
    Load load = new Load(users, rate, Duration.ofSeconds(seconds));
    try {
      return run(new Demonstration(faces, load, System.out)) ? 0 : 1;
    } catch (DemoFailure failure) {
      throw new StackFailure(
          String.valueOf(failure.getMessage()), "see headgate status and headgate logs");
    }
  }

  private boolean run(Demonstration demonstration) throws InterruptedException {
    if (!Terminal.isWatched()) {
      return demonstration.run(_ -> {});
    }
    long expected = seconds == 0 ? (long) users * COMMANDS_A_VISIT : -1;
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("commands")
            .setInitialMax(expected)
            .clearDisplayOnFinish()
            .build()) {
      return demonstration.run(bar::stepTo);
    }
  }
}
