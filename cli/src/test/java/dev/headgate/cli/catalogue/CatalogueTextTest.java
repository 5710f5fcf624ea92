package dev.headgate.cli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.catalogue.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class CatalogueTextTest {

  private final String page = CatalogueText.of(Catalogue.shipped());

  @Test
  void isThePageInTheDocuments() throws Exception {
    assertThat(Files.readString(Path.of("../docs/catalogue.md")))
        .as("run ./headgate catalogue page >docs/catalogue.md")
        .isEqualTo(page);
  }

  @Test
  void showsEveryTypeWithTopicFieldsAndExample() {
    assertThat(page.lines().filter(line -> line.startsWith("#### ")))
        .containsExactlyInAnyOrderElementsOf(
            Catalogue.shipped().types().stream().map(type -> "#### " + type).toList());
    assertThat(page)
        .contains("Topic `auth.user.events.v1`, 6 partitions. Owner: auth-platform. *Decided.*")
        .contains("| **`email`** | `string\\|object")
        .contains("*personal* The address the user signs in with.")
        .contains("```json\n{\n  \"status\" : \"crashed\",");
  }

  @Test
  void leadsToAHeadingWithEveryLink() {
    assertThat(
            Pattern.compile("]\\(#([^)]+)\\)")
                .matcher(page)
                .results()
                .map((MatchResult link) -> "#### " + link.group(1)))
        .hasSize(Catalogue.shipped().types().size())
        .allMatch(heading ->
            page.toLowerCase(Locale.ROOT)
                .replaceAll("\\.(v[0-9]+)\n", "$1\n")
                .contains("\n" + heading + "\n"));
  }
}
