package dev.headgate.process.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentTest {

  @Test
  void readsValuesByTheirTypes() {
    Environment environment =
        Environment.of(
            Map.of(
                "HEADGATE_HTTP_PORT", "4010",
                "HEADGATE_READY", "true",
                "HEADGATE_PATIENCE", "PT5S"));
    assertThat(environment.integer("HEADGATE_HTTP_PORT", 1)).isEqualTo(4010);
    assertThat(environment.flag("HEADGATE_READY", false)).isTrue();
    assertThat(environment.duration("HEADGATE_PATIENCE", Duration.ZERO)).hasSeconds(5);
    assertThatCode(environment::rejectUnknown).doesNotThrowAnyException();
  }

  @Test
  void fallsBackWhereNothingIsSet() {
    Environment environment = Environment.of(Map.of("HEADGATE_HTTP_HOST", " "));
    assertThat(environment.text("HEADGATE_HTTP_HOST", "127.0.0.1")).isEqualTo("127.0.0.1");
    assertThat(environment.integer("HEADGATE_HTTP_PORT", 4000)).isEqualTo(4000);
  }

  @Test
  void asksWhatAMisspeltKeyMeant() {
    Environment environment = Environment.of(Map.of("HEADGATE_HTP_PORT", "1"));
    environment.integer("HEADGATE_HTTP_PORT", 1);
    assertThatThrownBy(environment::rejectUnknown)
        .hasMessageContaining("HEADGATE_HTP_PORT is not known; did you mean HEADGATE_HTTP_PORT?");
  }

  @Test
  void tellsAllMistakesAtOnce() {
    Environment environment = Environment.of(Map.of("HEADGATE_HTTP_PORT", "many"));
    environment.text("HEADGATE_SLOT");
    environment.integer("HEADGATE_HTTP_PORT", 1);
    assertThatThrownBy(environment::rejectUnknown)
        .isInstanceOfSatisfying(
            ProcessFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(StandardExit.CONFIGURATION))
        .hasMessageContaining("HEADGATE_SLOT is not set")
        .hasMessageContaining("HEADGATE_HTTP_PORT is 'many', not a whole number");
  }

  @Test
  void handsLibrariesTheirOwnKeys() {
    Environment environment =
        Environment.of(Map.of("HEADGATE_KAFKA_BOOTSTRAP_SERVERS", "a:1", "PATH", "/bin"));
    assertThat(environment.passThrough("HEADGATE_KAFKA_"))
        .isEqualTo(Map.of("bootstrap.servers", "a:1"));
    assertThatCode(environment::rejectUnknown).doesNotThrowAnyException();
  }

  @Test
  void neverRepeatsADatabaseUrl() {
    Environment environment = Environment.of(Map.of("HEADGATE_DB", "mysql://me:hunter2@host/db"));
    environment.postgresUrl("HEADGATE_DB");
    assertThatThrownBy(environment::rejectUnknown)
        .hasMessageContaining("HEADGATE_DB")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void theCatalogueIsTheShippedOneUnlessAFolderIsNamed() {
    Environment environment = Environment.of(Map.of());
    assertThat(environment.catalogue().types()).isEqualTo(Catalogue.shipped().types());
    assertThatCode(environment::rejectUnknown).doesNotThrowAnyException();
  }

  @Test
  void aBrokenCatalogueIsToldByFileAndPointerWithEverythingElse(@TempDir Path folder)
      throws Exception {
    Path aggregate = Files.createDirectories(folder.resolve("parking/gate"));
    Files.writeString(aggregate.resolve("aggregate.json"), "{\"aggregate_type\": \"gate\"}");
    Files.writeString(aggregate.resolve("GateOpened.v1.json"), "[]");
    Environment environment =
        Environment.of(Map.of("CATALOGUE_DIR", folder.toString(), "HEADGATE_READY", "perhaps"));
    environment.catalogue();
    environment.flag("HEADGATE_READY", false);
    assertThatThrownBy(environment::rejectUnknown)
        .isInstanceOfSatisfying(
            ProcessFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(StandardExit.CONFIGURATION))
        .hasMessageContaining("CATALOGUE_DIR: the catalogue in %s is broken:\n".formatted(folder))
        .hasMessageContaining("\n  parking/gate/aggregate.json#/owner is required")
        .hasMessageContaining("\n  parking/gate/GateOpened.v1.json# ")
        .hasMessageContaining("HEADGATE_READY is 'perhaps'");
  }

  @Test
  void aPrefixTooManyIsFoundInTheCataloguesVariable() {
    Environment environment = Environment.of(Map.of("HEADGATE_CATALOGUE_DIR", "/tmp"));
    environment.catalogue();
    assertThatThrownBy(environment::rejectUnknown)
        .hasMessageContaining("HEADGATE_CATALOGUE_DIR is not known; did you mean CATALOGUE_DIR?");
  }
}
