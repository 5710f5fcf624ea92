package dev.headgate.command.badrequest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.command.fuzz.Draft;
import java.util.List;
import java.util.Set;

/// A request that must be refused, and how.
///
/// @param codes any of which the refusal may have; none for whatever the document allows
/// @param pointers what `errors` must point at, if it is fields that are refused
record Bad(Draft draft, Set<String> codes, List<String> pointers) {

  static Bad of(Draft draft, String... codes) {
    return new Bad(draft, Set.of(codes), List.of());
  }

  Bad pointingAt(List<String> places) {
    return new Bad(draft, codes, places);
  }

  /// What is wrong with a refusal; nothing if it is as it should be.
  String complaint(int status, String code, JsonNode problem) {
    boolean isToldOnly = status == 200 && problem.path("valid").isBoolean();
    if (isToldOnly) { // whoever asks whether a request is right is answered, not refused
      return problem.path("valid").booleanValue() ? "called right" : "";
    }
    if (status < 400 || status >= 500) {
      return "not refused";
    }
    if (code.isEmpty() || (!codes.isEmpty() && !codes.contains(code))) {
      return "refused with '%s' instead of one of %s".formatted(code, codes);
    }
    List<String> found =
        problem.path("errors").valueStream().map(error -> error.path("pointer").asText()).toList();
    return code.equals("invalid_fields") && !pointers.stream().allMatch(at -> isIn(found, at))
        ? "points at %s instead of %s".formatted(found, pointers)
        : "";
  }

  /// At the place itself or at something in it.
  private static boolean isIn(List<String> found, String place) {
    return found.stream().anyMatch(at -> at.equals(place) || at.startsWith(place + "/"));
  }
}
