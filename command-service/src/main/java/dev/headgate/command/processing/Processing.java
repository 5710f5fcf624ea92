package dev.headgate.command.processing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.command.cursor.Cursors;
import dev.headgate.command.cursor.Position;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.grant.Paths;
import dev.headgate.command.identifier.NameForm;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.problem.CommandProblem;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import dev.headgate.process.query.Page;
import dev.headgate.process.query.Query;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// What named processors say of events, and what they still have to do.
public final class Processing {

  private static final String PROCESSOR = "processor";

  private final Catalogue catalogue;
  private final Cursors cursors;

  public Processing(Catalogue catalogue, Cursors cursors) {
    this.catalogue = catalogue;
    this.cursors = cursors;
  }

  /// The parameters of [#unprocessed].
  public static Set<String> parameters() {
    Set<String> parameters = new HashSet<>(Filter.PARAMETERS);
    parameters.addAll(Set.of(PROCESSOR, Page.PARAMETER, Cursors.PARAMETER));
    return parameters;
  }

  /// `PUT /api/v1/events/{id}/processing`.
  public Work put(Request request) {
    UUID event = Paths.id(request);
    Report report = Report.of(request.body());
    return transaction -> {
      Progress progress =
          ProgressRows.write(transaction, event, report)
              .orElseGet(() -> completed(transaction, event, report));
      new Remainder(transaction, report.processor(), cursors).follow(event, report.stage());
      ObjectNode body =
          JsonNodeFactory.instance
              .objectNode()
              .put("event_id", event.toString())
              .put(PROCESSOR, report.processor());
      return Answer.of(200, progress.in(body));
    };
  }

  /// `GET /api/v1/events/unprocessed`.
  public Work unprocessed(Request request) {
    Query query = request.query();
    String processor =
        query
            .text(PROCESSOR, 100)
            .filter(NameForm.CONSUMER::fits)
            .orElseThrow(
                () -> Query.refused("processor is required: " + NameForm.CONSUMER.words()));
    Filter filter = Filter.of(query, catalogue);
    Page page = Page.of(query);
    Position after = cursors.of(query, request.principal().tenant()).orElse(Position.BEGINNING);
    return transaction ->
        Answer.of(
            200, new Remainder(transaction, processor, cursors).page(filter, after, page.limit()));
  }

  /// What is completed stays so; saying it twice is no mistake.
  private static Progress completed(Transaction transaction, UUID event, Report report) {
    Progress known =
        ProgressRows.find(transaction, event, report.processor())
            .orElseThrow(() -> Refusal.of(StandardProblem.NOT_FOUND, "No event has this id."));
    if (report.stage() != Stage.COMPLETED) {
      throw Refusal.of(
          CommandProblem.PROCESSING_COMPLETED,
          "Leave it as it is; to do it again, use another processor name.");
    }
    return known;
  }
}
