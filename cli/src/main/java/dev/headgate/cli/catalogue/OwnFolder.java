package dev.headgate.cli.catalogue;

import dev.headgate.catalogue.BrokenCatalogue;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.cli.stack.StackFailure;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/// The catalogue a stack runs with: what is shipped, and a folder of somebody's own if there is
/// one.
public record OwnFolder(Optional<Path> folder) {

  /// Reads it whole.
  ///
  /// @throws BrokenCatalogue with all that is wrong
  public Catalogue load() {
    return folder.map(Catalogue::shippedWith).orElseGet(Catalogue::shipped);
  }

  private static String lines(BrokenCatalogue broken) {
    return broken.findings().stream().map(found -> "\n  " + found).collect(Collectors.joining());
  }

  /// The same for those who cannot go on without it.
  ///
  /// @throws StackFailure with all that is wrong
  public Catalogue require() {
    try {
      return load();
    } catch (BrokenCatalogue broken) {
      throw new StackFailure(
          "the catalogue in %s is not in order"
              .formatted(folder.map(Path::toString).orElse("here")),
          "correct this, headgate catalogue check looks at it again" + lines(broken));
    }
  }
}
