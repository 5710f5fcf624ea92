package dev.headgate.process.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.process.problem.FieldError;
import dev.headgate.process.problem.Problem;
import dev.headgate.process.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictJsonTest {

  @Test
  void readsAnObjectAsItIs() {
    ObjectNode object =
        StrictJson.object("{\"a\":1.10,\"b\":\"\ud83d\ude00\",\"\":[null]}".getBytes(UTF_8));
    assertThat(object.toString()).isEqualTo("{\"a\":1.10,\"b\":\"\ud83d\ude00\",\"\":[null]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "1",
        "\"text\"",
        "{",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{} {}",
        "{}x",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\t\"}",
        "// {}\n{}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "\ufeff{}"
      })
  void refusesWhatIsNoStrictObject(String text) {
    assertThat(refusal(text.getBytes(UTF_8)).code()).isEqualTo("malformed_json");
  }

  @Test
  void refusesOtherEncodings() {
    assertThat(refusal("{}".getBytes(UTF_16)).code()).isEqualTo("malformed_json");
    assertThat(refusal(new byte[] {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'}).detail())
        .contains("UTF-8");
    // An overlong slash and a surrogate, which lenient decoders let through.
    assertThat(refusal(new byte[] {(byte) 0xC0, (byte) 0xAF}).detail()).contains("UTF-8");
    assertThat(refusal(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}).detail())
        .contains("UTF-8");
  }

  @Test
  void readsThirtyTwoLevelsAndNoMore() {
    String deepest = "{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}";
    assertThat(StrictJson.object(deepest.getBytes(UTF_8))).hasSize(1);
    String deeper = "{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}";
    assertThat(refusal(deeper.getBytes(UTF_8)).detail()).contains("32 levels");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":\"x\\u0000\"}           | /a     | the text holds U+0000",
        "{\"a\":[{\"b\":\"\\ud800\"}]}  | /a/0/b | the text holds half a surrogate pair",
        "{\"a\":{\"\\u0000\":1}}        | /a     | a key holds U+0000",
        "{\"a/b\":1e400}                | /a~1b  | the number has more than 308 digits",
        "{\"a\":1e-400}                 | /a     | the number has more than 308 digits"
      })
  void namesThePlaceOfWhatTheDatabaseCannotKeep(String text, String pointer, String detail) {
    Problem problem = refusal(text.getBytes(UTF_8));
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.errors()).containsExactly(new FieldError(pointer, detail));
  }

  @Test
  void keepsNumbersThatFit() {
    assertThat(StrictJson.object("{\"a\":1e300,\"b\":-1e-300,\"c\":0e5}".getBytes(UTF_8)))
        .hasSize(3);
  }

  @Test
  void saysWhereItStoppedAndNeverWhatItRead() {
    Problem problem = refusal("{\"password\":\nhunter2}".getBytes(UTF_8));
    assertThat(problem.detail()).contains("line 2").doesNotContain("hunter");
    assertThat(refusal("{\"hunter2\":1,\"hunter2\":2}".getBytes(UTF_8)).detail())
        .contains("a key appears twice")
        .doesNotContain("hunter");
  }

  private static Problem refusal(byte[] body) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> StrictJson.object(body));
    assertThat(refusal).as("%s is refused", new String(body, UTF_8)).isNotNull();
    return refusal.problem();
  }
}
