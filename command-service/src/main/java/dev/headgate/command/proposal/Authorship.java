package dev.headgate.command.proposal;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.process.principal.Principal;
import dev.headgate.process.problem.StandardProblem;

/// Who may be named as the one who did it: everybody names themselves, the role `gateway` speaks
/// for users, agents and services, and only the role `system` says that nobody did it but the
/// system. A gateway passes on what it sees of others; `system` would hide who they are.
///
/// @param principal who asks
record Authorship(Principal principal) {

  private static final String FIELD = "created_by";
  private static final String SYSTEM = "system";

  void check(ObjectNode event, JsonPointer place, Findings findings) {
    JsonNode named = event.get(FIELD);
    if (named == null || !named.isTextual() || named.textValue().equals(principal.subject())) {
      return; // what is no text is told of as such
    }
    String author = named.textValue();
    if (!Principal.isSubject(author)) {
      findings.add(
          Finding.at(
              place,
              FIELD,
              StandardProblem.INVALID_FIELDS,
              "must be user:<uuid>, agent:<name>, service:<name> or system"));
    } else if (!principal.may(author.equals(SYSTEM) ? SYSTEM : "gateway")) {
      findings.add(
          Finding.at(
              place,
              FIELD,
              StandardProblem.FORBIDDEN,
              author.equals(SYSTEM)
                  ? "only the role system says system"
                  : "only the role gateway speaks for others"));
    }
  }
}
