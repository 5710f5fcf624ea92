package dev.headgate.process.http;

import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads a body whole, within bounds of size and time. Any thread may use it.
public final class BodyReader {

  /// Of a body, unless its route says otherwise.
  public static final int BYTES = 512 * 1024;

  /// Of a body that holds many things: a thousand of 4 KiB.
  public static final int LARGEST = 4 * 1024 * 1024;

  private static final Pattern JSON_TYPE =
      Pattern.compile("application/json(\\s*;\\s*charset=\"?utf-8\"?)?");

  private final Duration patience;

  public BodyReader(Duration patience) {
    this.patience = patience;
  }

  /// The body, empty when there is none.
  ///
  /// @throws Refusal when the route's rule forbids it, or its lack
  public byte[] read(Context context, BodyRule rule) {
    return read(context, rule, BYTES);
  }

  /// Likewise, for a route with a limit of its own.
  ///
  /// @param bytes at most [#LARGEST]
  public byte[] read(Context context, BodyRule rule, int bytes) {
    byte[] body = read(context, bytes);
    if (body.length == 0 && rule == BodyRule.REQUIRED) {
      throw Refusal.of(StandardProblem.MALFORMED_JSON, "The body is missing.");
    }
    if (body.length > 0 && rule == BodyRule.NONE) {
      throw Refusal.of(StandardProblem.MALFORMED_REQUEST, "This method takes no body.");
    }
    String type = context.req().getContentType();
    if (body.length > 0
        && (type == null || !JSON_TYPE.matcher(type.toLowerCase(Locale.ROOT)).matches())) {
      throw Refusal.of(
          StandardProblem.UNSUPPORTED_MEDIA_TYPE, "Send Content-Type: application/json.");
    }
    return body;
  }

  private byte[] read(Context context, int bytes) {
    long start = System.nanoTime();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    try {
      InputStream input = context.req().getInputStream(); // the container's own: it closes it
      for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
        body.write(chunk, 0, read);
        if (body.size() > bytes) {
          throw Refusal.of(StandardProblem.BODY_TOO_LARGE, "At most %d bytes.".formatted(bytes));
        }
        // A byte now and then never lets the connection be idle.
        if (System.nanoTime() - start > patience.toNanos()) {
          throw Refusal.of(StandardProblem.MALFORMED_REQUEST, "The body did not arrive in time.");
        }
      }
      return body.toByteArray();
    } catch (IOException gone) {
      throw new UncheckedIOException("the client went away while it was sending", gone);
    }
  }
}
