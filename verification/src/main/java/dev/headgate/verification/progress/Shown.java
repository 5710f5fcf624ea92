package dev.headgate.verification.progress;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What belongs to the generations that are shown; another may be behind because it is being built,
/// or kept for a way back.
public record Shown(Set<Integer> generations) {

  private static final Pattern STATE = Pattern.compile("headgate\\.g(\\d+)\\.[a-z0-9_]+\\.state");

  public boolean isState(String topic) {
    Matcher name = STATE.matcher(topic);
    return name.matches() && generations.contains(Integer.valueOf(name.group(1)));
  }

  /// The groups of their folds.
  List<String> folds() {
    return generations.stream().map(it -> "headgate-fold-g" + it).toList();
  }
}
