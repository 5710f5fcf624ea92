package dev.headgate.command.proposal;

import dev.headgate.command.problem.CommandProblem;
import dev.headgate.process.problem.FieldError;
import dev.headgate.process.problem.ProblemType;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// All that is wrong with a body, in the order it was found. Beyond ten thousand it only counts: an
/// answer must not grow much larger than what was asked. Confined to one thread.
public final class Findings {

  private static final int LISTED = 10_000;

  private static final Map<ProblemType, String> REMEDIES =
      Map.of(
          StandardProblem.INVALID_FIELDS, "Correct the fields named in errors and send again.",
          StandardProblem.FORBIDDEN, "Leave created_by out, or ask as somebody with the role.",
          CommandProblem.EVENT_TYPE_UNKNOWN, "Use a type of the catalogue.",
          CommandProblem.EVENT_TYPE_DECIDED, "Use the commands under /v1/auth.",
          CommandProblem.LIMIT_EXCEEDED, "data ≤ 256 KiB, metadata ≤ 16 KiB.",
          CommandProblem.VERSION_CONFLICT, "Read the aggregates again and decide anew.");

  private final List<Finding> found = new ArrayList<>();
  private int more;

  public void add(Finding finding) {
    if (found.size() < LISTED) {
      found.add(finding);
    } else {
      more++;
    }
  }

  void addInvalid(List<FieldError> errors) {
    errors.forEach(error -> add(new Finding(StandardProblem.INVALID_FIELDS, error)));
  }

  public int count() {
    return found.size() + more;
  }

  /// As they are told; a last one stands for those that are not listed.
  public List<Finding> list() {
    List<Finding> listed = new ArrayList<>(found);
    if (more > 0) {
      listed.add(
          new Finding(
              StandardProblem.INVALID_FIELDS,
              new FieldError("", "%d more errors are not listed".formatted(more))));
    }
    return listed;
  }

  /// Refuses the request when anything is wrong with it. What is forbidden is not mixed with
  /// advice; otherwise a request that is wrong in one way alone is told so by its code.
  ///
  /// @throws Refusal with a pointer for each finding
  public void refuse() {
    if (found.isEmpty()) {
      return;
    }
    Set<ProblemType> types = found.stream().map(Finding::type).collect(Collectors.toSet());
    ProblemType type = types.size() == 1 ? types.iterator().next() : StandardProblem.INVALID_FIELDS;
    if (types.contains(StandardProblem.FORBIDDEN)) {
      type = StandardProblem.FORBIDDEN;
    }
    throw Refusal.of(type, REMEDIES.getOrDefault(type, "See errors."), errorsOf(type));
  }

  private List<FieldError> errorsOf(ProblemType type) {
    return list().stream()
        .filter(finding ->
            type != StandardProblem.FORBIDDEN || finding.type() == StandardProblem.FORBIDDEN)
        .map(Finding::error)
        .toList();
  }
}
