package dev.headgate.command.http;

import dev.headgate.command.problem.ProblemType;
import dev.headgate.command.problem.Refusal;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Reads a body whole, within bounds of size and time. Any thread may use it.
final class BodyReader {

  static final int BYTES = 512 * 1024;

  private final Duration patience;

  BodyReader(Duration patience) {
    this.patience = patience;
  }

  byte[] read(Context context) {
    long start = System.nanoTime();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    try {
      InputStream input = context.req().getInputStream(); // the container's own: it closes it
      for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
        body.write(chunk, 0, read);
        if (body.size() > BYTES) {
          throw Refusal.of(ProblemType.BODY_TOO_LARGE, "At most %d bytes.".formatted(BYTES));
        }
        // A byte now and then never lets the connection be idle.
        if (System.nanoTime() - start > patience.toNanos()) {
          throw Refusal.of(ProblemType.MALFORMED_REQUEST, "The body did not arrive in time.");
        }
      }
      return body.toByteArray();
    } catch (IOException gone) {
      throw new UncheckedIOException("the client went away while it was sending", gone);
    }
  }
}
