package dev.headgate.command.token;

import java.math.BigInteger;

/// Numbers in 0-9A-Za-z, padded to a fixed width.
final class Base62 {

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(62);

  private Base62() {}

  static String encode(BigInteger number, int width) {
    StringBuilder text = new StringBuilder(width);
    BigInteger rest = number;
    for (int place = 0; place < width; place++) {
      BigInteger[] step = rest.divideAndRemainder(BASE);
      text.append(DIGITS.charAt(step[1].intValue()));
      rest = step[0];
    }
    return text.reverse().toString();
  }

  static BigInteger decode(String text) {
    BigInteger number = BigInteger.ZERO;
    for (int place = 0; place < text.length(); place++) {
      number = number.multiply(BASE).add(BigInteger.valueOf(DIGITS.indexOf(text.charAt(place))));
    }
    return number;
  }
}
