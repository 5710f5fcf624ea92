package dev.headgate.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headgate.event.ApiKeyEvent;
import dev.headgate.event.ApiKeyEvent.ApiKeyRevoked;
import dev.headgate.event.AuditEvent;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.Event;
import dev.headgate.event.EventType;
import dev.headgate.event.SessionEvent;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.UserEvent;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.payload.Payloads;
import dev.headgate.topic.Topic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The catalogue as it is shipped.
final class CatalogueTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String USER = "0199c1a0-0000-7000-8000-0000000000a1";

  private final Catalogue catalogue = Catalogue.shipped();

  @Test
  void knowsTheEightEventTypesOfAuth() {
    assertThat(auth())
        .extracting(EventType::toString)
        .containsExactly(
            "ApiKeyCreated.v1",
            "ApiKeyDeleted.v1",
            "ApiKeyRevoked.v1",
            "ApiKeyRotated.v1",
            "AuthEventLogged.v1",
            "SessionCreated.v1",
            "SessionRevoked.v1",
            "UserUpserted.v1");
  }

  @ParameterizedTest
  @CsvSource({
    "user, auth.user.events.v1",
    "session, auth.session.events.v1",
    "api_key, auth.apikey.events.v1",
    "audit, auth.audit.events.v1"
  })
  void knowsTheTopicOfEachAggregate(String aggregateType, String topic) {
    assertThat(catalogue.topicOf(aggregateType)).isEqualTo(new Topic(topic, 6));
    assertThat(catalogue.topics()).contains(new Topic(topic, 6));
  }

  @Test
  void theRecordsNameTheirAggregateTypesAsTheFilesDo() {
    assertThat(auth())
        .extracting(type -> catalogue.find(type).orElseThrow().aggregateType())
        .containsOnly(
            UserEvent.AGGREGATE_TYPE,
            SessionEvent.AGGREGATE_TYPE,
            ApiKeyEvent.AGGREGATE_TYPE,
            AuditEvent.AGGREGATE_TYPE);
  }

  @Test
  void onlyAuditEventsComeWithoutADecider() {
    assertThat(auth())
        .filteredOn(type -> !catalogue.find(type).orElseThrow().decided())
        .containsExactly(AuthEventLogged.TYPE);
  }

  @Test
  void everyExampleReadsAsAnEventOfItsTypeAndIsWrittenTheSameWay() throws Exception {
    for (EventType type : Payloads.types()) {
      for (JsonNode example : catalogue.find(type).orElseThrow().examples()) {
        Event event = Payloads.decode(type, example.toString());
        assertThat(event.type()).isEqualTo(type);
        assertThat(JSON.readTree(Payloads.encode(event))).isEqualTo(example);
      }
    }
  }

  @Test
  void everyEntryHasAnOwnerADescriptionAndAnExample() {
    for (EventType type : catalogue.types()) {
      CatalogueEntry entry = catalogue.find(type).orElseThrow();
      assertThat(entry.owner()).isNotBlank();
      assertThat(entry.description()).isNotBlank();
      assertThat(entry.examples()).isNotEmpty();
      assertThat(entry.schema().path("$id").asText()).endsWith("/" + type + ".json");
    }
  }

  @Test
  void personalFieldsAreMarked() throws Exception {
    JsonNode user = catalogue.find(UserUpserted.TYPE).orElseThrow().schema();
    assertThat(user.at("/properties/email/x-pii").asBoolean()).isTrue();
    assertThat(user.at("/properties/name/x-pii").asBoolean()).isTrue();
  }

  @Test
  void allViolationsAreTold() throws Exception {
    assertThat(violations(UserUpserted.TYPE, "{'email': 7, 'role': '', 'last_sign_in_at': 'now'}"))
        .containsOnlyKeys("/email", "/role", "/provider", "/last_sign_in_at")
        .containsEntry("/provider", "is required");
  }

  @Test
  void dataThatIsNoObjectIsPointedAtAsAWhole() throws Exception {
    assertThat(violations(UserUpserted.TYPE, "[]")).containsOnlyKeys("");
  }

  @Test
  void violationsNeverRepeatTheValue() throws Exception {
    String secret = "ada at example";
    assertThat(
            violations(
                UserUpserted.TYPE,
                "{'email': '%s', 'role': 'r', 'provider': 'p', 'name': ['%s'],"
                        .formatted(secret, secret)
                    + " 'last_sign_in_at': '%s'}".formatted(secret)))
        .hasSize(3)
        .values()
        .noneMatch(message -> message.contains(secret));
  }

  @Test
  void encryptedPersonalDataIsAsValidAsClear() throws Exception {
    String encrypted = "{'enc': 'c2VhbGVk', 'kid': 'user:1'}";
    String user = "{'email': %s, 'name': %s, 'role': 'r', 'provider': 'p'}";
    assertThat(violations(UserUpserted.TYPE, user.formatted(encrypted, encrypted))).isEmpty();
    assertThat(violations(UserUpserted.TYPE, user.formatted("{'enc': 'x'}", "null")))
        .containsOnlyKeys("/email/kid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21T08:30:00Z",
        "2026-11-21T08:30:00.000+00:00",
        "2026-02-30T08:30:00.000Z",
        "2026-11-21 08:30:00.000Z",
        "tomorrow"
      })
  void timesHaveOneForm(String time) throws Exception {
    String rest = "'user_id': '%s', 'platform': 'web', 'scope': ''".formatted(USER);
    assertThat(violations(SessionCreated.TYPE, "{%s, 'expires_at': '%s'}".formatted(rest, time)))
        .containsOnlyKeys("/expires_at");
  }

  @Test
  void aRevokedKeyIsNotActiveAndAnIdIsAUuid() throws Exception {
    assertThat(violations(ApiKeyRevoked.TYPE, "{'user_id': 'ada', 'is_active': true}"))
        .containsOnlyKeys("/user_id", "/is_active");
  }

  @Test
  void theSubjectOfAnAttemptIsAUserOrAClient() throws Exception {
    assertThat(
            violations(
                AuthEventLogged.TYPE,
                "{'event_type': 'login', 'success': true, 'platform': 'web',"
                    + " 'subject_type': 'dog'}"))
        .containsOnlyKeys("/subject_type");
  }

  @Test
  void whatALaterMinorVersionMayAddIsWelcome() throws Exception {
    assertThat(
            violations(
                ApiKeyRevoked.TYPE,
                "{'user_id': '%s', 'is_active': false, 'x': 1}".formatted(USER)))
        .isEmpty();
  }

  @Test
  void metadataIsOpenButItsKnownFieldsAreTyped() throws Exception {
    JsonNode welcome =
        JSON.readTree(
            """
            {"ip_address": {"enc": "c2Vh", "kid": "k"}, "user_agent": "curl", "shop": {"id": 7}}
            """);
    assertThat(catalogue.validateMetadata(welcome)).isEmpty();
    JsonNode refused = JSON.readTree("{\"ip_address\": 1, \"user_agent\": {}, \"source\": []}");
    assertThat(catalogue.validateMetadata(refused))
        .extracting(Violation::pointer)
        .containsExactlyInAnyOrder("/ip_address", "/user_agent/enc", "/user_agent/kid", "/source");
  }

  @Test
  void whatIsNotInItIsSaidSo() {
    EventType unknown = new EventType("UserUpserted", 2);
    assertThat(catalogue.find(unknown)).isEmpty();
    assertThatThrownBy(() -> catalogue.validate(unknown, JSON.createObjectNode()))
        .hasMessage("no event type UserUpserted.v2 in the catalogue");
    assertThatThrownBy(() -> catalogue.topicOf("dog"))
        .hasMessage("no aggregate type 'dog' in the catalogue");
  }

  /// As installed: the build's own tests see folders, the services see a jar.
  @Test
  void isReadFromInsideAJar(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("schemas with space.jar");
    Path source = Path.of(CatalogueTest.class.getResource("/catalogue/").toURI());
    try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      copy(source, zip.getPath("/catalogue"));
    }
    URI marker = URI.create("jar:" + jar.toUri() + "!/catalogue/metadata.v1.json");
    Catalogue fromJar = ShippedFiles.read(marker.toURL(), Catalogue::load);
    assertThat(fromJar.types()).isEqualTo(catalogue.types());
  }

  private List<EventType> auth() {
    return catalogue.types().stream()
        .filter(type -> catalogue.find(type).orElseThrow().topic().domain().equals("auth"))
        .toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private Map<String, String> violations(EventType type, String json) throws IOException {
    List<Violation> violations = catalogue.validate(type, JSON.readTree(json.replace('\'', '"')));
    return violations.stream()
        .collect(
            Collectors.toMap(Violation::pointer, Violation::message, (first, second) -> first));
  }
}
