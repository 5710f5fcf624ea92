package dev.headgate.projector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.cloudevents.CloudEventRecords;
import dev.headgate.event.AggregateId;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.EventType;
import dev.headgate.event.Identity;
import dev.headgate.event.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/// What is shipped of auth, and a domain that no code has heard of: cranes and the berths they
/// stand at.
public final class HarbourCatalogue {

  private static final Path SHIPPED = Path.of("../schemas/src/main/resources/catalogue");
  private static final Map<String, String> TYPES =
      Map.of("crane", "CraneSeen", "berth", "BerthSeen");

  private HarbourCatalogue() {}

  public static Catalogue in(Path folder) throws IOException {
    try (var files = Files.walk(SHIPPED)) {
      for (Path file : files.filter(HarbourCatalogue::isOfAuth).toList()) {
        Path copy = folder.resolve(SHIPPED.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    for (Map.Entry<String, String> type : TYPES.entrySet()) {
      write(folder, type.getKey(), type.getValue());
    }
    return Catalogue.load(folder);
  }

  private static boolean isOfAuth(Path file) {
    return file.equals(SHIPPED)
        || file.startsWith(SHIPPED.resolve("auth"))
        || file.endsWith("metadata.v1.json");
  }

  private static void write(Path folder, String type, String event) throws IOException {
    Path aggregate = Files.createDirectories(folder.resolve("harbour").resolve(type));
    Files.writeString(
        aggregate.resolve("aggregate.json"),
        """
        {"aggregate_type": "%1$s", "topic": "harbour.%1$s.events.v1", "partitions": 6,
         "owner": "harbour", "description": "Something in the harbour.", "decided": false}
        """
            .formatted(type));
    Files.writeString(
        aggregate.resolve(event + ".v1.json"),
        """
        {"$schema": "https://json-schema.org/draft/2020-12/schema",
         "$id": "https://headgate.dev/schemas/harbour/%1$s/%2$s.v1.json",
         "title": "%2$s", "description": "It was seen.", "x-owner": "harbour", "type": "object",
         "properties": {
           "serial": {"description": "On its plate.", "type": "string", "maxLength": 20},
           "labels": {"description": "Free words.", "type": "object",
             "additionalProperties": {"description": "A word.", "type": ["string", "null"]}}
         },
         "examples": [{"serial": "A1", "labels": {"rack": "7"}}]}
        """
            .formatted(type, event));
  }

  /// A crane or a berth was seen.
  public static ProducerRecord<byte[], byte[]> seen(
      Catalogue catalogue, String type, UUID id, long version, String data) {
    return record(catalogue, type, id, version, TYPES.getOrDefault(type, ""), data);
  }

  public static ProducerRecord<byte[], byte[]> record(
      Catalogue catalogue, String type, UUID id, long version, String event, String data) {
    Envelope envelope =
        new Envelope(
            new Identity(eventId(type, id, version), version, Instant.EPOCH),
            new AggregateId(Published.TENANT, type, id.toString()),
            version,
            new EventType(event, 1),
            Payload.of(data),
            new Context("{}", "test", null, id, null, null));
    var encoded = CloudEventRecords.encode(envelope, catalogue.topicOf(type), "0/1");
    var record =
        new ProducerRecord<>(
            encoded.topic().name(), encoded.key().getBytes(UTF_8), encoded.value());
    encoded.headers().forEach(header -> record.headers().add(header.name(), header.bytes()));
    return record;
  }

  public static UUID eventId(String type, UUID id, long version) {
    return new UUID(id.getLeastSignificantBits(), version * 1000 + type.charAt(0));
  }
}
