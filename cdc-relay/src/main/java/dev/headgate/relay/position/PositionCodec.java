package dev.headgate.relay.position;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.relay.slot.Lsn;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The position's JSON, readable with a console consumer.
public final class PositionCodec {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PositionCodec() {}

  public static byte[] encode(Position position) {
    ObjectNode root = JSON.createObjectNode();
    root.put("y", position.y().toString());
    root.put("system_identifier", position.origin().systemIdentifier());
    root.put("timeline", position.origin().timeline());
    root.put("cluster_id", position.origin().clusterId());
    ObjectNode topics = root.putObject("topic_ids");
    position.origin().topicIds().forEach(topics::put);
    ObjectNode tails = root.putObject("tails");
    position.tails().forEach((partition, id) -> tails.put(partition, id.toString()));
    if (!position.floors().isEmpty()) {
      ObjectNode floors = root.putObject("floors");
      position.floors().forEach((topic, floor) -> floors.put(topic, floor.toString()));
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of text and numbers is always writable", e);
    }
  }

  /// Reads a position.
  ///
  /// @throws IOException when the bytes are no position
  public static Position decode(byte[] bytes) throws IOException {
    try {
      JsonNode root = JSON.readTree(bytes);
      Map<String, UUID> tails = new HashMap<>();
      root.required("tails")
          .properties()
          .forEach(tail -> tails.put(tail.getKey(), UUID.fromString(tail.getValue().asText())));
      Map<String, String> topics = new HashMap<>();
      root.required("topic_ids")
          .properties()
          .forEach(topic -> topics.put(topic.getKey(), topic.getValue().asText()));
      Map<String, Lsn> floors = new HashMap<>();
      root.path("floors") // absent in most, and in all that older relays wrote
          .properties()
          .forEach(floor -> floors.put(floor.getKey(), Lsn.parse(floor.getValue().asText())));
      return new Position(
          Lsn.parse(root.required("y").asText()),
          tails,
          new Position.Origin(
              root.required("system_identifier").asText(),
              root.required("timeline").asLong(),
              root.required("cluster_id").asText(),
              topics),
          floors);
    } catch (IllegalArgumentException e) {
      throw new IOException("the position record is not readable", e);
    }
  }
}
