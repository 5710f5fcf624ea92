package dev.headgate.cli.verb;

import dev.headgate.cli.control.ControlClient;
import dev.headgate.cli.control.StackStatus;
import dev.headgate.cli.stack.DataDirectory;
import dev.headgate.cli.stack.StackFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--data-dir`, which every verb takes.
final class DataOption {

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "where the stack keeps its data (default: a folder of yours, see status)")
  private @Nullable Path folder;

  DataDirectory directory() {
    return folder == null
        ? DataDirectory.ofUser(System.getenv(), System.getProperty("user.home"))
        : new DataDirectory(folder);
  }

  ControlClient supervisor() {
    return new ControlClient(directory());
  }

  /// @throws StackFailure when no stack is running
  StackStatus.Faces faces() {
    StackStatus.Faces faces = supervisor().obey("status").faces();
    if (faces == null) {
      throw new StackFailure("the stack is not up", "see headgate status");
    }
    return faces;
  }
}
