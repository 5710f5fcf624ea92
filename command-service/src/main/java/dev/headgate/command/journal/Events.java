package dev.headgate.command.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.command.dispatch.OneStatement;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.grant.Paths;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.proposal.Finding;
import dev.headgate.command.proposal.Findings;
import dev.headgate.command.proposal.Proposal;
import dev.headgate.command.proposal.Proposals;
import dev.headgate.event.TenantId;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.util.List;
import java.util.UUID;

/// Events of types without a decider, and any event by its id.
public final class Events {

  private final Proposals proposals;

  public Events(Catalogue catalogue) {
    this.proposals = new Proposals(catalogue);
  }

  /// `GET /api/v1/events/{id}`.
  public Work get(Request request) {
    UUID id = Paths.id(request);
    return transaction ->
        EventLog.find(transaction, id)
            .map(event -> answer(200, event))
            .orElseThrow(() -> Refusal.of(StandardProblem.NOT_FOUND, "No event has this id."));
  }

  /// `POST /api/v1/events`.
  public Work post(Request request) {
    Findings findings = new Findings();
    List<Proposal> one = proposals.one(request, findings);
    findings.refuse();
    TenantId tenant = request.principal().tenant();
    OneStatement append =
        new OneStatement(handle -> appended(EventLog.publish(handle, tenant, one.getFirst())));
    if (!Standing.minds(one.getFirst())) {
      return append;
    }
    return transaction -> {
      refuseUnlessStanding(transaction, one);
      return append.in(transaction);
    };
  }

  private static Answer appended(ObjectNode event) {
    return answer(201, event).locatedAt("/api/v1/events/" + event.required("event_id").textValue());
  }

  /// `POST /api/v1/events/batch`.
  public Work postAll(Request request) {
    Findings findings = new Findings();
    List<Proposal> many = proposals.many(request, findings);
    findings.refuse();
    return transaction -> {
      refuseUnlessStanding(transaction, many);
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      ArrayNode ids = body.putArray("event_ids");
      ArrayNode events = body.putArray("events");
      for (ObjectNode event : EventLog.publishAll(transaction, many)) {
        ids.add(event.required("event_id").textValue());
        events.add(event);
      }
      return Answer.of(201, body);
    };
  }

  /// `POST /api/v1/events/validate`.
  public Work validate(Request request) {
    return transaction -> {
      Findings findings = new Findings();
      List<Proposal> any = proposals.any(request, findings);
      new Standing(transaction).check(any, findings);
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("valid", findings.count() == 0);
      ArrayNode errors = body.putArray("errors");
      for (Finding finding : findings.list()) {
        errors
            .addObject()
            .put("pointer", finding.error().pointer())
            .put("code", finding.type().code())
            .put("detail", finding.error().detail());
      }
      return Answer.of(200, body);
    };
  }

  /// Before the append, because only this can say of each event what stands in its way. An append
  /// that loses a race nevertheless is run again and gets here.
  private static void refuseUnlessStanding(Transaction transaction, List<Proposal> proposals) {
    Findings findings = new Findings();
    new Standing(transaction).check(proposals, findings);
    findings.refuse();
  }

  private static Answer answer(int status, ObjectNode event) {
    long version = event.required("aggregate_version").longValue();
    event.putArray("event_ids").add(event.required("event_id").textValue());
    return Answer.of(status, event).at(version);
  }
}
