package dev.headgate.command.fuzz;

import java.util.List;
import java.util.Random;

/// JSON values that somebody somewhere forgot about.
public final class Values {

  private static final List<String> ALL =
      List.of(
          // types
          "null",
          "true",
          "[]",
          "{}",
          "[null]",
          "{\"\":{}}",
          "{\"enc\":\"x\",\"kid\":\"y\"}",
          // numbers
          "0",
          "-0",
          "-1",
          "1.5",
          "1e3",
          "1e400",
          "-1e-400",
          "1e2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "9".repeat(2_000),
          "0x10",
          "NaN",
          "Infinity",
          "01",
          // texts
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\uFFFF\"",
          "\"\\x\"",
          "\"\u202e\u0430\u0434\u0430@example.org\"",
          "\"\ud83d\ude00\"",
          "\"e\u0301\"",
          "\"" + "x".repeat(201) + "\"",
          "\"" + "x".repeat(5_000) + "\"",
          "\"" + "\ud83d\ude00".repeat(70_000) + "\"",
          "\"' OR 1=1 --\"",
          "\"$(id)\"",
          "\"%s%n\"",
          "\":name ?\"",
          "\"@\"",
          "\"a@b\"",
          "\"A@B@C\"",
          "\"\tx\"",
          // times
          "\"2026-02-30T00:00:00Z\"",
          "\"2026-11-21\"",
          "\"2026-11-21T24:00:00Z\"",
          "\"0000-01-01T00:00:00Z\"",
          "\"+1000000000-01-01T00:00:00Z\"",
          "\"-999999999-01-01T00:00:00+18:00\"",
          "\"9999-12-31T23:59:59.999999999-18:00\"",
          "\"2026-11-21T08:00:00+99:00\"",
          "\"1970-01-01T00:00:00Z\"",
          // ids and names
          "\"00000000-0000-0000-0000-000000000000\"",
          "\"ffffffff-ffff-ffff-ffff-ffffffffffff\"",
          "\"1-1-1-1-1\"",
          "\"{00000000-0000-7000-8000-000000000001}\"",
          "\"system\"",
          "\"user:x\"",
          "\"SessionCreated\"",
          "\"session\"",
          "\"hgs_\"",
          // depth
          "[".repeat(40) + "]".repeat(40),
          "{\"a\":".repeat(40) + "1" + "}".repeat(40));

  private Values() {}

  static List<String> all() {
    return ALL;
  }

  public static String any(Random random) {
    return ALL.get(random.nextInt(ALL.size()));
  }
}
