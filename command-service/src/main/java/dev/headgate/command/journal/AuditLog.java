package dev.headgate.command.journal;

import dev.headgate.command.audit.AuditCommand.LogAuthEvent;
import dev.headgate.command.audit.AuditDecider;
import dev.headgate.command.audit.AuditState;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.grant.Answers;
import dev.headgate.command.head.Kind;
import dev.headgate.command.outbox.Decision;
import dev.headgate.command.outbox.Head;
import dev.headgate.process.json.Fields;
import java.util.regex.Pattern;

/// What a gateway tells about attempts it saw itself.
public final class AuditLog {

  private static final Pattern SUBJECT_TYPE = Pattern.compile("user|client");

  /// `POST /v1/auth/audit`.
  public Work log(Request request) {
    Fields fields = new Fields(request.body());
    LogAuthEvent command =
        new LogAuthEvent(
            fields.text("event_type", 1, 100),
            fields.bool("success"),
            fields.text("platform", 1, 100),
            fields.optionalText("error_message", 1, 2000),
            fields.optionalText("subject_id", 1, 200),
            fields.matching("subject_type", SUBJECT_TYPE, "user or client"));
    fields.end();
    return transaction -> {
      Head<AuditState> head =
          new Head<>(transaction.nextEventId().toString(), 0, Kind.AUDIT.initial());
      var event = AuditDecider.decide(command, head.state());
      var appended =
          transaction.append(Decision.on(head, Kind.AUDIT, event, request.principal().user()));
      return Answers.of(201, Answers.body().put("audit_id", head.id()), appended)
          .locatedAt("/api/v1/events/" + appended.getFirst().eventId());
    };
  }
}
