package dev.headgate.house;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// SIZE, for main and test sources alike, and PACKAGE_INFO.
final class Sources implements Check {

  private static final int FILE_LINES = 300;
  private static final int METHOD_LINES = 45;
  private static final int PARAMETERS = 6;

  @Override
  public Stream<Problem> problems(ModuleCode code) {
    Set<String> explained =
        code.main().stream()
            .filter(Sources::explainsItsPackage)
            .map(SourceFile::packageName)
            .collect(Collectors.toSet());
    return Stream.concat(
        code.sources().flatMap(Sources::sizes),
        code.main().stream()
            .map(SourceFile::packageName)
            .distinct()
            .filter(name -> !explained.contains(name))
            .map(name ->
                new Problem(
                    HouseRule.PACKAGE_INFO,
                    name,
                    "has no package-info.java with a comment and @NullMarked")));
  }

  private static boolean explainsItsPackage(SourceFile file) {
    return file.isPackageInfo()
        && file.documented()
        && file.packageAnnotations().contains("NullMarked");
  }

  private static Stream<Problem> sizes(SourceFile file) {
    Stream<Problem> lines =
        file.lines() > FILE_LINES ? Stream.of(size(file, file.lines() + " lines")) : Stream.empty();
    Stream<Problem> methods =
        file.sizes().methods().stream()
            .filter(method -> method.size() > METHOD_LINES)
            .map(method -> size(file, method.size() + " lines in " + method.name()));
    Stream<Problem> parameters =
        file.sizes().parameterLists().stream()
            .filter(list -> list.size() > PARAMETERS)
            .map(list -> size(file, list.size() + " parameters in " + list.name()));
    return Stream.of(lines, methods, parameters).flatMap(problems -> problems);
  }

  private static Problem size(SourceFile file, String what) {
    return new Problem(HouseRule.SIZE, file.name(), "has " + what);
  }
}
