package dev.headgate.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rule as two tables: what a released schema may become, and what it may not.
final class SchemaChangeTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String RELEASED =
      """
      {
        "$id": "https://headgate.dev/schemas/shop/order/OrderPlaced.v1.json",
        "description": "An order was placed.",
        "type": "object",
        "properties": {
          "sku": {"description": "What.", "type": "string", "minLength": 1, "maxLength": 20},
          "kind": {"description": "How.", "type": "string", "enum": ["web", "phone"]},
          "note": {"description": "Words.", "type": ["string", "null"], "pattern": "^a"},
          "count": {"description": "How many.", "type": "integer", "minimum": 1, "maximum": 9},
          "at": {"description": "When.", "type": "string", "format": "date-time"},
          "email": {"description": "Whose.", "x-pii": true, "type": ["string", "object"]},
          "is_gift": {"description": "Whether.", "type": "boolean", "const": false},
          "address": {"description": "Where to.", "type": "object",
            "properties": {"street": {"description": "Street.", "type": "string"}},
            "required": ["street"]},
          "tags": {"description": "Some.", "type": "array", "maxItems": 3,
            "items": {"description": "One.", "type": "string", "maxLength": 5}},
          "labels": {"description": "Free.", "type": "object",
            "additionalProperties": {"description": "One.", "type": "string"}}
        },
        "required": ["sku", "kind"],
        "examples": [{"sku": "a", "kind": "web"}]
      }
      """;

  @ParameterizedTest(name = "may {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "stay                            | /description                 | \"An order was placed.\"",
        "be described better             | /description                 | \"Better.\"",
        "describe a field better         | /properties/sku/description  | \"Better.\"",
        "have other examples             | /examples                    | []",
        "get another owner               | /x-owner                     | \"shop\"",
        "gain an optional property       | /properties/color            | {\"type\": \"string\", \"enum\": [\"red\"]}",
        "gain one in an object inside    | /properties/address/properties/zip | {\"type\": \"string\"}",
        "list its requirements otherwise | /required                    | [\"kind\", \"sku\"]",
        "list its types otherwise        | /properties/note/type        | [\"null\", \"string\"]",
        "list its choices otherwise      | /properties/kind/enum        | [\"phone\", \"web\"]",
        "write one type as a list        | /properties/sku/type         | [\"string\"]",
      })
  void theseChangesKeepTheMajorVersion(String name, String pointer, String value)
      throws IOException {
    assertThat(breaks(pointer, value)).isEmpty();
  }

  @ParameterizedTest(name = "may not {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lose a property       | /properties/note           |                        | /properties/note was removed or renamed",
        "lose all properties   | /properties                |                        | /properties/sku was removed or renamed",
        "lose one inside       | /properties/address/properties/street |             | /properties/address/properties/street was removed or renamed",
        "require more          | /required                  | [\"sku\", \"kind\", \"note\"] | /properties/note became required",
        "require more inside   | /properties/address/required | [\"street\", \"zip\"] | /properties/address/properties/zip became required",
        "require less          | /required                  | [\"sku\"]              | /properties/kind is no longer required",
        "require nothing       | /required                  |                        | /properties/kind is no longer required",
        "change a type         | /properties/count/type     | \"number\"             | /properties/count/type no longer allows \"integer\"",
        "narrow a type         | /properties/note/type      | \"string\"             | /properties/note/type no longer allows \"null\"",
        "widen a type          | /properties/sku/type       | [\"string\", \"null\"] | /properties/sku/type allows \"null\" as well",
        "narrow a choice       | /properties/kind/enum      | [\"web\"]              | /properties/kind/enum no longer allows \"phone\"",
        "widen a choice        | /properties/kind/enum      | [\"web\", \"phone\", \"fax\"] | /properties/kind/enum allows \"fax\" as well",
        "drop a choice         | /properties/kind/enum      |                        | /properties/kind/enum was removed: [\"web\",\"phone\"]",
        "introduce a choice    | /properties/sku/enum       | [\"a\"]                | /properties/sku/enum was added: [\"a\"]",
        "lower an upper bound  | /properties/sku/maxLength  | 19                     | /properties/sku/maxLength changed from 20 to 19",
        "raise an upper bound  | /properties/sku/maxLength  | 21                     | /properties/sku/maxLength changed from 20 to 21",
        "raise a lower bound   | /properties/count/minimum  | 2                      | /properties/count/minimum changed from 1 to 2",
        "drop a bound          | /properties/count/maximum  |                        | /properties/count/maximum was removed: 9",
        "add a bound           | /properties/note/maxLength | 9                      | /properties/note/maxLength was added: 9",
        "change a pattern      | /properties/note/pattern   | \"^b\"                 | /properties/note/pattern changed from \"^a\" to \"^b\"",
        "change a format       | /properties/at/format      | \"date\"               | /properties/at/format changed from \"date-time\" to \"date\"",
        "change a constant     | /properties/is_gift/const  | true                   | /properties/is_gift/const changed from false to true",
        "unmark what is personal | /properties/email/x-pii  | false                  | /properties/email/x-pii changed from true to false",
        "mark what was not     | /properties/note/x-pii     | true                   | /properties/note/x-pii was added: true",
        "narrow its items      | /properties/tags/items/maxLength | 4                | /properties/tags/items/maxLength changed from 5 to 4",
        "hold fewer items      | /properties/tags/maxItems  | 2                      | /properties/tags/maxItems changed from 3 to 2",
        "narrow a map          | /properties/labels/additionalProperties/type | \"integer\" | /properties/labels/additionalProperties/type no longer allows \"string\"",
        "close a map           | /properties/labels/additionalProperties | false     | /properties/labels/additionalProperties changed from {\"description\":\"One.\",\"type\":\"string\"} to false",
        "be closed             | /additionalProperties      | false                  | /additionalProperties was added: false",
        "close an object inside | /properties/address/additionalProperties | false    | /properties/address/additionalProperties was added: false",
        "use an unknown keyword | /dependentRequired        | {}                     | /dependentRequired was added: {}",
        "be another schema     | /$id                       | \"b\"                  | /$id changed from \"https://headgate.dev/schemas/shop/order/OrderPlaced.v1.json\" to \"b\"",
      })
  void theseChangesNeedANewMajorVersion(String name, String pointer, String value, String problem)
      throws IOException {
    assertThat(breaks(pointer, value)).contains(problem);
  }

  @Test
  void everyBreakIsTold() throws IOException {
    ObjectNode proposed = (ObjectNode) JSON.readTree(RELEASED);
    set(proposed, "/properties/sku/maxLength", "1");
    set(proposed, "/properties/kind", null);
    set(proposed, "/required", "[\"sku\", \"at\"]");
    assertThat(SchemaChange.breaks(JSON.readTree(RELEASED), proposed))
        .containsExactlyInAnyOrder(
            "/properties/sku/maxLength changed from 20 to 1",
            "/properties/kind was removed or renamed",
            "/properties/kind is no longer required",
            "/properties/at became required");
  }

  /// Whatever is taken out of a schema, words aside, is noticed.
  @Test
  void noPartOfASchemaCanBeTakenOutUnnoticed() throws IOException {
    JsonNode released = JSON.readTree(RELEASED);
    List<String> pointers = new ArrayList<>();
    collect("", released, pointers);
    assertThat(pointers).hasSizeGreaterThan(40);
    for (String pointer : pointers) {
      assertThat(breaks(pointer, null)).as(pointer).isNotEmpty();
    }
  }

  private static void collect(String pointer, JsonNode node, List<String> pointers) {
    node.properties()
        .forEach(member -> {
          if (!List.of("description", "examples").contains(member.getKey())) {
            pointers.add(pointer + "/" + member.getKey());
            collect(pointer + "/" + member.getKey(), member.getValue(), pointers);
          }
        });
  }

  private static List<String> breaks(String pointer, String value) throws IOException {
    ObjectNode proposed = (ObjectNode) JSON.readTree(RELEASED);
    set(proposed, pointer, value);
    return SchemaChange.breaks(JSON.readTree(RELEASED), proposed);
  }

  /// Replaces what the pointer points at, or takes it out for null.
  private static void set(ObjectNode document, String pointer, String value) throws IOException {
    JsonPointer path = JsonPointer.compile(pointer);
    ObjectNode parent = (ObjectNode) document.at(path.head());
    String key = path.last().getMatchingProperty();
    if (value == null) {
      parent.remove(key);
    } else {
      parent.set(key, JSON.readTree(value));
    }
  }
}
