package dev.headgate.cli.verb;

import dev.headgate.cli.catalogue.OwnFolder;
import dev.headgate.cli.stack.ServiceEnvironment;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where the event types are that are no part of the program.
final class CatalogueOption {

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--catalogue-dir",
      paramLabel = "DIR",
      description = {
        "a folder of your own event types (default: CATALOGUE_DIR,",
        "else the one the stack of the data directory was started with)"
      })
  private @Nullable Path given;

  OwnFolder folder() {
    return new OwnFolder(
        Optional.ofNullable(given)
            .or(CatalogueOption::ofEnvironment)
            .map(path -> path.toAbsolutePath().normalize())
            .or(data.directory()::catalogue));
  }

  /// What the environment names, blank or absent for none.
  static Optional<Path> ofEnvironment() {
    return Optional.ofNullable(System.getenv(ServiceEnvironment.CATALOGUE))
        .filter(text -> !text.isBlank())
        .map(text -> Path.of(text).toAbsolutePath().normalize());
  }
}
