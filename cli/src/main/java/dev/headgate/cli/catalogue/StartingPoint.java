package dev.headgate.cli.catalogue;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.cli.stack.StackFailure;
import dev.headgate.event.EventType;
import dev.headgate.topic.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The first files of an event type, which load as they are and are to be filled with life. Nothing
/// that is there is written over.
///
/// @param root the folder they are written below
/// @param domain lower-case letters and digits, `fleet`
/// @param aggregate in snake_case, `target_state`
/// @param owner whom to ask about it
public record StartingPoint(Path root, String domain, String aggregate, String owner) {

  private static final String AGGREGATE = "aggregate.json";
  private static final String PREFIX = "https://headgate.dev/schemas/";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectWriter WRITER =
      JSON.writer(
          new DefaultPrettyPrinter()
              .withSeparators(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER)));

  public StartingPoint {
    require(
        domain.matches("[a-z][a-z0-9]*") && !domain.equals("headgate"),
        domain,
        "domain",
        "lower-case letters and digits, such as parking");
    require(
        aggregate.matches("[a-z][a-z0-9_]{0,62}"),
        aggregate,
        "aggregate type",
        "a name in snake_case, such as parking_lot");
    require(!owner.isBlank(), owner, "owner", "whom to ask about it, such as parking-platform");
  }

  private static void require(boolean holds, String word, String what, String hint) {
    if (!holds) {
      throw new StackFailure("'%s' is no %s".formatted(word, what), hint);
    }
  }

  /// Writes an event type's first version, and the aggregate's file unless it is there.
  ///
  /// @return the files that were written
  public List<Path> write(Catalogue present, String type, String description) {
    refuseTaken(present, type);
    List<Path> written = new ArrayList<>();
    if (Files.notExists(folder().resolve(AGGREGATE))) {
      written.add(write(AGGREGATE, aggregateFile()));
    }
    EventType first = new EventType(type, 1);
    ObjectNode schema = template("starting-point.json");
    named(schema, first).put("description", description).put("x-owner", owner);
    written.add(write(first + ".json", schema));
    return written;
  }

  /// Writes the next major version of a type, which begins as a copy of the last one.
  public List<Path> writeNext(Catalogue present, String type) {
    EventType last =
        present.types().stream()
            .filter(known -> known.name().equals(type))
            .reduce((_, later) -> later)
            .orElseThrow(() ->
                new StackFailure("there is no " + type, "leave out --next for its first version"));
    CatalogueEntry entry = present.find(last).orElseThrow();
    require(
        entry.aggregateType().equals(aggregate) && entry.topic().domain().equals(domain),
        type,
        "event type of %s/%s".formatted(domain, aggregate),
        "it belongs to %s/%s".formatted(entry.topic().domain(), entry.aggregateType()));
    if (Files.notExists(folder().resolve(AGGREGATE))) {
      throw new StackFailure(
          "%s is shipped, not of this folder".formatted(type),
          "its versions come with headgate; choose a type of your own");
    }
    EventType next = new EventType(type, last.schemaVersion() + 1);
    return List.of(write(next + ".json", named(entry.schema().deepCopy(), next)));
  }

  private void refuseTaken(Catalogue present, String type) {
    require(
        type.matches("[A-Z][A-Za-z0-9]{0,99}"),
        type,
        "event type",
        "a name in UpperCamelCase that begins with the aggregate's, such as ParkingLotOpened");
    Optional<CatalogueEntry> taken = present.find(new EventType(type, 1));
    if (taken.isPresent()) {
      throw new StackFailure(
          "%s is an event type of %s already".formatted(type, taken.get().aggregateType()),
          "choose another name, or --next for its next major version");
    }
    present
        .findAggregate(aggregate)
        .filter(found -> Files.notExists(folder().resolve(AGGREGATE)))
        .ifPresent(found -> {
          throw new StackFailure(
              "%s is an aggregate of domain %s already, not of this folder"
                  .formatted(aggregate, found.topic().domain()),
              "choose an aggregate of your own");
        });
  }

  private Path folder() {
    return root.resolve(domain).resolve(aggregate);
  }

  private ObjectNode named(ObjectNode schema, EventType type) {
    String id = "%s%s/%s/%s.json".formatted(PREFIX, domain, aggregate, type);
    return schema.put("$id", id).put("title", type.name());
  }

  private ObjectNode aggregateFile() {
    String topic = "%s.%s.events.v1".formatted(domain, aggregate.replace("_", ""));
    return JSON.createObjectNode()
        .put("aggregate_type", aggregate)
        .put("topic", topic)
        .put("partitions", Topic.PARTITIONS)
        .put("owner", owner)
        .put("description", "Say what it is, and what its aggregate id is.")
        .put("decided", false);
  }

  private static ObjectNode template(String name) {
    try (InputStream document = StartingPoint.class.getResourceAsStream(name)) {
      return (ObjectNode) JSON.readTree(document);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private Path write(String name, JsonNode document) {
    Path folder = folder();
    try {
      Files.createDirectories(folder);
      return Files.writeString(
          folder.resolve(name),
          WRITER.writeValueAsString(document) + "\n",
          StandardOpenOption.CREATE_NEW);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
