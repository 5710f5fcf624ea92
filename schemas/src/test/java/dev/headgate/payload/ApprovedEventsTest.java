package dev.headgate.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.ApiKeyEvent.ApiKeyCreated;
import dev.headgate.event.ApiKeyEvent.ApiKeyDeleted;
import dev.headgate.event.ApiKeyEvent.ApiKeyRevoked;
import dev.headgate.event.ApiKeyEvent.ApiKeyRotated;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.Event;
import dev.headgate.event.EventType;
import dev.headgate.event.Personal;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.SessionEvent.SessionRevoked;
import dev.headgate.event.UserEvent.UserUpserted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The wire form of every event type and version, approved by people and kept in `approved/`. Each
/// file holds one line an event: with everything, and with only what it must have.
final class ApprovedEventsTest {

  private static final UUID USER = UUID.fromString("0199c1a0-0000-7000-8000-0000000000a1");
  private static final Instant TIME = Instant.parse("2026-11-21T08:30:00.120Z");

  private static final List<Event> EVENTS =
      List.of(
          new UserUpserted(
              new Personal.Clear("ada@example.com"),
              "admin",
              "password",
              TIME,
              new Personal.Clear("Ada \"Ада\" Lovelace")),
          new UserUpserted(
              new Personal.Encrypted("c2VhbGVk", "user:1"), "member", "google", null, null),
          new UserUpserted(
              new Personal.Clear("ada@example.com"),
              "member",
              "google",
              null,
              new Personal.Encrypted("c2VhbGVk", "user:1")),
          new SessionCreated(USER, "web", "read write", TIME),
          new SessionRevoked(USER, "web", "read write", TIME, "logout"),
          new ApiKeyCreated(USER, "read", TIME, "nightly export"),
          new ApiKeyCreated(USER, "read", null, "nightly export"),
          new ApiKeyRotated(USER, "write", TIME),
          new ApiKeyRotated(USER, "write", null),
          new ApiKeyRevoked(USER, "leaked"),
          new ApiKeyRevoked(USER, null),
          new ApiKeyDeleted(USER),
          new AuthEventLogged("login", true, "web", null, USER.toString(), "user"),
          new AuthEventLogged("login", false, "cli", "wrong email or password", null, "client"));

  static List<EventType> types() {
    return Payloads.types().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("types")
  void theWireFormIsTheApprovedOne(EventType type) throws IOException {
    assertThat(EVENTS).as("samples of %s", type).anyMatch(event -> event.type().equals(type));
    String written =
        EVENTS.stream()
            .filter(event -> event.type().equals(type))
            .map(Payloads::encode)
            .collect(Collectors.joining("\n", "", "\n"));
    Path approved = Path.of("src/test/resources/approved", type + ".jsonl");
    String expected = Files.exists(approved) ? Files.readString(approved) : "(nothing approved)";
    if (!written.equals(expected)) {
      Path received = Files.createDirectories(Path.of("target/received")).resolve(type + ".jsonl");
      Files.writeString(received, written);
      assertThat(written)
          .as(
              "the wire form of %s changed. Events of the log keep the old one for ever, so this"
                  + " is most likely a mistake, or a new version. If it is meant:%n"
                  + "  cp schemas/%s schemas/%s%n",
              type, received, approved)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatWasApprovedStillReadsAndIsStillValid(EventType type) throws IOException {
    Catalogue catalogue = Catalogue.shipped();
    Path approved = Path.of("src/test/resources/approved", type + ".jsonl");
    List<Event> read = new ArrayList<>();
    for (String line : Files.readAllLines(approved)) {
      JsonNode data = new JsonMapper().readTree(line);
      assertThat(catalogue.validate(type, data)).isEmpty();
      read.add(Payloads.decode(type, line));
    }
    assertThat(read).isEqualTo(EVENTS.stream().filter(event -> event.type().equals(type)).toList());
  }

  @Test
  void nothingIsApprovedThatDoesNotExist() throws IOException {
    try (var files = Files.list(Path.of("src/test/resources/approved"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              types().stream().map(type -> type + ".jsonl").toList());
    }
  }
}
