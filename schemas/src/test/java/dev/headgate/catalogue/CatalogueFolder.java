package dev.headgate.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A small sound catalogue on disk, of a domain no code has heard of, to be bent by tests.
final class CatalogueFolder {

  static final String AGGREGATE = "fleet/device/aggregate.json";
  static final String REGISTERED = "fleet/device/DeviceRegistered.v1.json";

  private static final JsonMapper JSON = new JsonMapper();

  private final Path root;

  CatalogueFolder(Path root) throws IOException {
    this.root = root;
    write(
        "metadata.v1.json",
        """
        {"$schema": "https://json-schema.org/draft/2020-12/schema",
         "$id": "https://headgate.dev/schemas/metadata.v1.json",
         "title": "metadata", "description": "Circumstances.", "x-owner": "fleet", "type": "object",
         "properties": {}, "examples": [{}]}
        """);
    write(
        AGGREGATE,
        """
        {"aggregate_type": "device", "topic": "fleet.device.events.v1", "partitions": 6,
         "owner": "fleet", "description": "A machine in the field.", "decided": false}
        """);
    write(
        REGISTERED,
        """
        {"$schema": "https://json-schema.org/draft/2020-12/schema",
         "$id": "https://headgate.dev/schemas/fleet/device/DeviceRegistered.v1.json",
         "title": "DeviceRegistered", "description": "A device was seen first.",
         "x-owner": "fleet", "type": "object",
         "properties": {
           "serial": {"description": "On its plate.", "type": "string", "maxLength": 20},
           "labels": {"description": "Free words.", "type": "object",
             "additionalProperties": {"description": "A word.", "type": "string"}},
           "ports": {"description": "Open ones.", "type": "array",
             "items": {"description": "Its number.", "type": "integer"}}
         },
         "required": ["serial"], "examples": [{"serial": "A1", "labels": {"rack": "7"}}]}
        """);
  }

  Path root() {
    return root;
  }

  void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  void delete(String file) throws IOException {
    Files.delete(root.resolve(file));
  }

  void copy(String from, String to, Consumer<ObjectNode> change) throws IOException {
    ObjectNode document = (ObjectNode) JSON.readTree(Files.readString(root.resolve(from)));
    change.accept(document);
    write(to, document.toPrettyString());
  }

  /// Replaces what a pointer points at.
  void set(String file, String pointer, String json) throws IOException {
    JsonNode value = JSON.readTree(json);
    int slash = pointer.lastIndexOf('/');
    copy(
        file,
        file,
        document ->
            ((ObjectNode) document.at(pointer.substring(0, slash)))
                .set(pointer.substring(slash + 1), value));
  }

  void remove(String file, String pointer) throws IOException {
    int slash = pointer.lastIndexOf('/');
    copy(
        file,
        file,
        document ->
            ((ObjectNode) document.at(pointer.substring(0, slash)))
                .remove(pointer.substring(slash + 1)));
  }
}
