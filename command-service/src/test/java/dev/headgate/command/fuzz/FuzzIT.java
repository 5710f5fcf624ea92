package dev.headgate.command.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.Gateway;
import dev.headgate.command.RunningService;
import dev.headgate.command.fuzz.Volley.Shot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Whatever is sent, the answer is one that a client can act upon, and what is refused has written
/// nothing. Run one again with `-Dheadgate.fuzz.seed=…`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FuzzIT {

  private static final int ROUNDS = 1_500;
  private static final List<Mutation> MUTATIONS = List.of(Mutation.values());

  private final RunningService service = RunningService.start();
  private final Gateway gateway = service.newTenant();
  private final Endpoints endpoints = new Endpoints(gateway);
  private final Volley volley = new Volley(service, gateway);

  @AfterAll
  void stop() {
    volley.close();
    service.close();
  }

  @Test
  void answersRequestsThatAreRight() {
    List<Shot> shots = volley.send(endpoints.all(new Random(1)), Function.identity());
    assertThat(shots).allMatch(shot -> shot.objections().isEmpty());
    assertThat(shots).extracting(Shot::status).containsOnly(200, 201, 404);
    assertThat(shots.stream().filter(shot -> shot.status() == 404)).as("ids nobody has").hasSize(3);
  }

  @Test
  void refusesWhatItCannotCarryOutWithAReasonAndWithoutATrace() {
    long seed = Long.getLong("headgate.fuzz.seed", System.nanoTime());
    System.out.println("fuzzing with -Dheadgate.fuzz.seed=" + seed);
    Random random = new Random(seed);
    List<Shot> shots = judged(Stream.generate(() -> mutated(random)).limit(ROUNDS).toList(), seed);
    assertThat(shots.stream().map(Shot::code).collect(Collectors.toSet()))
        .contains(
            "",
            "invalid_fields",
            "invalid_header",
            "malformed_json",
            "method_not_allowed",
            "not_found",
            "unsupported_media_type");
  }

  @Test
  void refusesEveryForgottenValueInEveryField() {
    Random random = new Random(1);
    List<Draft> drafts = new ArrayList<>();
    for (String value : Values.all()) {
      for (Draft draft : endpoints.each(random)) {
        draft.fields().set(0, new Draft.Field(draft.fields().getFirst().name(), value));
        drafts.add(draft);
      }
    }
    judged(drafts, 1);
  }

  private Draft mutated(Random random) {
    Draft draft = endpoints.any(random);
    int mutations = 1 + random.nextInt(3);
    for (int i = 0; i < mutations; i++) {
      MUTATIONS.get(random.nextInt(MUTATIONS.size())).apply(draft, random);
    }
    return draft;
  }

  private List<Shot> judged(List<Draft> drafts, long seed) {
    Set<String> before = log();
    List<Shot> shots = volley.send(drafts, Function.identity());
    assertThat(shots.stream().filter(shot -> !complaint(shot).isEmpty()).limit(5))
        .as("seed %d", seed)
        .isEmpty();
    Set<String> unanswered = log();
    unanswered.removeAll(before);
    Set<String> answered = shots.stream().flatMap(Volley::eventIds).collect(Collectors.toSet());
    unanswered.removeIf(event -> answered.contains(event.split(" ", 2)[0]));
    // The one refusal that is written down: somebody tried to sign in.
    assertThat(unanswered)
        .as("seed %d: events that no successful answer names", seed)
        .hasSize((int) shots.stream().filter(FuzzIT::isWrittenDown).count())
        .allMatch(event -> event.endsWith(" AuthEventLogged"));
    return shots;
  }

  /// What is wrong with an answer; nothing if it is as it should be.
  private static String complaint(Shot shot) {
    int status = shot.status();
    if (!shot.objections().isEmpty()) {
      return "not as documented";
    }
    if (status >= 200 && status < 300) {
      return "";
    }
    if (status < 400 || status >= 500) {
      return "neither done nor refused";
    }
    return shot.code().isEmpty() ? "refused without a code" : "";
  }

  private static boolean isWrittenDown(Shot shot) {
    return shot.code().equals("wrong_credentials");
  }

  private Set<String> log() {
    return new HashSet<>(
        service.query("SELECT event_id || ' ' || event_type FROM auth_gateway.outbox"));
  }
}
