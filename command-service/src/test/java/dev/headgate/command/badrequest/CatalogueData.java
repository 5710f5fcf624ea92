package dev.headgate.command.badrequest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.command.fuzz.Draft;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Events that the catalogue refuses: of all types that can be appended, each time another.
final class CatalogueData {

  private static final Catalogue CATALOGUE = Catalogue.shipped();
  private static final List<CatalogueEntry> OPEN =
      CATALOGUE.types().stream()
          .map(type -> CATALOGUE.find(type).orElseThrow())
          .filter(entry -> !entry.decided() && !entry.aggregateType().equals("audit"))
          .toList();

  private CatalogueData() {}

  /// Data that breaks its schema in as many places as may be.
  static Optional<Bad> wrong(Subject subject, Random random) {
    CatalogueEntry entry = OPEN.get(random.nextInt(OPEN.size()));
    ObjectNode body = subject.body();
    ObjectNode data = (ObjectNode) event(body, entry).required("data");
    String place = body.has("events") ? "/events/0/data" : "/data";
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && !data.isEmpty(); i++) {
      String name = Shapes.any(data, random);
      if (random.nextBoolean()) {
        data.remove(name);
      } else {
        data.set(name, Subject.read("[-1]"));
      }
    }
    List<String> violations =
        CATALOGUE.validate(entry.type(), data).stream()
            .map(violation -> place + violation.pointer())
            .toList();
    return violations.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Bad.of(subject.draft().with(body.toString()), "invalid_fields").pointingAt(violations));
  }

  /// A type, aggregate type or version that is not there, or that only commands may append.
  static Bad unknown(Subject subject, Random random) {
    ObjectNode body = subject.body();
    ObjectNode event = event(body, OPEN.get(random.nextInt(OPEN.size())));
    switch (random.nextInt(4)) {
      case 0 -> event.put("event_type", "Nothing" + random.nextInt(1_000_000));
      case 1 -> event.put("aggregate_type", "nothing_" + random.nextInt(1_000_000));
      case 2 -> event.put("schema_version", 2 + random.nextInt(999_998));
      default -> event.put("aggregate_type", "session").put("event_type", "SessionRevoked");
    }
    Draft draft = subject.draft().with(body.toString());
    return body.has("events") // of several, all that is wrong is told as fields
        ? Bad.of(draft, "event_type_unknown", "event_type_decided", "invalid_fields")
        : Bad.of(draft, "event_type_unknown", "event_type_decided");
  }

  /// An aggregate that does not exist, expected at a version.
  static Bad expecting(Subject subject, long version) {
    ObjectNode body = subject.body();
    event(body, OPEN.getFirst())
        .put("aggregate_id", "nobody-" + UUID.randomUUID())
        .put("expected_version", version);
    return Bad.of(subject.draft().with(body.toString()), "version_conflict");
  }

  private static ObjectNode event(ObjectNode body, CatalogueEntry entry) {
    ObjectNode event = (ObjectNode) Subject.event(body);
    event
        .put("aggregate_type", entry.aggregateType())
        .put("aggregate_id", "thing-1")
        .put("event_type", entry.type().name())
        .put("schema_version", entry.type().schemaVersion())
        .set("data", entry.examples().getFirst().deepCopy());
    return event;
  }
}
