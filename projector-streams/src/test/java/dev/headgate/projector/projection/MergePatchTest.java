package dev.headgate.projector.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MergePatchTest {

  /// The test cases of RFC 7396, appendix A, as far as both sides are objects.
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"a\":\"b\"} | {\"a\":\"c\"} | {\"a\":\"c\"}",
        "{\"a\":\"b\"} | {\"b\":\"c\"} | {\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"} | {\"a\":null} | {}",
        "{\"a\":\"b\",\"b\":\"c\"} | {\"a\":null} | {\"b\":\"c\"}",
        "{\"a\":[\"b\"]} | {\"a\":\"c\"} | {\"a\":\"c\"}",
        "{\"a\":\"c\"} | {\"a\":[\"b\"]} | {\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}} | {\"a\":{\"b\":\"d\",\"c\":null}} | {\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":\"c\"}]} | {\"a\":[1]} | {\"a\":[1]}",
        "{\"e\":null} | {\"a\":1} | {\"e\":null,\"a\":1}",
        "{} | {\"a\":{\"bb\":{\"ccc\":null}}} | {\"a\":{\"bb\":{}}}",
      })
  void mergesAsTheStandardShows(String state, String patch, String merged) {
    assertThat(MergePatch.merge(state, patch)).isEqualTo(merged);
  }

  @Test
  void keepsTheDigitsOfNumbers() {
    String patch = "{\"price\":12345678901234567890.10,\"share\":0.1}";
    assertThat(MergePatch.merge("{}", patch)).isEqualTo(patch);
  }

  @Test
  void refusesWhatIsNoObjectWithoutRepeatingIt() {
    assertThatThrownBy(() -> MergePatch.merge("{}", "[\"secret\"]"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("its data is no object");
    assertThatThrownBy(() -> MergePatch.merge("{}", "{\"secret"))
        .hasMessage("its data is no JSON")
        .hasNoCause();
  }

  @Test
  void refusesAStateThatNoRecordCouldHold() {
    String half = "x".repeat(MergePatch.LARGEST / 2);
    String state = MergePatch.merge("{}", "{\"a\":\"" + half + "\"}");
    assertThatThrownBy(() -> MergePatch.merge(state, "{\"b\":\"" + half + "\"}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("larger than 524288 bytes");
    assertThat(MergePatch.merge(state, "{\"a\":null}")).isEqualTo("{}");
  }
}
