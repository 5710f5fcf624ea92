package dev.headgate.process.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresUrlTest {

  @Test
  void takesTheFormThatPsqlTakes() {
    PostgresUrl url = PostgresUrl.parse("postgresql://me:p%40ss+1@db:5433/events?ssl=true");
    assertThat(url).isEqualTo(new PostgresUrl("db:5433", "events", "me", "p@ss+1", "ssl=true"));
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/events?ssl=true");
    assertThat(url.port()).isEqualTo(5433);
  }

  @Test
  void knowsThePortEverybodyUses() {
    assertThat(PostgresUrl.parse("postgres://me:secret@db/events").port()).isEqualTo(5432);
  }

  @Test
  void keepsItsPasswordToItself() {
    assertThat(PostgresUrl.parse("postgresql://me:secret@db/events"))
        .hasToString("postgresql://me:***@db:5432/events");
  }

  @Test
  void keepsItsPasswordToItselfInsideOfOthers() {
    record Settings(PostgresUrl database) {}
    var settings = new Settings(PostgresUrl.parse("postgresql://me:p%40ss@db/events?ssl=true"));
    assertThat(settings.toString()).contains("me:***@db:5432/events").doesNotContain("p@ss");
    assertThat(settings.database().jdbcUrl()).doesNotContain("p@ss", "me:");
  }

  @Test
  void findsHostAndPortOfAnAddressInBrackets() {
    PostgresUrl url = PostgresUrl.parse("postgresql://me:secret@[::1]:5433/events");
    assertThat(url.host()).isEqualTo("[::1]");
    assertThat(url.port()).isEqualTo(5433);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://me:secret@db/events",
        "postgresql://me@db/events",
        "postgresql://db/events",
        "postgresql://me:secret@db",
        "postgresql://me:secret@db/",
        "postgresql://me:sec ret@db/events"
      })
  void refusesAHalfUrlWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> PostgresUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("database URL")
        .hasMessageNotContaining("sec");
  }
}
