package dev.headgate.command.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Base62Test {

  @Test
  void countsInDigitsThenCapitalsThenSmallLetters() {
    assertThat(Base62.encode(BigInteger.ZERO, 1)).isEqualTo("0");
    assertThat(Base62.encode(BigInteger.valueOf(10), 1)).isEqualTo("A");
    assertThat(Base62.encode(BigInteger.valueOf(36), 1)).isEqualTo("a");
    assertThat(Base62.encode(BigInteger.valueOf(61), 1)).isEqualTo("z");
    assertThat(Base62.encode(BigInteger.valueOf(62), 2)).isEqualTo("10");
  }

  @Test
  void padsToItsWidth() {
    assertThat(Base62.encode(BigInteger.ONE, 6)).isEqualTo("000001");
  }

  @Test
  void holdsAUuidIn22DigitsAnd256BitsIn43() {
    BigInteger uuid = BigInteger.TWO.pow(128).subtract(BigInteger.ONE);
    BigInteger secret = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    assertThat(Base62.decode(Base62.encode(uuid, 22))).isEqualTo(uuid);
    assertThat(Base62.decode(Base62.encode(secret, 43))).isEqualTo(secret);
  }

  @Test
  void readsWhatItWrote() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      BigInteger number = new BigInteger(random.nextInt(1, 257), random);
      assertThat(Base62.decode(Base62.encode(number, 43))).isEqualTo(number);
    }
  }
}
