package dev.headgate.process.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.process.problem.FieldError;
import dev.headgate.process.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldsTest {

  @Test
  void readsEveryKindOfField() {
    Fields fields =
        fields(
            "{\"t\":\"x\",\"u\":\"0199A1DE-0000-7000-8000-000000000001\",\"i\":\"2026-11-21T09:00:00.1239+01:00\","
                + "\"b\":true,\"n\":7,\"o\":{\"k\":1},\"m\":\"abc\"}");
    assertThat(fields.text("t", 1, 1)).isEqualTo("x");
    assertThat(fields.uuid("u")).isEqualTo(UUID.fromString("0199a1de-0000-7000-8000-000000000001"));
    assertThat(fields.optionalInstant("i")).isEqualTo(Instant.parse("2026-11-21T08:00:00.123Z"));
    assertThat(fields.bool("b")).isTrue();
    assertThat(fields.optionalWhole("n", 1, 9)).isEqualTo(7L);
    assertThat(fields.object("o").toString()).isEqualTo("{\"k\":1}");
    assertThat(fields.matching("m", Pattern.compile("[a-c]+"), "letters")).isEqualTo("abc");
    assertThatCode(fields::end).doesNotThrowAnyException();
  }

  @Test
  void takesNullForAbsence() {
    Fields fields = fields("{\"t\":null,\"u\":null,\"i\":null,\"n\":null,\"o\":null}");
    assertThat(fields.optionalText("t", 1, 1)).isNull();
    assertThat(fields.optionalUuid("u")).isNull();
    assertThat(fields.optionalInstant("i")).isNull();
    assertThat(fields.optionalWhole("n", 1, 9)).isNull();
    assertThat(fields.optionalObject("o")).isNull();
    assertThatCode(fields::end).doesNotThrowAnyException();
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() {
    assertThat(
            errors(
                "{\"short\":\"\",\"number\":1,\"flag\":\"true\",\"extra\":1,\"a/b~c\":1}",
                fields -> {
                  fields.text("short", 1, 3);
                  fields.text("number", 1, 3);
                  fields.bool("flag");
                  fields.uuid("missing");
                }))
        .containsExactlyInAnyOrder(
            new FieldError("/short", "must have 1 to 3 characters"),
            new FieldError("/number", "must be a text"),
            new FieldError("/flag", "must be true or false"),
            new FieldError("/missing", "is required"),
            new FieldError("/extra", "is not a field of this command"),
            new FieldError("/a~1b~0c", "is not a field of this command"));
  }

  @Test
  void requiresWhatIsNotOptional() {
    assertThat(
            errors(
                "{\"a\":null}",
                fields -> {
                  fields.text("a", 1, 3);
                  fields.bool("b");
                  fields.object("c");
                  fields.matching("d", Pattern.compile("x"), "x");
                }))
        .hasSize(4)
        .allMatch(error -> error.detail().equals("is required"));
  }

  @Test
  void countsCharactersAsPeopleDo() {
    assertThat(fields("{\"t\":\"\ud83d\ude00\ud83d\ude00\"}").text("t", 2, 2)).hasSize(4);
    assertThat(errors("{\"t\":\"abc\"}", fields -> fields.text("t", 1, 2))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"1-1-1-1-1\"",
        "\"\"",
        "1",
        "\"{0199a1de-0000-7000-8000-000000000001}\"",
        "\"0199a1de00007000800000000000 0001\"",
        "\"0199a1de-0000-7000-8000-00000000000g\""
      })
  void refusesWhatIsNoUuid(String json) {
    assertThat(errors("{\"u\":" + json + "}", fields -> fields.uuid("u")))
        .containsExactly(new FieldError("/u", "must be a UUID"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "10",
        "1.0",
        "1e0",
        "\"1\"",
        "true",
        "9223372036854775808",
        "-1",
        "99999999999999999999"
      })
  void refusesWhatIsNoWholeNumberInItsBounds(String json) {
    assertThat(errors("{\"n\":" + json + "}", fields -> fields.optionalWhole("n", 1, 9)))
        .containsExactly(new FieldError("/n", "must be a whole number from 1 to 9"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-11-21\"",
        "\"2026-11-21T08:00:00\"",
        "\"2026-02-30T00:00:00Z\"",
        "1763712000",
        "\"now\"",
        "\"+10000-01-01T00:00:00Z\"",
        "\"0000-12-31T23:59:59Z\"",
        "\"-999999999-01-01T00:00:00+18:00\"",
        "\"9999-12-31T23:59:59.999-18:00\"",
        "true"
      })
  void refusesWhatIsNoTimeOfTheSchema(String json) {
    assertThat(errors("{\"i\":" + json + "}", fields -> fields.optionalInstant("i"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"{}\"", "true"})
  void refusesWhatIsNoObject(String json) {
    assertThat(
            errors(
                "{\"o\":%s,\"p\":%s}".formatted(json, json),
                fields -> {
                  fields.object("o");
                  fields.optionalObject("p");
                }))
        .containsExactly(
            new FieldError("/o", "must be an object"), new FieldError("/p", "must be an object"));
  }

  private enum Colour {
    RED,
    DARK_GREEN
  }

  @Test
  void readsFlagsConstantsAndListsOfIds() {
    String id = "0199a1de-0000-7000-8000-000000000001";
    Fields fields =
        fields(
            "{\"f\":true,\"g\":null,\"c\":\"dark_green\",\"i\":[\"%s\",\"%s\"]}".formatted(id, id));
    assertThat(fields.optionalBool("f")).isTrue();
    assertThat(fields.optionalBool("g")).isFalse();
    assertThat(fields.optionalOneOf("c", Colour.class)).isEqualTo(Colour.DARK_GREEN);
    assertThat(fields.optionalOneOf("d", Colour.class)).isNull();
    assertThat(fields.optionalUuids("i", 2)).containsExactly(UUID.fromString(id));
    assertThat(fields.optionalUuids("j", 2)).isNull();
    assertThatCode(fields::end).doesNotThrowAnyException();
  }

  @Test
  void refusesFlagsConstantsAndListsThatAreNone() {
    assertThat(
            errors(
                "{\"f\":1,\"c\":\"RED\",\"i\":[],\"j\":[\"x\"],\"k\":\"x\"}",
                fields -> {
                  fields.optionalBool("f");
                  fields.optionalOneOf("c", Colour.class);
                  fields.optionalUuids("i", 2);
                  fields.optionalUuids("j", 2);
                  fields.optionalUuids("k", 2);
                }))
        .containsExactly(
            new FieldError("/f", "must be true or false"),
            new FieldError("/c", "must be one of red, dark_green"),
            new FieldError("/i", "must be an array of 1 to 2 UUIDs"),
            new FieldError("/j", "must be a UUID"),
            new FieldError("/k", "must be an array of 1 to 2 UUIDs"));
  }

  @Test
  void pointsIntoThePartOfTheBodyThatItReads() {
    Fields part =
        new Fields(StrictJson.object("{\"x\":1}".getBytes(UTF_8)), JsonPointer.valueOf("/filter"));
    Refusal refusal = catchThrowableOfType(Refusal.class, part::end);
    assertThat(refusal.problem().errors())
        .containsExactly(new FieldError("/filter/x", "is not a field of this command"));
  }

  @Test
  void readsArraysOfABoundedLength() {
    Fields fields = fields("{\"a\":[1,\"x\"]}");
    assertThat(fields.array("a", 1, 2)).extracting(JsonNode::asText).containsExactly("1", "x");
    assertThat(fields.errors()).isEmpty();
    assertThat(errors("{\"a\":[]}", wrong -> wrong.array("a", 1, 2))).hasSize(1);
    assertThat(errors("{\"a\":[1,2,3]}", wrong -> wrong.array("a", 1, 2))).hasSize(1);
    assertThat(errors("{\"a\":{}}", wrong -> wrong.array("a", 1, 2))).hasSize(1);
    assertThat(errors("{}", wrong -> wrong.array("a", 0, 2))).hasSize(1);
  }

  @Test
  void tellsWithoutRefusingWhatIsWrongWithOneOfMany() {
    Fields part =
        new Fields(
            StrictJson.object("{\"x\":1}".getBytes(UTF_8)), JsonPointer.valueOf("/events/3"));
    assertThat(part.errors())
        .containsExactly(new FieldError("/events/3/x", "is not a field of this command"));
  }

  @Test
  void neverRepeatsAValue() {
    assertThat(errors("{\"password\":\"hunter2\"}", fields -> fields.text("password", 8, 9)))
        .noneMatch(error -> error.detail().contains("hunter"));
  }

  private static List<FieldError> errors(String json, Consumer<Fields> read) {
    Fields fields = fields(json);
    read.accept(fields);
    Refusal refusal = catchThrowableOfType(Refusal.class, fields::end);
    assertThat(refusal).as("%s is refused", json).isNotNull();
    assertThat(refusal.problem().code()).isEqualTo("invalid_fields");
    return refusal.problem().errors();
  }

  private static Fields fields(String json) {
    return new Fields(StrictJson.object(json.getBytes(UTF_8)));
  }
}
