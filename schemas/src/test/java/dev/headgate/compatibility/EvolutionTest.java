package dev.headgate.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.EventType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What the rule is for, tried on the shipped schemas with changes drawn at random: after a change
/// it accepts, old and new programs understand each other.
final class EvolutionTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Catalogue CATALOGUE = Catalogue.shipped();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /// Members and values a careless hand may put into a schema.
  private static final List<String> EDITS =
      List.of(
          "type=\"string\"",
          "type=\"integer\"",
          "type=[\"string\",\"null\"]",
          "type=[\"string\",\"object\",\"null\"]",
          "minLength=2",
          "maxLength=3",
          "maxLength=100000",
          "enum=[\"web\",\"user\"]",
          "const=false",
          "const=true",
          "pattern=\"^[a-z]+$\"",
          "format=\"uuid\"",
          "required=[\"enc\"]",
          "required=[\"user_id\",\"platform\"]",
          "additionalProperties=false",
          "properties={}",
          "description=\"Otherwise.\"",
          "x-pii=true");

  @Test
  void addingOptionalPropertiesKeepsOldEventsValidAndNewOnesReadable() throws IOException {
    for (EventType type : CATALOGUE.types()) {
      JsonNode released = CATALOGUE.find(type).orElseThrow().schema();
      ObjectNode proposed = released.deepCopy();
      ObjectNode added = ((ObjectNode) proposed.path("properties")).putObject("added");
      added.put("description", "New.").put("type", "integer").put("minimum", 1);
      assertThat(SchemaChange.breaks(released, proposed)).as("%s", type).isEmpty();
      for (JsonNode old : CATALOGUE.find(type).orElseThrow().examples()) {
        ObjectNode young = ((ObjectNode) old.deepCopy()).put("added", 7);
        assertThat(compile(proposed).validate(old)).isEmpty();
        assertThat(compile(released).validate(young)).isEmpty();
      }
    }
  }

  @Test
  void aChangeItAcceptsNeverMovesTheLineBetweenValidAndInvalid() throws IOException {
    int accepted = 0;
    int refused = 0;
    for (long seed = 1; seed <= 3_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EventType type = pick(random, List.copyOf(CATALOGUE.types()));
      JsonNode released = CATALOGUE.find(type).orElseThrow().schema();
      ObjectNode proposed = released.deepCopy();
      edit(random, proposed);
      if (SchemaChange.breaks(released, proposed).isEmpty()) {
        accepted++;
        assertJudgeAlike(seed, released, proposed);
      } else {
        refused++;
      }
    }
    assertThat(accepted).as("accepted changes").isGreaterThan(100);
    assertThat(refused).as("refused changes").isGreaterThan(1_000);
  }

  @Test
  void nothingIsNotAChange() {
    for (EventType type : CATALOGUE.types()) {
      JsonNode released = CATALOGUE.find(type).orElseThrow().schema();
      assertThat(SchemaChange.breaks(released, released.deepCopy())).isEmpty();
    }
  }

  private static void assertJudgeAlike(long seed, JsonNode released, JsonNode proposed)
      throws IOException {
    Schema before = compile(released);
    Schema after = compile(proposed);
    for (JsonNode data : probes(released)) {
      assertThat(after.validate(data).isEmpty())
          .as("seed %d: %s", seed, data)
          .isEqualTo(before.validate(data).isEmpty());
    }
  }

  /// The schema's examples, whole and with each property missing or of many other kinds.
  private static List<JsonNode> probes(JsonNode schema) throws IOException {
    List<JsonNode> probes = new ArrayList<>();
    for (JsonNode example : schema.path("examples")) {
      probes.add(example);
      for (String name : names(schema.path("properties"))) {
        ObjectNode without = example.deepCopy();
        without.remove(name);
        probes.add(without);
        for (String value : List.of("null", "7", "true", "\"\"", "\"abcd\"", "{\"enc\":\"x\"}")) {
          ObjectNode other = example.deepCopy();
          other.set(name, JSON.readTree(value));
          probes.add(other);
        }
      }
    }
    return probes;
  }

  private static void edit(SplittableRandom random, ObjectNode schema) throws IOException {
    List<ObjectNode> places = new ArrayList<>(List.of(schema));
    schema.path("properties").forEach(field -> places.add((ObjectNode) field));
    ObjectNode place = pick(random, places);
    if (random.nextInt(4) == 0) {
      place.remove(pick(random, names(place)));
    } else {
      String edit = pick(random, EDITS);
      int equals = edit.indexOf('=');
      place.set(edit.substring(0, equals), JSON.readTree(edit.substring(equals + 1)));
    }
  }

  private static Schema compile(JsonNode schema) {
    return REGISTRY.getSchema(((ObjectNode) schema.deepCopy()).without("$id"));
  }

  private static List<String> names(JsonNode object) {
    TreeSet<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return List.copyOf(names);
  }

  private static <T> T pick(SplittableRandom random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
