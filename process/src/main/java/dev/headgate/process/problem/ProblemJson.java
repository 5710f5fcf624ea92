package dev.headgate.process.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The form of a problem in `application/problem+json`.
public final class ProblemJson {

  private ProblemJson() {}

  public static ObjectNode write(Problem problem) {
    ObjectNode object =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", problem.type())
            .put("title", problem.title())
            .put("status", problem.status())
            .put("code", problem.code())
            .put("detail", problem.detail());
    if (!problem.errors().isEmpty()) {
      ArrayNode errors = object.putArray("errors");
      problem
          .errors()
          .forEach(error ->
              errors.addObject().put("pointer", error.pointer()).put("detail", error.detail()));
    }
    return object;
  }
}
