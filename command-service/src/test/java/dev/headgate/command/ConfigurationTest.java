package dev.headgate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headgate.process.environment.Environment;
import dev.headgate.process.exit.ProcessFailure;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigurationTest {

  private static final String PEPPER = Base64.getEncoder().encodeToString(new byte[32]);
  private static final Map<String, String> LEAST =
      Map.of(
          "HEADGATE_COMMAND_DATABASE_URL",
          "postgresql://headgate_command:s3cret@db:5432/headgate_command",
          "HEADGATE_PEPPER",
          PEPPER);

  @Test
  void isSafeWhenLittleIsSaid() {
    Configuration configuration = read(Map.of());
    assertThat(configuration.host()).isEqualTo("127.0.0.1");
    assertThat(configuration.port()).isEqualTo(4000);
    assertThat(configuration.developmentAuthentication()).isFalse();
    assertThat(configuration.administration()).isEmpty();
    assertThat(configuration.pepperBytes()).hasSize(32);
  }

  @Test
  void readsWhatIsSet() {
    Configuration configuration =
        read(
            Map.of(
                "HEADGATE_HTTP_HOST", "0.0.0.0",
                "HEADGATE_HTTP_PORT", "8080",
                "HEADGATE_DEVELOPMENT_AUTHENTICATION", "true"));
    assertThat(configuration.host()).isEqualTo("0.0.0.0");
    assertThat(configuration.port()).isEqualTo(8080);
    assertThat(configuration.developmentAuthentication()).isTrue();
    assertThat(configuration.database().user()).isEqualTo("headgate_command");
  }

  @Test
  void migratesAsAnAdministratorWithThePasswordsOfAllRoles() {
    Configuration.Administration administration =
        read(Map.of(
                "HEADGATE_MIGRATION_DATABASE_URL", "postgresql://postgres:a@db/headgate_command",
                "HEADGATE_RELAY_PASSWORD", "r",
                "HEADGATE_READER_PASSWORD", "e",
                "HEADGATE_MAINTENANCE_PASSWORD", "m"))
            .administration()
            .orElseThrow();
    assertThat(administration.url().user()).isEqualTo("postgres");
    assertThat(administration.passwords().command()).isEqualTo("s3cret");
    assertThat(administration.passwords().relay()).isEqualTo("r");
  }

  @Test
  void saysWhichPasswordsAMigrationLacks() {
    assertThat(failure(Map.of("HEADGATE_MIGRATION_DATABASE_URL", "postgresql://postgres:a@db/x")))
        .hasMessageContaining("HEADGATE_RELAY_PASSWORD")
        .hasMessageContaining("HEADGATE_READER_PASSWORD")
        .hasMessageContaining("HEADGATE_MAINTENANCE_PASSWORD");
  }

  @Test
  void refusesAWeakPepperAndTellsHowToMakeAStrongOne() {
    String weak = Base64.getEncoder().encodeToString(new byte[31]);
    for (String pepper : new String[] {weak, "not base64!", "AAAA"}) {
      ProcessFailure failure = failure(Map.of("HEADGATE_PEPPER", pepper));
      assertThat(failure).hasMessageContaining("HEADGATE_PEPPER");
      assertThat(failure.remedy()).contains("openssl rand -base64 32");
      assertThat(failure.getMessage()).doesNotContain(pepper);
    }
  }

  @Test
  void refusesWhatItDoesNotKnowOrCannotRead() {
    assertThat(failure(Map.of("HEADGATE_HTTP_PROT", "1")))
        .hasMessageContaining("HEADGATE_HTTP_PORT");
    assertThat(failure(Map.of("HEADGATE_HTTP_PORT", "http"))).hasMessageContaining("whole number");
    assertThat(failure(Map.of("HEADGATE_DEVELOPMENT_AUTHENTICATION", "yes")))
        .hasMessageContaining("true or false");
  }

  @Test
  void showsNoSecret() {
    Configuration configuration =
        read(
            Map.of(
                "HEADGATE_MIGRATION_DATABASE_URL", "postgresql://postgres:adm1n@db/x",
                "HEADGATE_RELAY_PASSWORD", "r3lay",
                "HEADGATE_READER_PASSWORD", "r3ader",
                "HEADGATE_MAINTENANCE_PASSWORD", "ma1n"));
    assertThat(configuration + " " + configuration.administration())
        .doesNotContain("s3cret", "adm1n", "r3lay", "r3ader", "ma1n", PEPPER);
  }

  private static Configuration read(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(LEAST);
    variables.putAll(more);
    return Configuration.read(Environment.of(variables));
  }

  private static ProcessFailure failure(Map<String, String> more) {
    ProcessFailure failure = catchThrowableOfType(ProcessFailure.class, () -> read(more));
    assertThat(failure).as("%s is refused", more).isNotNull();
    return failure;
  }
}
