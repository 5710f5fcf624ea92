package dev.headgate.verification;

import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.repair.RepairPlan;
import dev.headgate.verification.window.Course;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What came of a verification.
///
/// @param findings what is still wrong, after a repair if there was one
/// @param repair what a repair has written again, or would write
/// @param isRepaired whether it was done
public record Report(
    Course.Seen seen,
    Duration took,
    List<Finding> findings,
    Optional<RepairPlan> repair,
    boolean isRepaired) {

  public Report {
    findings = List.copyOf(findings);
  }

  public boolean isClean() {
    return findings.isEmpty();
  }
}
