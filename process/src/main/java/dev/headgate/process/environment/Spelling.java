package dev.headgate.process.environment;

import java.util.Collection;
import java.util.Comparator;

/// Guesses what somebody meant to write.
final class Spelling {

  private Spelling() {}

  static String nearest(String word, Collection<String> words) {
    return words.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .orElse("nothing");
  }

  /// The Levenshtein distance, by Wagner and Fischer, one row at a time.
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
