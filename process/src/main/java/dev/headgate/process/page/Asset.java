package dev.headgate.process.page;

import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Bytes that stay the same while the service runs, made when somebody first asks: most processes
/// are never asked. A browser keeps them and asks whether they are still right, so a new release is
/// seen at once and an old one is not sent twice. Any thread may use it.
public final class Asset {

  private final String type;
  private final Supplier<byte[]> source;
  private @Nullable Content content;

  /// @param type the media type, with its charset where it is text
  public Asset(String type, Supplier<byte[]> source) {
    this.type = type;
    this.source = source;
  }

  /// Answers with it, or with 304 if the browser has it.
  public void send(Context context) {
    Content content = content();
    context
        .header("ETag", content.tag)
        .header("Cache-Control", "no-cache") // kept, but not used unasked
        .header("X-Content-Type-Options", "nosniff");
    String known = context.header("If-None-Match");
    if (known != null && (known.equals("*") || known.contains(content.tag))) {
      context.status(304);
    } else {
      context.contentType(type).result(content.bytes);
    }
  }

  private synchronized Content content() {
    if (content == null) {
      content = new Content(source.get());
    }
    return content;
  }

  private static final class Content {

    final byte[] bytes;
    final String tag;

    Content(byte[] bytes) {
      this.bytes = bytes;
      this.tag = tag(bytes);
    }

    /// Weak: whoever compresses the answer on its way need not make another.
    private static String tag(byte[] bytes) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return "W/\"%s\"".formatted(HexFormat.of().formatHex(digest, 0, 16));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java platform has SHA-256", impossible);
      }
    }
  }
}
