package dev.headgate.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SizeTest {

  private final HouseRules rules = HouseRules.of("dev.headgate");

  @TempDir private Path folder;
  private Fixture module;

  @BeforeEach
  void anEmptyModule() {
    module = new Fixture(folder);
  }

  @Test
  void aFileHasAtMost300Lines() throws Exception {
    module.explained("package dev.headgate.a;\nclass Long {\n" + "//\n".repeat(297) + "}\n");
    assertThat(module.problems(rules)).isEmpty();
    module.test("package dev.headgate.a;\nclass LongTest {\n" + "//\n".repeat(298) + "}\n");
    assertThat(module.problems(rules))
        .containsExactly("SIZE dev.headgate.a.LongTest has 301 lines");
  }

  @Test
  void aMethodHasAtMost45LinesWithoutItsComment() throws Exception {
    String comment = "/// Much to say.\n".repeat(60);
    module.explained(
        "package dev.headgate.a;\nclass A {\n%s void fits() {\n%s}\n}"
            .formatted(comment, "//\n".repeat(43)));
    module.main(
        "package dev.headgate.a;\nclass B {\n void tooLong() {\n%s}\n}"
            .formatted("//\n".repeat(44)));
    assertThat(module.problems(rules))
        .containsExactly("SIZE dev.headgate.a.B has 46 lines in tooLong");
  }

  @Test
  void constructorsAndRecordsHaveAtMost6Parameters() throws Exception {
    module.explained(
        """
        package dev.headgate.a;

        class A {
          static final int ONE = 1;

          A(int a, int b, int c, int d, int e, int f) {}

          A(int a, int b, int c, int d, int e, int f, int g) {}

          void anythingGoes(int a, int b, int c, int d, int e, int f, int g) {}

          record Six(int a, int b, int c, int d, int e, int f) {
            static final int SIX = 6;
          }

          record Seven(int a, int b, int c, int d, int e, int f, int g) {}
        }
        """);
    assertThat(module.problems(rules))
        .containsExactly(
            "SIZE dev.headgate.a.A has 7 parameters in constructor",
            "SIZE dev.headgate.a.A has 7 parameters in record Seven");
  }

  @Test
  void anExemptionExcusesWhatItNamesAndNothingElse() throws Exception {
    String record =
        "package dev.headgate.a;\nrecord %s(int a, int b, int c, int d, int e, int f, int g) {}";
    module.explained(record.formatted("Excused")).main(record.formatted("Other"));
    HouseRules excusing =
        rules.except(
            HouseRule.SIZE, "dev.headgate.a.Excused", "a row of the table, column by column");
    assertThat(module.problems(excusing))
        .containsExactly("SIZE dev.headgate.a.Other has 7 parameters in record Other");
  }

  @Test
  void anExemptionThatIsNotNeededIsAProblemItself() throws Exception {
    module.explained("package dev.headgate.a;\nclass A {}");
    assertThat(module.problems(rules.except(HouseRule.CYCLES, "dev.headgate.a", "it was so once")))
        .containsExactly("CYCLES dev.headgate.a needs no exemption any more");
  }

  @Test
  void anExemptionHasItsReason() {
    assertThatThrownBy(() -> rules.except(HouseRule.CYCLES, "dev.headgate.a", " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an exemption from CYCLES needs its reason");
  }

  @Test
  void theMeasuresCountMainFilesAndTheirMethods() throws Exception {
    module.explained("package dev.headgate.a;\nclass A {\n  int a() {\n    return 1;\n  }\n}\n");
    module
        .main("package dev.headgate.a;\nclass B {\n}\n")
        .test("package dev.headgate.a;\nclass C {}\n");
    module.problems(rules);
    assertThat(Measures.of(ModuleCode.in(folder)))
        .hasToString(
            "files 2 (median 6, maximum 6)\nmethods 1 (median 3, maximum 3)\nlines 12 main, 2 test\n");
  }
}
