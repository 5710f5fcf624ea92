package dev.headgate.command.badrequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.Gateway;
import dev.headgate.command.RunningService;
import dev.headgate.command.badrequest.Subject.Known;
import dev.headgate.command.fuzz.Volley;
import dev.headgate.command.fuzz.Volley.Shot;
import dev.headgate.command.http.CommandServer;
import dev.headgate.house.openapi.ApiDocument;
import dev.headgate.house.openapi.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Bad requests, generated from the API document for every operation: each is refused as the
/// document says, tells all that is wrong, and has written nothing. `-Dheadgate.fuzz.requests=…`
/// sends more, `-Dheadgate.fuzz.seed=…` the same again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadRequestsIT {

  private static final int REQUESTS = Integer.getInteger("headgate.fuzz.requests", 10_000);
  private static final int AT_ONCE = 500;

  /// Rows of every table of the command database, but for what the service counts by itself.
  private static final String ROWS =
      """
      SELECT sum((xpath('//rows/text()', query_to_xml(format(
          'SELECT count(*) AS rows FROM %I.%I', schemaname, tablename), false, true, '')))[1]::text::bigint)
      FROM pg_catalog.pg_tables WHERE schemaname = 'auth_gateway' AND tablename NOT LIKE '%count%'
      """;

  private final RunningService service = RunningService.start();
  private final Gateway gateway = service.newTenant();
  private final Volley volley = new Volley(service, gateway);
  private final List<Subject> subjects = subjects();

  @AfterAll
  void stop() {
    volley.close();
    service.close();
  }

  @Test
  void areRefusedWithAReasonAndWithoutATrace() {
    long seed = Long.getLong("headgate.fuzz.seed", System.nanoTime());
    System.out.println("bad requests with -Dheadgate.fuzz.seed=" + seed);
    Random random = new Random(seed);
    Map<Badness, Integer> sent = new EnumMap<>(Badness.class);
    String before = service.query(ROWS).getFirst();
    long start = System.nanoTime();
    for (int done = 0; done < REQUESTS; done += AT_ONCE) {
      int first = done;
      List<Bad> requests =
          IntStream.range(0, Math.min(AT_ONCE, REQUESTS - done))
              .mapToObj(i -> next(subjects.get((first + i) % subjects.size()), random, sent))
              .toList();
      List<Shot> shots = volley.send(requests, Bad::draft);
      assertThat(complaints(requests, shots)).as("seed %d", seed).isEmpty();
    }
    System.out.printf(
        "%d bad requests in %d ms: %s%n",
        REQUESTS, Duration.ofNanos(System.nanoTime() - start).toMillis(), sent);
    assertThat(service.query(ROWS).getFirst()).as("rows, seed %d", seed).isEqualTo(before);
    assertThat(sent.keySet())
        .as("ways to be wrong")
        .containsExactlyInAnyOrderElementsOf(possible());
  }

  private static List<String> complaints(List<Bad> requests, List<Shot> shots) {
    List<String> complaints = new ArrayList<>();
    for (int i = 0; i < shots.size() && complaints.size() < 5; i++) {
      Shot shot = shots.get(i);
      String complaint = requests.get(i).complaint(shot.status(), shot.code(), shot.body());
      if (!complaint.isEmpty() || !shot.objections().isEmpty()) {
        complaints.add(complaint + ": " + shot);
      }
    }
    return complaints;
  }

  private Set<Badness> possible() {
    Set<Badness> all = EnumSet.allOf(Badness.class);
    if (subjects.stream().allMatch(subject -> subject.query().isEmpty())) {
      all.remove(Badness.WRONG_QUERY);
    }
    return all;
  }

  /// Another way to be wrong, of those that mean something to the operation.
  private static Bad next(Subject subject, Random random, Map<Badness, Integer> sent) {
    Badness[] all = Badness.values();
    while (true) { // a wrong method means something to each
      Badness badness = all[random.nextInt(all.length)];
      Optional<Bad> bad = badness.of(subject, random);
      if (bad.isPresent()) {
        sent.merge(badness, 1, Integer::sum);
        return bad.get();
      }
    }
  }

  private List<Subject> subjects() {
    String user = gateway.newUser();
    String session = gateway.createSession(user).expect(201).text("session_id");
    String key = gateway.createKey(user).expect(201).text("key_id");
    String audit = gateway.audit("web").expect(201).text("audit_id");
    List<Known> known =
        List.of(
            new Known("/v1/auth/sessions/", session),
            new Known("/v1/auth/api-keys/", key),
            new Known("/api/v1/events/", audit));
    return ApiDocument.beside(CommandServer.class).operations().stream()
        .filter(Operation::authenticates)
        .map(operation -> Subject.of(operation, known))
        .toList();
  }
}
