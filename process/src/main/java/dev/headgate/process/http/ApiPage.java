package dev.headgate.process.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The API document, for whoever asks: the `openapi.yaml` beside a class.
public final class ApiPage {

  /// RFC 9512.
  private static final String TYPE = "application/yaml";

  private final byte[] page;

  private ApiPage(byte[] page) {
    this.page = page;
  }

  public static ApiPage beside(Class<?> owner) {
    try (InputStream page = owner.getResourceAsStream("openapi.yaml")) {
      return new ApiPage(
          Objects.requireNonNull(page, "openapi.yaml is not in the jar").readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  void mount(RoutesConfig routes) {
    routes.get("/openapi.yaml", this::show);
    routes.head("/openapi.yaml", this::show);
  }

  private void show(Context context) {
    context.contentType(TYPE).result(page);
  }
}
