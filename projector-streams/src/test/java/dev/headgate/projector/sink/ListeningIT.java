package dev.headgate.projector.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.Published;
import dev.headgate.projector.readdatabase.ReadDatabase;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.sink.SinkTransaction.Step;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.topic.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a listener on the read database hears, with the page's own examples.
final class ListeningIT {

  private static final Topic TOPIC = new Topic("auth.audit.events.v1", 1);
  private static final TopicPartition AT = new TopicPartition(TOPIC.name(), 0);
  private static final Path PAGE = Path.of("../docs/listening.md");
  private static final Path PSQL = Path.of("/usr/bin/psql");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static PostgresServer postgres;
  private static ReadDatabase database;
  private static Thread listener;
  private static final BlockingQueue<String> HEARD = new LinkedBlockingQueue<>();

  private final SinkTransaction audit =
      new SinkTransaction(
          database,
          new Positions("audit"),
          new EventWriter(new Vocabulary(Catalogue.shipped())),
          _ -> {});

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.temporary();
    postgres.createDatabase("headgate_read");
    PostgresUrl url = PostgresUrl.parse(postgres.url("headgate_read"));
    ReadDatabase.migrate(url);
    database = ReadDatabase.open(url);
    CountDownLatch ready = new CountDownLatch(1);
    String jdbc =
        url.jdbcUrl()
            + (url.jdbcUrl().contains("?") ? "&" : "?")
            + "user="
            + url.user()
            + "&password="
            + url.password();
    listener =
        Thread.ofPlatform()
            .daemon()
            .name("listener")
            .start(() -> {
              try {
                Listener.listen(jdbc, ready::countDown, HEARD::add);
              } catch (SQLException ended) {
                HEARD.add("ended: " + ended.getMessage());
              }
            });
    assertThat(ready.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @AfterAll
  static void stop() {
    listener.interrupt();
    database.close();
    postgres.close();
  }

  @BeforeEach
  void begin() throws SQLException {
    run("TRUNCATE headgate.auth_events");
    run("DELETE FROM headgate.sink_position");
    audit.begin(new Beginning(new TopicIdentities(Map.of(TOPIC, new UUID(1, 1))), Map.of()));
    HEARD.clear();
  }

  @Test
  void tellsOfEachEventOnceAfterItsRowIsThere() throws Exception {
    write(0, 2);
    JsonNode first = heard();
    JsonNode second = heard();
    assertThat(first.properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder(
            "event_id",
            "event_type",
            "aggregate_type",
            "aggregate_id",
            "aggregate_version",
            "tenant_id");
    assertThat(first.required("event_type").asText()).isEqualTo("AuthEventLogged");
    assertThat(first.required("tenant_id").asText()).isEqualTo(Published.TENANT.toString());
    assertThat(
            List.of(
                first.required("aggregate_id").asText(), second.required("aggregate_id").asText()))
        .containsExactlyInAnyOrder(id(0), id(1));
    assertThat(HEARD).isEmpty();
  }

  @Test
  void saysNothingOfWhatIsReadAgainOrHealed() throws Exception {
    write(0, 3);
    drain(3);
    run("UPDATE headgate.sink_position SET next_offset = 0");
    write(0, 3);
    run("TRUNCATE headgate.auth_events");
    write(0, 4);
    assertThat(heard().required("aggregate_id").asText()).as("the only new one").isEqualTo(id(3));
    assertThat(HEARD).isEmpty();
  }

  @Test
  void saysNothingOfABatchThatWasRolledBack() throws Exception {
    Optional<?> applied = apply(List.of(record(0)), 7, 8);
    assertThat(applied).as("the position stood elsewhere").isEmpty();
    write(0, 1);
    drain(1);
    assertThat(HEARD).isEmpty();
  }

  @Test
  void staysFarBelowTheLongestNoticeThereCanBe() throws Exception {
    write(0, 1);
    String notice = drain(1).getFirst();
    int longest = notice.length() + 200 + 100 + 63 + 19; // the rules for ids, types and versions
    assertThat(longest).isLessThan(8000);
  }

  @Test
  void isShownAsThePageShowsIt() throws Exception {
    String page = Files.readString(PAGE);
    String source =
        Files.readString(Path.of("src/test/java/dev/headgate/projector/sink/Listener.java"));
    String example =
        source
            .substring(source.indexOf("// docs/listening.md") + 20, source.indexOf("  // end"))
            .stripIndent()
            .strip();
    assertThat(page).contains("```java\n" + example.indent(-2).strip() + "\n```");
  }

  @Test
  void isHeardByThePagesPsql() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(PSQL), "psql is not installed");
    String page = Files.readString(PAGE);
    String block = page.substring(page.indexOf("```sql\n") + 7);
    String script = block.substring(0, block.indexOf("```")); // LISTEN, then a statement
    Process psql =
        new ProcessBuilder(PSQL.toString(), "-X", "-q", postgres.url("headgate_read"))
            .redirectErrorStream(true)
            .start();
    try (var input = psql.outputWriter()) {
      List<String> statements = script.strip().lines().toList();
      input.write(statements.getFirst() + "\n\\echo listening\n");
      input.flush();
      var output = psql.inputReader();
      assertThat(output.readLine()).isEqualTo("listening");
      write(0, 1);
      input.write(statements.getLast() + "\n\\q\n");
      input.flush();
      assertThat(output.lines().toList())
          .anyMatch(line ->
              line.startsWith("Asynchronous notification \"headgate_events\" with payload")
                  && line.contains(id(0)));
    }
    assertThat(psql.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private static JsonNode heard() throws Exception {
    return JSON.readTree(drain(1).getFirst());
  }

  private static List<String> drain(int count) {
    await().atMost(java.time.Duration.ofMinutes(1)).until(() -> HEARD.size() >= count);
    List<String> notices = new ArrayList<>();
    HEARD.drainTo(notices, count);
    return notices;
  }

  private void write(int from, int to) throws SQLException {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int offset = from; offset < to; offset++) {
      records.add(record(offset));
    }
    assertThat(apply(records, from, to)).isPresent();
  }

  private Optional<?> apply(List<ConsumerRecord<byte[], byte[]>> records, int from, int to)
      throws SQLException {
    return audit.apply(
        new ConsumerRecords<>(Map.of(AT, records), Map.of()), Map.of(AT, new Step(from, to)));
  }

  private static String id(int offset) {
    return new UUID(7, offset).toString();
  }

  private static ConsumerRecord<byte[], byte[]> record(int offset) {
    var event = new AuthEventLogged("login", true, "web", null, null, "user");
    var sent = Published.record("audit", new UUID(7, offset), 1, event);
    return new ConsumerRecord<>(
        sent.topic(),
        0,
        offset,
        0L,
        TimestampType.CREATE_TIME,
        0,
        0,
        sent.key(),
        sent.value(),
        sent.headers(),
        Optional.empty());
  }

  private static void run(String sql) throws SQLException {
    try (var connection = postgres.connect("headgate_read");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
