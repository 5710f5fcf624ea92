package dev.headgate.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each shape beside the regular expression it is documented with.
final class WordingTest {

  private static final List<String> ATOMS =
      List.of("a", "z", "A", "Z", "0", "9", "_", ".", ":", "@", "-", " ", "/", "`", "{", "[", "é");

  @Test
  void tellsSnakeCase() {
    assertThat(disagreements(Wording::isSnakeCase, "[a-z][a-z0-9_]{0,62}", "a", 63)).isEmpty();
  }

  @Test
  void tellsUpperCamelCase() {
    assertThat(disagreements(Wording::isUpperCamelCase, "[A-Z][A-Za-z0-9]{0,99}", "A", 100))
        .isEmpty();
  }

  @Test
  void tellsIds() {
    assertThat(disagreements(Wording::isId, "[A-Za-z0-9._:@-]{1,200}", "a", 200)).isEmpty();
  }

  private static List<String> disagreements(
      Predicate<String> shape, String regex, String letter, int most) {
    Predicate<String> expected = Pattern.compile(regex).asMatchPredicate();
    return Stream.concat(Stream.of("", letter.repeat(most), letter.repeat(most + 1)), random())
        .filter(text -> shape.test(text) != expected.test(text))
        .toList();
  }

  private static Stream<String> random() {
    RandomGenerator random = new SplittableRandom(7);
    return IntStream.range(0, 20_000)
        .mapToObj(_ -> {
          StringBuilder text = new StringBuilder();
          for (int left = random.nextInt(5); left > 0; left--) {
            text.append(ATOMS.get(random.nextInt(ATOMS.size())));
          }
          return text.toString();
        });
  }
}
