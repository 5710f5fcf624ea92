package dev.headgate.cli.stack;

import java.util.Collection;
import java.util.Comparator;

/// Guesses which word somebody meant to type.
public final class Spelling {

  private Spelling() {}

  public static String nearest(String word, Collection<String> words) {
    return words.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .orElseThrow();
  }

  /// The Levenshtein distance, by Wagner and Fischer, one row at a time; none to a word that only
  /// goes on (`proj` for `projector-streams`).
  private static int distance(String from, String to) {
    if (!from.isEmpty() && to.startsWith(from)) {
      return 0;
    }
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[row.length - 1];
  }
}
