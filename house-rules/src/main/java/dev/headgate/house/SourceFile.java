package dev.headgate.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// A source file measured by the compiler's own parser.
///
/// @param name full name of its top-level type, or of `package-info`
/// @param packageAnnotations simple names of what its package declaration is annotated with
record SourceFile(
    String name, int lines, boolean documented, List<String> packageAnnotations, Sizes sizes) {

  /// The declarations of a file that have a size.
  record Sizes(List<Measured> methods, List<Measured> parameterLists) {}

  /// A declaration and how many lines or parameters it has.
  record Measured(String name, int size) {}

  boolean isPackageInfo() {
    return name.endsWith("package-info");
  }

  String packageName() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  /// All source files below a folder; none if it is not there.
  static List<SourceFile> under(Path folder) {
    List<Path> files = javaFiles(folder);
    if (files.isEmpty()) {
      return List.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager fileManager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  fileManager,
                  null,
                  List.of("-proc:none"),
                  null,
                  fileManager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<SourceFile> sources = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        sources.add(measure(unit, positions));
      }
      return List.copyOf(sources);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Path> javaFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static SourceFile measure(CompilationUnitTree unit, SourcePositions positions)
      throws IOException {
    String text = unit.getSourceFile().getCharContent(true).toString();
    Path file = Path.of(unit.getSourceFile().toUri());
    String simpleName = String.valueOf(file.getFileName()).replace(".java", "");
    Sizer sizer = new Sizer(unit, positions);
    sizer.scan(unit, null);
    return new SourceFile(
        unit.getPackageName() + "." + simpleName,
        (int) text.lines().count(),
        text.stripLeading().startsWith("///") || text.stripLeading().startsWith("/**"),
        unit.getPackageAnnotations().stream()
            .map(annotation -> annotation.getAnnotationType().toString())
            .toList(),
        new Sizes(sizer.methods, sizer.parameterLists));
  }

  /// Walks the declarations of one file.
  private static final class Sizer extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Measured> methods = new ArrayList<>();
    private final List<Measured> parameterLists = new ArrayList<>();

    Sizer(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      String name = method.getName().toString();
      methods.add(new Measured(name, lines(method)));
      if (method.getReturnType() == null) {
        parameterLists.add(new Measured("constructor", method.getParameters().size()));
      }
      return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      if (type.getKind() == Tree.Kind.RECORD) {
        int components = (int) type.getMembers().stream().filter(Sizer::isComponent).count();
        parameterLists.add(new Measured("record " + type.getSimpleName(), components));
      }
      return super.visitClass(type, null);
    }

    /// A record has no instance fields beside its components.
    private static boolean isComponent(Tree member) {
      return member instanceof VariableTree field
          && !field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    private int lines(Tree tree) {
      long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
      long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
      return (int) (last - first + 1);
    }
  }
}
