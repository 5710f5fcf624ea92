package dev.headgate.verification.window;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.IdRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How far a run has come, kept in a file between its windows, so that a run that was stopped can
/// be gone on with.
///
/// @param asked the order in words
/// @param since what that means
/// @param begunAt when the run began
/// @param next the first id not yet looked at
/// @param seen what lies behind it
/// @param findings of the windows behind it
public record Course(
    String asked, Instant since, Instant begunAt, UUID next, Seen seen, List<Finding> findings) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(1);

  public Course {
    findings = List.copyOf(findings);
  }

  /// What lies behind.
  ///
  /// @param inParts aggregates that were not folded, because an archive has a part of their
  ///   histories
  public record Seen(long windows, long events, long inParts) {
    Seen and(Seen other) {
      return new Seen(windows + other.windows, events + other.events, inParts + other.inParts);
    }
  }

  /// A run that begins.
  public static Course begin(String asked, Instant since, Instant now) {
    return new Course(asked, since, now, IdRange.since(since).from(), new Seen(0, 0, 0), List.of());
  }

  /// The run in the file, where it stopped; nothing when there is none, or one that was asked for
  /// something else.
  public static Optional<Course> unfinished(Path file, String asked) {
    try {
      return Files.exists(file)
          ? Optional.of(read(JSON.readTree(Files.readString(file))))
              .filter(it -> it.asked().equals(asked))
          : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty(); // of another release: a run from the beginning is right in any case
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Course read(JsonNode json) {
    return new Course(
        json.required("asked").asText(),
        Instant.parse(json.required("since").asText()),
        Instant.parse(json.required("begun_at").asText()),
        UUID.fromString(json.required("next").asText()),
        new Seen(
            json.required("windows").asLong(),
            json.required("events").asLong(),
            json.required("in_parts").asLong()),
        List.of(JSON.convertValue(json.required("findings"), Finding[].class)));
  }

  /// Where to go on. What was being written when the run began was not settled then, so it is
  /// looked at once more.
  IdRange rest() {
    Instant settled = begunAt.minus(LONGEST_TRANSACTION);
    IdRange all = IdRange.since(settled.isBefore(since) ? since : settled);
    return IdRange.timeOf(next).isBefore(settled) ? all.startingAt(next) : all;
  }

  Course after(UUID upTo, Seen more, List<Finding> allFindings) {
    return new Course(asked, since, begunAt, upTo, seen.and(more), allFindings);
  }

  Course with(List<Finding> allFindings) {
    return new Course(asked, since, begunAt, next, seen, allFindings);
  }

  /// Replaces the file as a whole.
  void save(Path file) {
    ObjectNode json = JSON.createObjectNode();
    json.put("asked", asked);
    json.put("since", since.toString()).put("begun_at", begunAt.toString());
    json.put("next", next.toString());
    json.put("windows", seen.windows()).put("events", seen.events());
    json.put("in_parts", seen.inParts());
    json.set("findings", JSON.valueToTree(findings));
    try {
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(draft, json.toPrettyString());
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
