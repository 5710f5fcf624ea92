package dev.headgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A module made of sources in the test itself, laid out and compiled as Maven would.
final class Fixture {

  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile("(?:class|interface|record|enum) (\\w+)(?s:.*)");

  private final Path folder;
  private final List<Path> main = new ArrayList<>();

  Fixture(Path folder) {
    this.folder = folder;
  }

  /// Adds a main source; its package and type are read from the text.
  Fixture main(String source) throws IOException {
    Path file = write("src/main/java", source);
    if (!file.endsWith("package-info.java")) {
      main.add(file);
    }
    return this;
  }

  /// Adds a main source, and the package-info its package owes.
  Fixture explained(String source) throws IOException {
    write("src/main/java", "/// Here for a test.\n@NullMarked\n" + packageLine(source));
    return main(source);
  }

  Fixture test(String source) throws IOException {
    write("src/test/java", source);
    return this;
  }

  List<String> problems(HouseRules rules) throws IOException {
    compile();
    return rules.problems(ModuleCode.in(folder)).stream()
        .map(problem -> problem.rule() + " " + problem.where() + " " + problem.what())
        .toList();
  }

  private Path write(String root, String source) throws IOException {
    var named = PACKAGE.matcher(source);
    assertThat(named.find()).as("a package in %s", source).isTrue();
    var type = TYPE.matcher(source.replaceAll("(?m)^///.*$", ""));
    String name = type.find() ? type.group(1) : "package-info";
    Path file =
        folder.resolve(root).resolve(named.group(1).replace('.', '/')).resolve(name + ".java");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, source);
  }

  private static String packageLine(String source) {
    return source.lines().filter(line -> line.startsWith("package ")).findFirst().orElseThrow();
  }

  private void compile() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path classes = Files.createDirectories(folder.resolve("target/classes"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  null,
                  List.of("-d", classes.toString(), "-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(main))
              .call();
      assertThat(compiled).as("the fixture compiles").isTrue();
    }
  }
}
