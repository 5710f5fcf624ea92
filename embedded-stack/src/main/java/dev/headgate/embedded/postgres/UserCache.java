package dev.headgate.embedded.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where a user's caches are, by the XDG base directory rules.
final class UserCache {

  private UserCache() {}

  /// Of `headgate`. HOME comes before what the JVM reads from the user database: a container's
  /// arbitrary user has no entry there.
  static Path folder(Map<String, String> environment, String otherwise) {
    Path base =
        set(environment, "XDG_CACHE_HOME")
            .orElseGet(() -> set(environment, "HOME").orElse(Path.of(otherwise)).resolve(".cache"));
    return base.resolve("headgate");
  }

  private static Optional<Path> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(Path::of).filter(Path::isAbsolute);
  }
}
