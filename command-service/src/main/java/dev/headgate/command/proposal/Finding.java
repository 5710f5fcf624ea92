package dev.headgate.command.proposal;

import com.fasterxml.jackson.core.JsonPointer;
import dev.headgate.process.problem.FieldError;
import dev.headgate.process.problem.ProblemType;

/// One thing that is wrong, and what a request with nothing else wrong is refused as.
public record Finding(ProblemType type, FieldError error) {

  public static Finding at(JsonPointer place, String field, ProblemType type, String detail) {
    return new Finding(type, new FieldError(place.appendProperty(field).toString(), detail));
  }
}
