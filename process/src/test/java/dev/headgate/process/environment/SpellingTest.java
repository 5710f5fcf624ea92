package dev.headgate.process.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {

  private static final List<String> KNOWN =
      List.of("HEADGATE_HTTP_HOST", "HEADGATE_HTTP_PORT", "HEADGATE_SLOT", "HEADGATE_PEPPER");

  @ParameterizedTest
  @CsvSource({
    "HEADGATE_HTTP_PROT, HEADGATE_HTTP_PORT",
    "HEADGATE_HTTPPORT, HEADGATE_HTTP_PORT",
    "HEADGATE_SLOTS, HEADGATE_SLOT",
    "HEADGATE_PEPER, HEADGATE_PEPPER",
    "HEADGATE_HTTP_HOTS, HEADGATE_HTTP_HOST"
  })
  void findsTheWordThatWasMeant(String written, String meant) {
    assertThat(Spelling.nearest(written, KNOWN)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "'', abc, 3", "abc, '', 3", "same, same, 0", "ab, ba, 2"})
  void countsInsertionsDeletionsAndSubstitutions(String from, String to, int distance) {
    assertThat(Spelling.distance(from, to)).isEqualTo(distance);
    assertThat(Spelling.distance(to, from)).isEqualTo(distance);
  }

  @Test
  void guessesNothingFromNothing() {
    assertThat(Spelling.nearest("HEADGATE_SLOT", List.of())).isEqualTo("nothing");
  }
}
