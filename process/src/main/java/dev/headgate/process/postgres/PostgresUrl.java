package dev.headgate.process.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/// Where a database is, and as whom: `postgresql://user:password@host:port/database?parameters`,
/// the form `psql` takes.
///
/// @param authority host and port, e.g. `127.0.0.1:5432`
/// @param parameters of the JDBC driver, as they stand after the question mark; may be empty
public record PostgresUrl(
    String authority, String database, String user, String password, String parameters) {

  /// Parses the text.
  ///
  /// @throws IllegalArgumentException naming the part that is missing, never the text itself
  public static PostgresUrl parse(String text) {
    URI uri = uri(text);
    if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
      throw new IllegalArgumentException("a database URL begins with postgresql://");
    }
    String[] credentials = present(uri.getRawUserInfo(), "user:password@").split(":", 2);
    if (credentials.length != 2) {
      throw new IllegalArgumentException("the database URL has a user without a password");
    }
    int port = uri.getPort() == -1 ? 5432 : uri.getPort();
    String path = present(uri.getPath(), "/database");
    return new PostgresUrl(
        present(uri.getHost(), "a host") + ":" + port,
        present(path.isEmpty() ? null : path.substring(1), "/database"),
        decoded(credentials[0]),
        decoded(credentials[1]),
        uri.getRawQuery() == null ? "" : uri.getRawQuery());
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "the database URL is not a URL: " + e.getReason() + " at index " + e.getIndex());
    }
  }

  private static String present(@Nullable String part, String what) {
    if (part == null || part.isEmpty()) {
      throw new IllegalArgumentException("the database URL lacks " + what);
    }
    return part;
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
  }

  /// The driver's URL, without the credentials.
  public String jdbcUrl() {
    return "jdbc:postgresql://"
        + authority
        + "/"
        + database
        + (parameters.isEmpty() ? "" : "?" + parameters);
  }

  public String host() {
    return authority.substring(0, authority.lastIndexOf(':'));
  }

  public int port() {
    return Integer.parseInt(authority.substring(authority.lastIndexOf(':') + 1));
  }

  @Override
  public String toString() {
    return "postgresql://" + user + ":***@" + authority + "/" + database;
  }
}
