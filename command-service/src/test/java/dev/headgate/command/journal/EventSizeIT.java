package dev.headgate.command.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import dev.headgate.command.identifier.Identifiers;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The log takes events up to its limits, to the byte, and refuses larger ones by name.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EventSizeIT {

  private static final int DATA_BYTES = 256 * 1024;
  private static final int METADATA_BYTES = 16 * 1024;

  private final RunningService service = RunningService.start();
  private final Identifiers identifiers = new Identifiers(InstantSource.system());
  private final Gateway gateway = service.newTenant();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void takesDataUpToItsLimit() {
    int frame = stored("data", post("", "").expect(201));
    Reply largest = post("x".repeat(DATA_BYTES - frame), "").expect(201);
    assertThat(stored("data", largest)).isEqualTo(DATA_BYTES);
    refused(post("x".repeat(DATA_BYTES - frame + 1), ""));
  }

  @Test
  void takesMetadataUpToItsLimit() {
    int frame = stored("metadata", post("", "").expect(201));
    Reply largest = post("", "x".repeat(METADATA_BYTES - frame)).expect(201);
    assertThat(stored("metadata", largest)).isEqualTo(METADATA_BYTES);
    refused(post("", "x".repeat(METADATA_BYTES - frame + 1)));
  }

  @Test
  void countsBytesAndNotCharacters() {
    refused(post("ß".repeat(DATA_BYTES / 2), ""));
  }

  private Reply post(String data, String metadata) {
    ObjectNode event =
        Gateway.body()
            .put("aggregate_type", "audit")
            .put("aggregate_id", identifiers.next().toString())
            .put("event_type", "AuthEventLogged");
    event
        .putObject("data")
        .put("event_type", "mfa")
        .put("success", true)
        .put("platform", "web")
        .put("subject_type", "user")
        .put("padding", data);
    event.putObject("metadata").put("padding", metadata);
    return gateway.post("/api/v1/events", event);
  }

  private int stored(String column, Reply reply) {
    String id = reply.text("event_id");
    String bytes = "octet_length(%s::text)".formatted(column);
    return Integer.parseInt(gateway.column(bytes, "event_id = '%s'".formatted(id)).getFirst());
  }

  private void refused(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(413);
    assertThat(reply.code()).isEqualTo("limit_exceeded");
  }
}
