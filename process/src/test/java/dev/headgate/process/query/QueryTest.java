package dev.headgate.process.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.process.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class QueryTest {

  private enum Order {
    ASC,
    DESC
  }

  @Test
  void readsWhatCanBeUsed() {
    Query query =
        new Query(
            Map.of(
                "n",
                "7",
                "yes",
                "true",
                "no",
                "false",
                "at",
                "2026-11-21T09:00:00+01:00",
                "order",
                "desc"));
    assertThat(query.number("n", 1, 7)).contains(7L);
    assertThat(query.flag("yes")).contains(true);
    assertThat(query.flag("no")).contains(false);
    assertThat(query.time("at")).contains(Instant.parse("2026-11-21T08:00:00Z"));
    assertThat(query.oneOf("order", Order.class)).contains(Order.DESC);
    assertThat(query.text("absent")).isEmpty();
  }

  @Test
  void refusesTimesThatNoDatabaseHolds() {
    for (String time :
        new String[] {
          "+1000000000-01-01T00:00:00Z",
          "-0001-12-31T23:59:59Z",
          "9999-12-31T23:59:59-01:00",
          "+999999999-12-31T23:59:59-18:00"
        }) {
      Query query = new Query(Map.of("at", time));
      refuses(() -> query.time("at"), "at must be a time as in RFC 3339.");
    }
  }

  @Test
  void refusesWhatCannotBeUsedAndSaysWhatCan() {
    Query query = new Query(Map.of("n", "0", "f", "yes", "at", "today", "order", "DESC", "t", ""));
    refuses(() -> query.number("n", 1, 500), "n must be a number from 1 to 500.");
    refuses(() -> query.number("f", 1, 500), "f must be a number from 1 to 500.");
    refuses(() -> query.flag("f"), "f must be one of true, false.");
    refuses(() -> query.time("at"), "at must be a time as in RFC 3339.");
    refuses(() -> query.oneOf("order", Order.class), "order must be one of asc, desc.");
    refuses(() -> query.text("t", 5), "t must have 1 to 5 characters.");
  }

  @Test
  void refusesWhatMeansNothingHere() {
    refuses(
        () -> Query.of(Map.of("limt", List.of("1")), Set.of("limit", "cursor")),
        "it knows [cursor, limit].");
    refuses(
        () -> Query.of(Map.of("limit", List.of("1", "2")), Set.of("limit")),
        "limit is given more than once.");
    refuses(
        () -> Query.of(Map.of("limit", List.of("1\0")), Set.of("limit")), "Postgres cannot hold");
  }

  private static void refuses(ThrowingCallable call, String detail) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.problem().code()).isEqualTo("invalid_query");
              assertThat(refusal.problem().detail()).contains(detail);
            });
  }
}
