package dev.headgate.projector.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlameTest {

  @ParameterizedTest
  @CsvSource({
    "08006, SERVER", // the connection broke
    "40001, SERVER", // serialisation
    "40P01, SERVER", // deadlock
    "53100, SERVER", // disk full
    "55P03, SERVER", // a lock was not to be had
    "57P01, SERVER", // shut down
    "58030, SERVER", // I/O
    "XX001, SERVER", // a damaged page
    "25P03, SERVER", // it stood still amid a transaction
    "25P04, SERVER", // it took too long for one
    "22P05, ROW", // a character that cannot be kept
    "23514, ROW", // a CHECK
    "54000, ROW", // too large
    "42P01, SCHEMA", // no such table
    "42501, SCHEMA", // no right
    "25006, SCHEMA", // read-only
    "P0001, UNCLEAR", // a trigger's own
    "HG001, UNCLEAR"
  })
  void isFoundByTheClassOfTheCode(String state, Blame blame) {
    assertThat(Blame.of(new SQLException("refused", state))).isEqualTo(blame);
  }

  @Test
  void isTheServersWhereTheDriverSaysThatItPasses() {
    assertThat(Blame.of(new SQLTransientConnectionException("no connection to be had")))
        .isEqualTo(Blame.SERVER);
  }

  @Test
  void isUnclearWithoutACode() {
    assertThat(Blame.of(error(null))).isEqualTo(Blame.UNCLEAR);
    assertThat(Blame.of(error("2"))).isEqualTo(Blame.UNCLEAR);
  }

  private static SQLException error(@Nullable String state) {
    return new SQLException("broken", state);
  }
}
