package dev.headgate.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import dev.headgate.house.openapi.ApiDocument;
import dev.headgate.house.openapi.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What is refused everywhere is refused alike everywhere.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryOperationIT {

  private static final String TOO_LARGE = " ".repeat(600_000);
  private static final String TOO_LARGE_FOR_A_BATCH = " ".repeat(4_300_000);
  private static final Set<String> BATCHES = Set.of("appendEvents", "validateEvents");

  private final RunningService service = RunningService.start();
  private final Gateway gateway = service.newTenant();
  private final List<Operation> operations =
      ApiDocument.beside(CommandServer.class).operations().stream()
          .filter(Operation::authenticates)
          .toList();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void isAmongThese() {
    assertThat(operations).hasSize(27);
  }

  @Test
  void refusesWhoeverIsNotKnown() {
    for (Operation operation : operations) {
      refused(send(operation, "X-Headgate-Subject", "nobody"), 401, "unauthenticated");
      refused(send(operation, "X-Forwarded-For", "10.0.0.1"), 401, "unauthenticated");
    }
  }

  @Test
  void refusesHeadersItCannotUse() {
    for (Operation operation : operations) {
      refused(send(operation, "X-Correlation-Id", "yesterday"), 400, "invalid_header");
      refused(send(operation, "If-Match", "1"), 400, "invalid_header");
      if (operation.requestHeaders().contains("Idempotency-Key")) {
        refused(send(operation, "Idempotency-Key", "two words"), 400, "invalid_header");
      }
      if (!operation.requestHeaders().contains("If-Match")) {
        refused(send(operation, "If-Match", "\"1\""), 400, "invalid_header");
      }
    }
  }

  @Test
  void refusesParametersItDoesNotKnow() {
    for (Operation operation : operations) {
      String body = operation.exampleBody().orElse("");
      Reply reply = gateway.send(operation.method(), path(operation) + "?surplus=1", body);
      refused(reply, 400, "invalid_query");
    }
  }

  @Test
  void refusesBodiesItCannotRead() {
    for (Operation operation : operations) {
      boolean isBatch = BATCHES.contains(operation.name());
      String body = isBatch ? TOO_LARGE_FOR_A_BATCH : TOO_LARGE;
      refused(send(operation, body), 413, "body_too_large");
      Optional<Boolean> required = operation.bodyRequired();
      if (required.isEmpty()) {
        refused(send(operation, "{}"), 400, "malformed_request");
      } else {
        refused(send(operation, "{"), 400, "malformed_json");
        refusesSurplus(operation);
        refused(send(operation, "Content-Type", "text/plain"), 415, "unsupported_media_type");
      }
      if (required.orElse(false)) {
        refused(send(operation, ""), 400, "malformed_json");
      }
    }
  }

  /// Whoever asks whether a body is right gets an answer.
  private void refusesSurplus(Operation operation) {
    Reply reply = send(operation, "{\"surplus\":1}");
    if (operation.name().equals("validateEvents")) {
      assertThat(reply.expect(200).json().required("valid").booleanValue()).isFalse();
    } else {
      refused(reply, 422, "invalid_fields");
    }
  }

  /// Whoever tries an example out sends it as it stands, and then once more.
  @Test
  void takesItsOwnExamplesOfEventsHoweverOftenTheyAreTried() {
    for (String name : List.of("appendEvent", "appendEvents", "logAuthEvent", "validateEvents")) {
      Operation operation =
          operations.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
      String body = operation.exampleBody().orElseThrow();
      boolean isQuestion = name.equals("validateEvents");
      for (int times = 0; times < 2; times++) {
        Reply reply = send(operation, body).expect(isQuestion ? 200 : 201);
        assertThat(reply.json().path("valid").booleanValue()).isEqualTo(isQuestion);
      }
    }
  }

  @Test
  void ignoresABrokenTrace() {
    Reply logged = gateway.audit("web", "traceparent", "00-0-0-00").expect(201);
    Reply event = gateway.send("GET", logged.header("Location"), "").expect(200);
    assertThat(event.json().required("traceparent").isNull()).isTrue();
  }

  @Test
  void answersHeadAsGetWithoutTheBody() {
    Reply logged = gateway.audit("web").expect(201);
    Reply head = gateway.send("HEAD", logged.header("Location"), "").expect(200);
    assertThat(head.header("ETag")).isEqualTo("\"1\"");
    gateway.send("HEAD", "/api/v1/events/" + UUID.randomUUID(), "").expect(404);
    gateway.send("HEAD", "/openapi.yaml", "").expect(200);
  }

  @Test
  void showsTheOperatorsWhatTheyAskFor() {
    for (String path : List.of("/health", "/health/live", "/health/ready", "/metrics")) {
      gateway.send("GET", path, "").expect(200);
    }
    assertThat(gateway.send("GET", "/openapi.yaml", "").expect(200).body())
        .contains("openapi: 3.1.0");
  }

  private Reply send(Operation operation, String body) {
    return gateway.send(operation.method(), path(operation), body);
  }

  private Reply send(Operation operation, String header, String value) {
    return gateway.send(
        operation.method(), path(operation), operation.exampleBody().orElse(""), header, value);
  }

  private static String path(Operation operation) {
    return operation
        .path()
        .replace("{id}", UUID.randomUUID().toString())
        .replaceAll("\\{\\w+}", "invoices");
  }

  private static void refused(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.code()).isEqualTo(code);
  }
}
