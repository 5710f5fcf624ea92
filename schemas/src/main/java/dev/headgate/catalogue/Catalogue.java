package dev.headgate.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.event.EventType;
import dev.headgate.topic.Topic;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Every event type with its schema, compiled once. Immutable; any thread may use it.
public final class Catalogue {

  private final NavigableMap<EventType, CatalogueEntry> entries;
  private final NavigableMap<String, AggregateEntry> aggregates;
  private final Map<EventType, CompiledSchema> schemas;
  private final CompiledSchema metadata;

  Catalogue(
      Map<EventType, CatalogueEntry> entries,
      Map<String, AggregateEntry> aggregates,
      Map<EventType, CompiledSchema> schemas,
      CompiledSchema metadata) {
    this.entries = Collections.unmodifiableNavigableMap(new TreeMap<>(entries));
    this.aggregates = Collections.unmodifiableNavigableMap(new TreeMap<>(aggregates));
    this.schemas = Map.copyOf(schemas);
    this.metadata = metadata;
  }

  /// The catalogue this program was built with. Read anew at each call: keep it.
  public static Catalogue shipped() {
    return ShippedFiles.read(Catalogue::load);
  }

  /// The catalogue this program was built with, and beside it the aggregates of a folder:
  /// `<domain>/<aggregate_type>/` as [#load(Path)] reads it, none of them decided.
  ///
  /// @throws BrokenCatalogue with all that is wrong
  public static Catalogue shippedWith(Path folder) {
    return new CatalogueLoader(folder, shipped()).load();
  }

  /// The catalogue in a folder: `metadata.v1.json`, and `<domain>/<aggregate_type>/` with
  /// `aggregate.json` and one `<EventType>.v<N>.json` for each type and major version.
  ///
  /// @throws BrokenCatalogue with all that is wrong
  public static Catalogue load(Path folder) {
    return new CatalogueLoader(folder).load();
  }

  /// All event types, sorted.
  public Set<EventType> types() {
    return entries.keySet();
  }

  public Optional<CatalogueEntry> find(EventType type) {
    return Optional.ofNullable(entries.get(type));
  }

  /// All aggregate types, sorted.
  public Set<String> aggregateTypes() {
    return aggregates.keySet();
  }

  public Optional<AggregateEntry> findAggregate(String aggregateType) {
    return Optional.ofNullable(aggregates.get(aggregateType));
  }

  /// The topic the events of an aggregate type go to.
  ///
  /// @throws IllegalArgumentException when there is no such aggregate type
  public Topic topicOf(String aggregateType) {
    return findAggregate(aggregateType)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no aggregate type '%s' in the catalogue".formatted(aggregateType)))
        .topic();
  }

  /// The event topics of all aggregate types, sorted.
  public Set<Topic> topics() {
    Set<Topic> topics = new TreeSet<>();
    aggregates.values().forEach(aggregate -> topics.add(aggregate.topic()));
    return Collections.unmodifiableSet(topics);
  }

  /// All ways in which the data breaks the schema of its type; none means valid.
  ///
  /// @throws IllegalArgumentException when the type is not in the catalogue
  public List<Violation> validate(EventType type, JsonNode data) {
    CompiledSchema schema = schemas.get(type);
    if (schema == null) {
      throw new IllegalArgumentException("no event type %s in the catalogue".formatted(type));
    }
    return schema.validate(data);
  }

  NavigableMap<EventType, CatalogueEntry> entries() {
    return entries;
  }

  NavigableMap<String, AggregateEntry> aggregates() {
    return aggregates;
  }

  Map<EventType, CompiledSchema> schemas() {
    return schemas;
  }

  CompiledSchema metadata() {
    return metadata;
  }

  /// All ways in which an event's metadata breaks the schema that all metadata shares.
  public List<Violation> validateMetadata(JsonNode data) {
    return metadata.validate(data);
  }
}
