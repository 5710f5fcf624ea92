package dev.headgate.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A module as the rules see it: its compiled main classes, and its sources.
record ModuleCode(List<JavaClass> classes, List<SourceFile> main, List<SourceFile> tests) {

  /// Reads the module in a folder laid out as Maven does.
  static ModuleCode in(Path module) {
    Path sources = module.resolve("src");
    return new ModuleCode(
        classes(module.resolve("target/classes")),
        SourceFile.under(sources.resolve("main/java")),
        SourceFile.under(sources.resolve("test/java")));
  }

  private static List<JavaClass> classes(Path folder) {
    return new ClassFileImporter()
        .importPath(folder).stream()
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .toList();
  }

  Stream<SourceFile> sources() {
    return Stream.concat(main.stream(), tests.stream());
  }
}
