package dev.headgate.event;

import java.util.function.IntPredicate;

/// The shapes of names and ids. Looked at for every event on its whole way, so without regular
/// expressions, which took a twentieth of the relay's time.
final class Wording {

  private Wording() {}

  /// `[a-z][a-z0-9_]{0,62}`
  static boolean isSnakeCase(String text) {
    return is(text, 63, Wording::isLower, c -> isLower(c) || isDigit(c) || c == '_');
  }

  /// `[A-Z][A-Za-z0-9]{0,99}`
  static boolean isUpperCamelCase(String text) {
    return is(text, 100, Wording::isUpper, c -> isLower(c) || isUpper(c) || isDigit(c));
  }

  /// `[A-Za-z0-9._:@-]{1,200}`
  static boolean isId(String text) {
    return is(text, 200, Wording::isOfId, Wording::isOfId);
  }

  private static boolean is(String text, int most, IntPredicate first, IntPredicate others) {
    if (text.isEmpty() || text.length() > most || !first.test(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (!others.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfId(int c) {
    return isLower(c) || isUpper(c) || isDigit(c) || "._:@-".indexOf(c) >= 0;
  }

  private static boolean isLower(int c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isUpper(int c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
