package dev.headgate.command.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A request in the making: right when it begins, whatever mutations make of it later. Confined to
/// one thread.
public final class Draft {

  /// A field whose value is JSON text, or should be.
  public record Field(String name, String json) {

    @Override
    public String toString() {
      return "\"%s\":%s".formatted(name, json);
    }
  }

  private final List<Field> fields = new ArrayList<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private String method;
  private String path;
  private byte @Nullable [] bytes;

  public Draft(String method, String path, Field... fields) {
    this.method = method;
    this.path = path;
    this.fields.addAll(List.of(fields));
    headers.put("Content-Type", "application/json");
  }

  static Field text(String name, String value) {
    return new Field(name, "\"" + value + "\"");
  }

  static Field raw(String name, String json) {
    return new Field(name, json);
  }

  String method() {
    return method;
  }

  public void method(String changed) {
    method = changed;
  }

  public String path() {
    return path;
  }

  public void path(String changed) {
    path = changed;
  }

  List<Field> fields() {
    return fields;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /// The body, written from the fields until it is replaced.
  public byte[] body() {
    if (bytes != null) {
      return bytes;
    }
    return fields.isEmpty() ? new byte[0] : written();
  }

  public void body(byte[] changed) {
    bytes = changed;
  }

  /// This request with such a body.
  public Draft with(String text) {
    body(text.getBytes(UTF_8));
    return this;
  }

  public String text() {
    return new String(body(), UTF_8);
  }

  private byte[] written() {
    return fields.stream()
        .map(Field::toString)
        .collect(Collectors.joining(",", "{", "}"))
        .getBytes(UTF_8);
  }

  @Override
  public String toString() {
    byte[] body = body();
    int shown = Math.min(400, body.length);
    return "%s %s %s (%d bytes) %s | %s"
        .formatted(
            method,
            path,
            headers,
            body.length,
            new String(body, 0, shown, UTF_8),
            HexFormat.of().formatHex(body, 0, Math.min(80, body.length)));
  }
}
