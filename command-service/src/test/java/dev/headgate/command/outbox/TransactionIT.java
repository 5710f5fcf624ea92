package dev.headgate.command.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.command.Gateway;
import dev.headgate.command.RunningService;
import dev.headgate.command.exchange.Origin;
import dev.headgate.command.exchange.Precondition;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.head.Kind;
import dev.headgate.command.session.SessionState;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.TenantId;
import dev.headgate.process.principal.Principal;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.query.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a transaction keeps, and what it leaves no trace of.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TransactionIT {

  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

  private final RunningService service = RunningService.start();
  private final Gateway gateway = service.newTenant();
  private final Database database = Database.open(service.databaseUrl());
  private final Transactions transactions = new Transactions(database, Catalogue.shipped());
  private final String session = UUID.randomUUID().toString();

  @AfterAll
  void stop() {
    database.close();
    service.close();
  }

  @Test
  void appendsWhatItsSchemaAllows() {
    List<Appended> appended =
        transactions.run(request(), transaction -> transaction.append(created(transaction, "web")));
    assertThat(appended).extracting(Appended::version).containsExactly(1L);
    assertThat(gateway.versions(session)).containsExactly(1L);
    assertThat(gateway.column("metadata ->> 'user_agent'", "aggregate_id = '" + session + "'"))
        .containsExactly("a test");
  }

  @Test
  void appendsNothingThatBreaksItsSchema() {
    long before = gateway.events("%");
    assertThatThrownBy(() ->
            transactions.run(
                request(),
                transaction -> {
                  transaction.append(created(transaction, "web"));
                  return transaction.append(created(transaction, ""));
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SessionCreated")
        .hasMessageContaining("/platform");
    assertThat(gateway.events("%")).isEqualTo(before);
  }

  @Test
  void letsEverybodyAppendToOneHeadInTheEnd() {
    String crowded = UUID.randomUUID().toString();
    int clients = 40;
    Gateway.together(
        clients,
        _ ->
            transactions.run(
                request(),
                transaction -> {
                  Head<SessionState> head = transaction.head(Kind.SESSION, crowded);
                  transaction.append(Decision.on(head, Kind.SESSION, event("web"), null));
                  return null;
                }));
    assertThat(gateway.versions(crowded))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, clients).boxed().toList());
  }

  @Test
  void givesUpOnAHeadThatKeepsMoving() {
    long before = gateway.events("%");
    int[] attempts = new int[1];
    assertThatThrownBy(() ->
            transactions.run(
                request(),
                transaction -> {
                  attempts[0]++;
                  Head<SessionState> stale =
                      new Head<>(UUID.randomUUID().toString(), 7, Kind.SESSION.initial());
                  return transaction.append(Decision.on(stale, Kind.SESSION, event("web"), null));
                }))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.problem().code()).isEqualTo("version_conflict");
              assertThat(refusal.problem().passes()).isTrue();
            });
    assertThat(attempts[0]).isGreaterThan(1);
    assertThat(gateway.events("%")).isEqualTo(before);
  }

  private Decision created(Transaction transaction, String platform) {
    Head<SessionState> head = transaction.head(Kind.SESSION, session);
    return Decision.on(head, Kind.SESSION, event(platform), null);
  }

  private static SessionCreated event(String platform) {
    return new SessionCreated(UUID.randomUUID(), platform, "", LATER);
  }

  private Request request() {
    return new Request(
        new Principal(new TenantId(gateway.tenant()), "service:test", Set.of(Principal.ALL)),
        new Origin(UUID.randomUUID(), null, "127.0.0.1", "a test"),
        Map.of(),
        new Query(Map.of()),
        Gateway.body(),
        new Precondition.None());
  }
}
