package dev.headgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceFileTest {

  @TempDir private Path folder;

  @Test
  void measuresEveryMethodWhereverItIsDeclared() throws Exception {
    SourceFile file =
        measured(
            "Shelf",
            """
            package dev.headgate.shelf;

            interface Shelf {
              void empty();

              default int boards() {
                return 3;
              }

              enum Wood {
                OAK {
                  @Override
                  int age() {
                    return 100;
                  }
                };

                abstract int age();
              }
            }
            """);
    assertThat(file.name()).isEqualTo("dev.headgate.shelf.Shelf");
    assertThat(file.packageName()).isEqualTo("dev.headgate.shelf");
    assertThat(file.lines()).isEqualTo(20);
    assertThat(file.sizes().methods())
        .extracting(SourceFile.Measured::toString)
        .containsExactly(
            "Measured[name=empty, size=1]",
            "Measured[name=boards, size=3]",
            "Measured[name=age, size=4]",
            "Measured[name=age, size=1]");
  }

  @Test
  void aRecordHasItsComponentsHoweverItsConstructorIsWritten() throws Exception {
    SourceFile file =
        measured(
            "Book",
            """
            package dev.headgate.shelf;

            record Book(String title, int pages) {
              static final int COVERS = 2;

              Book {
                title = title.strip();
              }

              Book(String title) {
                this(title, 1);
              }
            }
            """);
    assertThat(file.sizes().parameterLists())
        .contains(new SourceFile.Measured("record Book", 2))
        .contains(new SourceFile.Measured("constructor", 1));
  }

  @Test
  void whatLooksLikeCodeInATextBlockIsText() throws Exception {
    String quotes = "\"\"\"";
    SourceFile file =
        measured(
            "Quote",
            "package dev.headgate.shelf;\nclass Quote {\n  String code = %s\n    class A { void a() {} }\n    %s;\n}\n"
                .formatted(quotes, quotes));
    assertThat(file.sizes().methods()).isEmpty();
  }

  @Test
  void aPackageInfoTellsItsAnnotationsAndWhetherItExplains() throws Exception {
    SourceFile explained =
        measured("package-info", "/// Shelves.\n@NullMarked\npackage dev.headgate.shelf;\n");
    assertThat(explained.isPackageInfo()).isTrue();
    assertThat(explained.documented()).isTrue();
    assertThat(explained.packageAnnotations()).containsExactly("NullMarked");
    SourceFile bare = measured("package-info", "package dev.headgate.shelf;\n");
    assertThat(bare.documented()).isFalse();
    assertThat(bare.packageAnnotations()).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereHasNoFiles() {
    assertThat(SourceFile.under(folder.resolve("nowhere"))).isEmpty();
  }

  @Test
  void theMedianIsTheMiddleAndOfNothingZero() {
    assertThat(Measures.Spread.of(Stream.of(9, 1, 5))).isEqualTo(new Measures.Spread(3, 5, 9));
    assertThat(Measures.Spread.of(Stream.of(4, 1, 9, 2))).isEqualTo(new Measures.Spread(4, 4, 9));
    assertThat(Measures.Spread.of(Stream.empty())).isEqualTo(new Measures.Spread(0, 0, 0));
  }

  private SourceFile measured(String name, String source) throws IOException {
    Files.writeString(folder.resolve(name + ".java"), source);
    List<SourceFile> files = SourceFile.under(folder);
    assertThat(files).hasSize(1);
    return files.getFirst();
  }
}
