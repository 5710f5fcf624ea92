package dev.headgate.e2e.checker;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a running pipeline shows itself: the URLs of `headgate status --json`.
///
/// @param commandDatabase an administrator's URL in the form `psql` takes, likewise `readDatabase`
public record Faces(URI command, String kafka, String commandDatabase, String readDatabase) {

  private static final Pattern URL =
      Pattern.compile("postgres(?:ql)?://([^:]+):([^@]+)@([^/]+)/([^?]+).*");

  /// The same URL in the form the JDBC driver takes.
  public static String jdbc(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a database URL with user and password");
    }
    return "jdbc:postgresql://%s/%s?user=%s&password=%s"
        .formatted(parts.group(3), parts.group(4), parts.group(1), parts.group(2));
  }
}
