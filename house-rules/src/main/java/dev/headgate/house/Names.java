package dev.headgate.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// CLASS_NAMES, PACKAGE_NAMES and ROOTS.
final class Names implements Check {

  private static final Set<String> WORDS =
      Set.of(
          "Util", "Utils", "Helper", "Helpers", "Manager", "Impl", "Common", "Dto", "Info",
          "Wrapper");

  private static final Set<String> FIRST_WORDS = Set.of("Abstract", "Base");

  private static final Set<String> KINDS =
      Set.of(
          "util",
          "utils",
          "common",
          "helper",
          "helpers",
          "impl",
          "model",
          "dto",
          "service",
          "repository",
          "config",
          "exception");

  private final Packages roots;

  Names(Packages roots) {
    this.roots = roots;
  }

  @Override
  public Stream<Problem> problems(ModuleCode code) {
    return Stream.of(
            code.classes().stream().flatMap(Names::className),
            code.classes().stream().map(JavaClass::getPackageName).distinct().flatMap(Names::kind),
            code.classes().stream().filter(this::isStray).map(Names::stray))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> className(JavaClass type) {
    List<String> words = List.of(type.getSimpleName().split("(?=[A-Z])"));
    return words.stream()
        .filter(word -> WORDS.contains(word) || isForbiddenFirst(words, word))
        .map(word ->
            new Problem(HouseRule.CLASS_NAMES, type.getName(), "is a '%s'".formatted(word)));
  }

  private static boolean isForbiddenFirst(List<String> words, String word) {
    return words.getFirst().equals(word) && words.size() > 1 && FIRST_WORDS.contains(word);
  }

  private static Stream<Problem> kind(String packageName) {
    return Stream.of(packageName.split("\\."))
        .filter(KINDS::contains)
        .map(kind ->
            new Problem(HouseRule.PACKAGE_NAMES, packageName, "is named for '%s'".formatted(kind)));
  }

  private boolean isStray(JavaClass type) {
    return !roots.contains(type.getPackageName());
  }

  private static Problem stray(JavaClass type) {
    return new Problem(HouseRule.ROOTS, type.getName(), "is outside the module's packages");
  }
}
