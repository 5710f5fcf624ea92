package dev.headgate.relay.repair;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.postgres.PostgresUrl;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Where a repair works.
///
/// @param kafka settings of every client
public record Site(
    PostgresUrl database, String slot, Map<String, Object> kafka, Catalogue catalogue) {

  /// The aggregate types whose events are on one of the topics.
  public List<String> typesOn(Collection<String> topics) {
    return catalogue.aggregateTypes().stream()
        .filter(type -> topics.contains(catalogue.topicOf(type).name()))
        .sorted()
        .toList();
  }
}
