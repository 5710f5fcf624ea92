package dev.headgate.projector.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Settings that an operator passes through to Kafka's clients or Streams.
///
/// @param prefix of the variables, e.g. `HEADGATE_KAFKA_`
/// @param values by Kafka's own names
public record PassedSettings(String prefix, Map<String, String> values) {

  // Streams hands what stands behind these to one kind of client, where it wins over the rest.
  private static final List<String> CLIENTS =
      List.of(
          "main.consumer.",
          "restore.consumer.",
          "global.consumer.",
          "consumer.",
          "producer.",
          "admin.");

  public PassedSettings {
    values = Map.copyOf(values);
  }

  /// What contradicts a fixed setting: the variable and why, a sentence each.
  public List<String> contradictions() {
    List<String> found = new ArrayList<>();
    values.forEach((key, value) ->
        Stream.of(FixedSetting.values())
            .filter(fixed -> fixed.key().equals(withoutClient(key)))
            .filter(fixed -> fixed.contradicts(value))
            .forEach(fixed -> found.add(variable(key) + ": " + fixed.reason())));
    return found.stream().sorted().toList();
  }

  private static String withoutClient(String key) {
    return CLIENTS.stream()
        .filter(key::startsWith)
        .findFirst()
        .map(client -> key.substring(client.length()))
        .orElse(key);
  }

  private String variable(String key) {
    return prefix + key.toUpperCase(Locale.ROOT).replace('.', '_');
  }
}
