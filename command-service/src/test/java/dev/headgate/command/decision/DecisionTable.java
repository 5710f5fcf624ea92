package dev.headgate.command.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.rejection.Reason;
import dev.headgate.command.rejection.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// A row for each pair of state and command, each with the event or the reason that comes of it.
///
/// @param <C> commands
/// @param <S> states
public final class DecisionTable<C, S> {

  private record Row(Class<?> state, Class<?> command, Object outcome) {}

  private final Class<C> commands;
  private final Class<S> states;
  private final BiFunction<C, S, ?> decide;
  private final List<Row> rows = new ArrayList<>();

  public DecisionTable(Class<C> commands, Class<S> states, BiFunction<C, S, ?> decide) {
    this.commands = commands;
    this.states = states;
    this.decide = decide;
  }

  /// Decides once and compares.
  ///
  /// @param expected the class of the event, or the reason
  public DecisionTable<C, S> row(S state, C command, Object expected) {
    assertThat(outcome(state, command)).as("%s in %s", command, state).isEqualTo(expected);
    rows.add(new Row(state.getClass(), command.getClass(), expected));
    return this;
  }

  /// Fails when a pair of the sealed types has no row.
  public void coversEveryPair() {
    for (Class<?> state : states.getPermittedSubclasses()) {
      for (Class<?> command : commands.getPermittedSubclasses()) {
        assertThat(rows)
            .as("a row for %s in %s", command.getSimpleName(), state.getSimpleName())
            .anyMatch(row -> row.state() == state && row.command() == command);
      }
    }
  }

  private Object outcome(S state, C command) {
    try {
      return decide.apply(command, state).getClass();
    } catch (Rejection rejection) {
      Reason reason = rejection.reason();
      assertThat(rejection).hasMessage(reason.sentence());
      return reason;
    }
  }
}
