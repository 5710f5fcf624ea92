package dev.headgate.command.exchange;

import dev.headgate.command.problem.CommandProblem;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What `If-Match` demands of the aggregate's version (RFC 9110, 13.1.1).
public sealed interface Precondition {

  /// No header: any version will do.
  record None() implements Precondition {}

  /// `*`: the aggregate exists.
  record Exists() implements Precondition {}

  /// `"3"`: the aggregate is at this version.
  record Version(long version) implements Precondition {}

  /// Reads the header.
  ///
  /// @throws Refusal 400 when it is neither `*` nor one quoted version
  static Precondition parse(@Nullable String ifMatch) {
    if (ifMatch == null) {
      return new None();
    }
    Matcher quoted = Pattern.compile("\"([1-9][0-9]{0,17})\"").matcher(ifMatch.strip());
    if (quoted.matches()) {
      return new Version(Long.parseLong(quoted.group(1)));
    }
    if (ifMatch.strip().equals("*")) {
      return new Exists();
    }
    throw Refusal.of(
        StandardProblem.INVALID_HEADER, "If-Match must be * or one version as in an ETag: \"3\".");
  }

  /// Compares with the version found; 0 is an aggregate that does not exist.
  ///
  /// @throws Refusal 412 when they differ
  default void check(long found) {
    boolean holds =
        switch (this) {
          case None() -> true;
          case Exists() -> found > 0;
          case Version(long version) -> found == version;
        };
    if (!holds) {
      throw Refusal.of(
          CommandProblem.PRECONDITION_FAILED,
          "The aggregate is at version %d; read it again and decide anew.".formatted(found));
    }
  }
}
