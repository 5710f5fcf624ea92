package dev.headgate.command.proposal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.process.json.StrictJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// As PostgreSQL spells what it stores; each text was seen to come from it.
final class SizeLimitTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      textBlock =
          """
          {}                             | {}
          {"a":1}                        | {"a": 1}
          {"a":[],"b":[1,2.50,{}]}       | {"a": [], "b": [1, 2.50, {}]}
          {"a":true,"b":null}            | {"a": true, "b": null}
          {"a":1e3,"b":-1.5E-3}          | {"a": 1000, "b": -0.0015}
          {"a":"ß€😀"}                    | {"a": "ß€😀"}
          {"a":"\\u00e4\\/\\"\\\\\\n"}   | {"a": "ä/\\"\\\\\\n"}
          {"a":"\\u0001\\u007f"}         | {"a": "\\u0001\u007f"}
          """)
  void countsTheBytesPostgresStores(String sent, String stored) {
    assertThat(SizeLimit.sizeOf(StrictJson.object(sent.getBytes(UTF_8))))
        .isEqualTo(stored.getBytes(UTF_8).length);
  }
}
