package dev.headgate.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HeaderTest {

  @Test
  void keepsEveryTextThatIsUtf8() {
    for (String text : new String[] {"plain", "Zoë 東京 🚪", "a sign \uFFFD somebody wrote"}) {
      assertThat(Header.of("name", text.getBytes(UTF_8)).value()).isEqualTo(text);
    }
  }

  @Test
  void isEmptyWhereTheBytesAreNone() {
    assertThat(Header.of("name", null).value()).isEmpty();
    assertThat(Header.of("name", new byte[] {'a', (byte) 0xC3}).value()).isEmpty();
    assertThat(Header.of("name", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}).value())
        .isEmpty(); // half a surrogate pair
  }
}
