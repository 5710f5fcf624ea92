package dev.headgate.house;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// The sizes of a module in numbers, to be compared with the aims of the house style.
record Measures(Spread files, Spread methods, int mainLines, int testLines) {

  /// A number of sizes, their median and their maximum.
  record Spread(int count, int median, int maximum) {

    static Spread of(Stream<Integer> sizes) {
      List<Integer> sorted = sizes.sorted().toList();
      return sorted.isEmpty()
          ? new Spread(0, 0, 0)
          : new Spread(sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast());
    }

    @Override
    public String toString() {
      return "%d (median %d, maximum %d)".formatted(count, median, maximum);
    }
  }

  static Measures of(ModuleCode code) {
    List<SourceFile> files = code.main().stream().filter(file -> !file.isPackageInfo()).toList();
    return new Measures(
        Spread.of(files.stream().map(SourceFile::lines)),
        Spread.of(
            files.stream()
                .flatMap(file -> file.sizes().methods().stream())
                .map(SourceFile.Measured::size)),
        lines(code.main()),
        lines(code.tests()));
  }

  private static int lines(Collection<SourceFile> files) {
    return files.stream().mapToInt(SourceFile::lines).sum();
  }

  @Override
  public String toString() {
    return "files %s%nmethods %s%nlines %d main, %d test%n"
        .formatted(files, methods, mainLines, testLines);
  }
}
