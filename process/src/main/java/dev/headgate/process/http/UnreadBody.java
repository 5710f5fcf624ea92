package dev.headgate.process.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/// What is still to come of a request that is refused already.
final class UnreadBody {

  private static final int BYTES = 2 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private UnreadBody() {}

  /// Says that this is the connection's last answer, and reads a little more. Otherwise a client
  /// that is cut off while it sends sees a reset in place of the answer, and one that sends its
  /// next request over the same connection sees it end.
  static void drop(Context context) {
    boolean hasBody =
        context.req().getContentLengthLong() > 0 || context.header("Transfer-Encoding") != null;
    if (!hasBody) {
      return;
    }
    try {
      ServletInputStream input = context.req().getInputStream();
      if (input.isFinished()) {
        return;
      }
      context.header("Connection", "close");
      // Whoever asks first has sent nothing yet.
      if (context.header("Expect") == null) {
        drain(input);
      }
    } catch (IOException gone) {
      context.header("Connection", "close");
    }
  }

  private static void drain(ServletInputStream input) throws IOException {
    long start = System.nanoTime();
    byte[] sink = new byte[8192];
    int rest = BYTES;
    int read = input.read(sink);
    while (read > 0 && rest > 0 && System.nanoTime() - start < PATIENCE.toNanos()) {
      rest -= read;
      read = input.read(sink);
    }
  }
}
