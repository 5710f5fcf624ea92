package dev.headgate.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;

/// What became of a generation, for people.
public final class ReportText {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportText() {}

  public static String of(GenerationReport report) {
    StringBuilder text = new StringBuilder();
    text.append("generation %d is %s".formatted(report.generation(), meaning(report.state())));
    if (report.problem() != null) {
      text.append("%n  %s".formatted(report.problem()));
    }
    for (JsonNode finding : findings(report)) {
      text.append(finding(finding));
      finding.path("samples").forEach(sample -> text.append(sample(sample)));
    }
    return text.toString();
  }

  private static JsonNode findings(GenerationReport report) {
    try {
      return JSON.readTree(report.comparison() == null ? "[]" : report.comparison());
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static String finding(JsonNode finding) {
    long differences = finding.path("differences").asLong();
    return String.format(
        Locale.ROOT,
        "%n  %-10s %,d keys compared with g%d: %s",
        finding.path("projection").asText(),
        finding.path("keys").asLong(),
        finding.path("compared_with").asInt(),
        differences == 0 ? "equal" : String.format(Locale.ROOT, "%,d differ", differences));
  }

  private static String sample(JsonNode sample) {
    String what;
    if (sample.path("old_version").isNull()) {
      what = "only in the new generation, version " + sample.path("new_version").asLong();
    } else if (sample.path("new_version").isNull()) {
      what = "only in what is read, version " + sample.path("old_version").asLong();
    } else {
      what =
          "version %d, rebuilt %d: %s"
              .formatted(
                  sample.path("old_version").asLong(),
                  sample.path("new_version").asLong(),
                  sample.path("columns").asText());
    }
    return "%n    %s/%s  %s"
        .formatted(sample.path("tenant_id").asText(), sample.path("id").asText(), what);
  }

  private static String meaning(String state) {
    return switch (state) {
      case "live" -> "live: it is what the public views show";
      case "kept" -> "kept: maintained for a way back (replay rollback)";
      case "retired" -> "retired: left as it is for a way back (replay rollback)";
      case "differs" ->
          "different from what is read, and not read: resume --accept-differences, or cancel";
      case "cancelled" -> "cancelled: replay resume goes on, replay prune removes it";
      case "failed" -> "failed: replay resume tries again";
      default -> state;
    };
  }
}
