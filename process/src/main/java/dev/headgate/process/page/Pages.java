package dev.headgate.process.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.Optional;

/// The two pages and what they load. Any thread may use it.
public final class Pages {

  private static final String HTML = "text/html;charset=utf-8";
  private static final String SCRIPT = "text/javascript;charset=utf-8";
  private static final String STYLE = "text/css;charset=utf-8";

  /// Nothing from elsewhere, no script within the page, nobody may frame it.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'self'";

  /// ReDoc writes its styles into the page while it runs, and searches in a worker made of a blob.
  private static final String REDOC_POLICY = POLICY + " 'unsafe-inline'; worker-src blob:";

  /// The picture beside ReDoc's name; ReDoc shows none when it cannot be loaded.
  private static final String REDOC_PICTURE = "https://cdn.redoc.ly/redoc/logo-mini.svg";

  private final Asset docs = own(HTML, "docs.html");
  private final Asset redoc = own(HTML, "redoc.html");
  private final Map<String, Asset> assets =
      Map.of(
          "page.css", own(STYLE, "page.css"),
          "docs.js", own(SCRIPT, "docs.js"),
          "swagger-ui.css", swagger(STYLE, "swagger-ui.css"),
          "swagger-ui-bundle.js", swagger(SCRIPT, "swagger-ui-bundle.js"),
          "redoc.js", own(SCRIPT, "redoc.js"),
          "redoc.standalone.js", new Asset(SCRIPT, Pages::redocBundle));

  /// Adds the routes; the pages read `/openapi.yaml`.
  public void mount(RoutesConfig routes) {
    read(routes, "/docs", context -> page(context, docs, POLICY));
    read(routes, "/redoc", context -> page(context, redoc, REDOC_POLICY));
    read(routes, "/docs/{asset}", context -> asset(context.pathParam("asset")).send(context));
  }

  /// Left to itself Javalin answers HEAD with 200 wherever there is a GET.
  private static void read(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private static void page(Context context, Asset page, String policy) {
    context.header("Content-Security-Policy", policy).header("Referrer-Policy", "no-referrer");
    page.send(context);
  }

  private Asset asset(String name) {
    return Optional.ofNullable(assets.get(name)).orElseThrow(NotFoundResponse::new);
  }

  private static Asset own(String type, String name) {
    return new Asset(type, () -> ClassPath.own(name));
  }

  private static Asset swagger(String type, String name) {
    return new Asset(type, () -> ClassPath.webjar("org.webjars", "swagger-ui", name));
  }

  /// As it is published, but for the one thing that it would load from elsewhere.
  private static byte[] redocBundle() {
    String name = "bundles/redoc.standalone.js";
    String bundle = new String(ClassPath.webjar("org.webjars.npm", "redoc", name), UTF_8);
    return bundle.replace(REDOC_PICTURE, "data:,").getBytes(UTF_8);
  }
}
