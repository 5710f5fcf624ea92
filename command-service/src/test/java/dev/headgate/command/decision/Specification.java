package dev.headgate.command.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headgate.command.rejection.Reason;
import dev.headgate.command.rejection.Rejection;
import java.util.function.BiFunction;

/// Given these events, when this command comes, then this event follows or this reason is given.
///
/// @param <C> commands
/// @param <S> states
/// @param <E> events
public record Specification<C, S, E>(
    S initial, BiFunction<S, E, S> evolve, BiFunction<C, S, ? extends E> decide) {

  public Given given() {
    return new Given(initial);
  }

  public Given given(E event) {
    return new Given(evolve.apply(initial, event));
  }

  public Given given(E first, E second) {
    return new Given(evolve.apply(evolve.apply(initial, first), second));
  }

  /// A state to decide in.
  public final class Given {

    private final S state;

    private Given(S state) {
      this.state = state;
    }

    public When when(C command) {
      return new When(state, command);
    }
  }

  /// A decision to look at.
  public final class When {

    private final S state;
    private final C command;

    private When(S state, C command) {
      this.state = state;
      this.command = command;
    }

    public void then(E event) {
      assertThat((Object) decide.apply(command, state)).isEqualTo(event);
    }

    public void thenRejected(Reason reason) {
      Rejection rejection =
          catchThrowableOfType(Rejection.class, () -> decide.apply(command, state));
      assertThat(rejection).as("%s in %s", command, state).isNotNull();
      assertThat(rejection.reason()).isEqualTo(reason);
    }
  }
}
