package dev.headgate.command.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import dev.headgate.command.http.CommandServer;
import dev.headgate.house.openapi.ApiDocument;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What people get of `/docs` and `/redoc`: fetched, and looked at in a real browser where there is
/// one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PagesIT {

  private static final List<String> PAGES = List.of("/docs", "/redoc");

  private static final String REGISTER = "#operations-Accounts-registerUser ";
  private static final String STATUS = ".live-responses-table .response .response-col_status";
  private static final String AUDIT = "#operations-Log-logAuthEvent ";

  private final RunningService service = RunningService.start();
  private final Gateway gateway = service.newTenant();
  private @Nullable Browser browser;

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    service.close();
  }

  @Test
  void allowNoScriptButTheServicesOwn() {
    for (String page : PAGES) {
      Reply reply = get(page).expect(200);
      assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
      assertThat(reply.header("Content-Security-Policy"))
          .contains("default-src 'none'; script-src 'self'; connect-src 'self'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("http")
          .doesNotContain("eval");
      assertThat(reply.body()).doesNotContain("http://", "https://", "<script>");
    }
  }

  @Test
  void findEveryFileTheyName() {
    for (String page : PAGES) {
      List<String> files =
          Pattern.compile("(?:src|href)=\"(/[^\"]+)\"")
              .matcher(get(page).body())
              .results()
              .map((MatchResult file) -> file.group(1))
              .toList();
      assertThat(files).hasSizeGreaterThanOrEqualTo(4);
      for (String file : files) {
        assertThat(get(file).expect(200).header("Content-Type"))
            .isEqualTo(
                file.endsWith(".css")
                    ? "text/css;charset=utf-8"
                    : file.endsWith(".js") ? "text/javascript;charset=utf-8" : "application/yaml");
      }
    }
  }

  @Test
  void areNotSentTwice() {
    for (String path : List.of("/docs", "/docs/swagger-ui-bundle.js", "/openapi.yaml")) {
      Reply first = get(path).expect(200);
      assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
      Reply second = get(path, "If-None-Match", first.header("ETag")).expect(304);
      assertThat(second.body()).isEmpty();
      assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
      get(path, "If-None-Match", "W/\"0\"").expect(200);
    }
  }

  @Test
  void answerHeadWithoutABody() {
    for (String path : List.of("/docs", "/redoc", "/docs/page.css", "/asyncapi.yaml")) {
      gateway.send("HEAD", path, "").expect(200);
    }
  }

  @Test
  void refuseFilesThatTheyDoNotHave() {
    for (String name : List.of("swagger-ui.js", "Asset.class", "..%2fdocs.html", "openapi.yaml")) {
      assertThat(get("/docs/" + name).code()).as(name).isIn("not_found", "malformed_request");
    }
  }

  @Test
  void describeTheTopicsToo() {
    assertThat(get("/asyncapi.yaml").expect(200).body())
        .startsWith("asyncapi: \"3.0.0\"\n")
        .contains("\n  auth.user.events.v1:\n    address: \"auth.user.events.v1\"\n")
        .contains("\n    UserUpserted.v1:\n");
  }

  private Reply get(String path, String... headers) {
    return gateway.send("GET", path, "", headers);
  }

  @Test
  void sendACommandInTheNameOfWhoeverIsAuthorized() {
    browser().open("/docs");
    authorize(gateway.tenant().toString(), "agent:page-reader", "gateway");
    tryOut(REGISTER);
    browser.click(REGISTER + ".execute");
    assertThat(browser.see(REGISTER + STATUS).getText().strip()).isEqualTo("201");
    browser.keep("docs");
    assertThat(gateway.column("created_by", "event_type = 'UserUpserted'"))
        .containsExactly("agent:page-reader");
    browser.requireSilence();
  }

  @Test
  void sendNoExampleOfAHeaderThatMayBeLeftOut() {
    browser().open("/docs");
    authorize(gateway.tenant().toString(), "agent:page-auditor", "all");
    tryOut(AUDIT);
    for (int times = 1; times <= 2; times++) {
      int events = times;
      browser.click(AUDIT + ".execute");
      await("as many events as commands: none was taken for a repetition")
          .atMost(Duration.ofMinutes(2))
          .until(() -> gateway.events("AuthEventLogged") == events);
    }
    browser.requireSilence();
  }

  @Test
  void showEveryOperationToRead() {
    browser().open("/redoc");
    browser.see("h1");
    for (var operation : ApiDocument.beside(CommandServer.class).operations()) {
      browser.see("[data-section-id$='operation/%s']".formatted(operation.name()));
    }
    browser.keep("redoc");
    browser.requireSilence();
  }

  private void authorize(String... claims) {
    browser.click(".btn.authorize");
    for (String claim : claims) { // a field goes when it is filled
      browser.see(".auth-container input").sendKeys(claim);
      browser.click(".auth-btn-wrapper .authorize");
    }
    assertThat(browser.all(".auth-container input")).isEmpty();
    browser.click(".btn-done");
  }

  private void tryOut(String operation) {
    browser.click(operation + ".opblock-summary-control");
    browser.click(operation + ".try-out__btn");
  }

  /// Started by the first test that looks at a page.
  private Browser browser() {
    assumeTrue(
        Browser.isInstalled(),
        "Debian's chromium and chromium-driver are not installed (.ci/run does it)");
    if (browser == null) {
      browser = Browser.at(service.port());
    }
    return browser;
  }
}
