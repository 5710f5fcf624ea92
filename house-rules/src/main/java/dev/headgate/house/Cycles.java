package dev.headgate.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// CYCLES: every package that reaches itself through others is reported with what it stands in a
/// circle with.
final class Cycles implements Check {

  @Override
  public Stream<Problem> problems(ModuleCode code) {
    Set<String> own =
        code.classes().stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    Map<String, Set<String>> uses = new TreeMap<>();
    for (JavaClass type : code.classes()) {
      Set<String> used = uses.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
          .filter(target -> own.contains(target) && !target.equals(type.getPackageName()))
          .forEach(used::add);
    }
    return uses.keySet().stream().flatMap(start -> circle(start, uses));
  }

  private static Stream<Problem> circle(String start, Map<String, Set<String>> uses) {
    Set<String> partners = new TreeSet<>();
    for (String used : uses.getOrDefault(start, Set.of())) {
      if (reachable(used, uses).contains(start)) {
        partners.add(used);
      }
    }
    return partners.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Problem(
                HouseRule.CYCLES, start, "uses and is used by " + String.join(", ", partners)));
  }

  private static Set<String> reachable(String start, Map<String, Set<String>> uses) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> todo = new ArrayDeque<>(Set.of(start));
    while (!todo.isEmpty()) {
      String next = todo.remove();
      if (seen.add(next)) {
        todo.addAll(uses.getOrDefault(next, Set.of()));
      }
    }
    return seen;
  }
}
