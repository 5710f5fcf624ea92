package dev.headgate.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.Event;
import dev.headgate.event.EventType;
import dev.headgate.event.RandomEvents;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The records in Java and the schemas in files say the same: neither knows a property the other
/// does not, and what is valid can be read.
final class SchemaAgreementTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Catalogue CATALOGUE = Catalogue.shipped();

  /// Values of every kind, to be put where they may not belong.
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1.5e300",
          "\"\"",
          "\"text\"",
          "\"user\"",
          "\"a@b\"",
          "\"2026-11-21T08:30:00.000Z\"",
          "\"2026-06-30T23:59:60.000Z\"",
          "\"0000-01-01T00:00:00.000Z\"",
          "\"9999-12-31T24:00:00.000Z\"",
          "\"0199c1a0-0000-7000-8000-0000000000a1\"",
          "\"0199C1A0-0000-7000-8000-0000000000A1\"",
          "\"1-1-1-1-1\"",
          "{}",
          "{\"enc\": \"c2Vh\"}",
          "{\"enc\": \"c2Vh\", \"kid\": \"k\"}",
          "{\"enc\": 1, \"kid\": null}",
          "[]",
          "[\"text\"]");

  static Set<EventType> types() {
    return new TreeSet<>(Payloads.types());
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyPropertyOfTheSchemaIsWrittenByTheRecordAndNoOther(EventType type) throws Exception {
    Set<String> written = new TreeSet<>();
    for (long seed = 1; seed <= 400; seed++) {
      Event event = new RandomEvents(seed).event();
      if (event.type().equals(type)) {
        JSON.readTree(Payloads.encode(event)).fieldNames().forEachRemaining(written::add);
      }
    }
    assertThat(written).isEqualTo(names(schema(type).path("properties")));
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatTheSchemaRequiresTheRecordRequires(EventType type) throws Exception {
    Set<String> required = new TreeSet<>();
    schema(type).path("required").forEach(name -> required.add(name.asText()));
    for (String name : names(schema(type).path("properties"))) {
      ObjectNode data = example(type);
      data.remove(name);
      if (required.contains(name)) {
        assertThatThrownBy(() -> Payloads.decode(type, data.toString()))
            .hasMessage("data is no %s: %s is missing".formatted(type, name));
      } else {
        assertThat(Payloads.decode(type, data.toString()).type()).isEqualTo(type);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatIsValidCanBeRead(EventType type) throws Exception {
    for (String name : names(schema(type).path("properties"))) {
      for (String value : VALUES) {
        ObjectNode data = example(type);
        data.set(name, JSON.readTree(value));
        assertReadIfValid(type, data);
      }
    }
  }

  @Test
  void whatIsValidCanBeReadHoweverManyPropertiesAreChanged() throws Exception {
    int valid = 0;
    for (long seed = 1; seed <= 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EventType type = pick(random, List.copyOf(types()));
      ObjectNode data = example(type);
      List<String> names = List.copyOf(names(schema(type).path("properties")));
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        data.set(pick(random, names), JSON.readTree(pick(random, VALUES)));
      }
      valid += assertReadIfValid(type, data) ? 1 : 0;
    }
    assertThat(valid).as("cases that prove something").isGreaterThan(2_000);
  }

  private static boolean assertReadIfValid(EventType type, ObjectNode data) {
    boolean valid = CATALOGUE.validate(type, data).isEmpty();
    if (valid) {
      Event event = Payloads.decode(type, data.toString());
      assertThat(Payloads.decode(type, Payloads.encode(event)))
          .as(data.toString())
          .isEqualTo(event);
    }
    return valid;
  }

  private static JsonNode schema(EventType type) {
    return CATALOGUE.find(type).orElseThrow().schema();
  }

  private static ObjectNode example(EventType type) {
    return CATALOGUE.find(type).orElseThrow().examples().getFirst().deepCopy();
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static <T> T pick(SplittableRandom random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
