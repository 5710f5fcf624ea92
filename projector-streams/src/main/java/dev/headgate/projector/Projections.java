package dev.headgate.projector;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.AuditEvent;
import dev.headgate.projector.progress.ProjectionLag;
import dev.headgate.projector.progress.ProjectionLag.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which topics lead to which projection.
final class Projections {

  /// Aggregate types with a projection of their own, and the word of each in its state topic.
  private static final Map<String, Own> OWN =
      Map.of(
          "user", new Own("users", "user"),
          "session", new Own("sessions", "session"),
          "api_key", new Own("api_keys", "apikey"));

  private Projections() {}

  private record Own(String name, String word) {}

  /// How the lag of each is made up. Whichever generation is read, its topics have the same words.
  static List<ProjectionLag> lags(Catalogue catalogue) {
    List<ProjectionLag> lags = new ArrayList<>();
    OWN.forEach((type, own) ->
        catalogue
            .findAggregate(type)
            .ifPresent(
                found -> lags.add(lag(own.name(), Set.of(found.topic().name()), own.word()))));
    Set<String> others =
        catalogue.aggregateTypes().stream()
            .filter(type -> !OWN.containsKey(type) && !type.equals(AuditEvent.AGGREGATE_TYPE))
            .map(type -> catalogue.topicOf(type).name())
            .collect(Collectors.toSet());
    lags.add(lag("states", others, "state"));
    lags.add(new ProjectionLag("audit", List.of(new Stage("audit", _ -> true))));
    return lags;
  }

  private static ProjectionLag lag(String name, Set<String> events, String word) {
    return new ProjectionLag(
        name,
        List.of(
            new Stage("fold", events::contains),
            new Stage("rows", topic -> topic.endsWith("." + word + ".state"))));
  }
}
