package dev.headgate.projector.deadletter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.headgate.event.TenantId;
import dev.headgate.process.problem.Refusal;
import dev.headgate.projector.exchange.ReadProblem;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.Order.Action;
import dev.headgate.projector.order.Order.Discard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Orders as events of the audit trail, appended through the command service. Thread-safe.
public final class OrderAudit implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OrderAudit.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Optional<URI> commandService;

  /// The way to the command service.
  ///
  /// @param commandService absent where nobody said: then no order is given
  public OrderAudit(Optional<URI> commandService) {
    this.commandService = commandService;
  }

  /// Who orders what about which letter. Nothing of what the letter holds.
  ///
  /// @param together what the orders of one request have in common
  record Entry(TenantId tenant, String by, UUID together, Action action, UUID letter) {

    /// The `event_type` it has in the audit trail.
    String name() {
      String suffix = action instanceof Discard discard && discard.giveUpGap() ? "_with_gap" : "";
      return "dead_letter_" + Order.name(action) + suffix;
    }

    private String body() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("event_type", name())
          .put("success", true)
          .put("platform", "projector")
          .put("subject_id", letter.toString())
          .put("subject_type", "client")
          .toString();
    }
  }

  /// Returns the id of the event.
  ///
  /// @throws Refusal 503 when it is not certain that it was appended
  UUID append(Entry entry) {
    URI url =
        commandService.orElseThrow(
            () -> refusal("Start the projector with HEADGATE_COMMAND_URL, and order again."));
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/v1/auth/audit"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("X-Correlation-Id", entry.together().toString())
            .header("X-Headgate-Tenant", entry.tenant().toString())
            .header("X-Headgate-Subject", entry.by())
            .POST(BodyPublishers.ofString(entry.body()))
            .build();
    try {
      return idIn(sent(request));
    } catch (IOException away) {
      LOG.warn("the command service does not take the audit of an order", away);
      throw refusal("The command service does not answer: order again when it does.");
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw refusal("The projector is ending: order again.");
    }
  }

  /// An answer that was lost is asked for again; the key has it appended once.
  private HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException lost) {
      LOG.debug("asking the command service once more", lost);
      return http.send(request, BodyHandlers.ofString());
    }
  }

  private static UUID idIn(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 201) {
      LOG.warn("the command service answered {} to the audit of an order", answer.statusCode());
      throw refusal(
          "The command service answered %d: see its log, and order again."
              .formatted(answer.statusCode()));
    }
    try {
      return UUID.fromString(JSON.readTree(answer.body()).path("audit_id").asText());
    } catch (IllegalArgumentException none) {
      throw new IOException("the answer names no audit event", none);
    }
  }

  private static Refusal refusal(String detail) {
    return Refusal.of(ReadProblem.AUDIT_UNAVAILABLE, detail);
  }

  @Override
  public void close() {
    http.close();
  }
}
