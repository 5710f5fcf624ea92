package dev.headgate.command.bookmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.cursor.Cursors;
import dev.headgate.command.cursor.Position;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Precondition;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.identifier.NameForm;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.problem.CommandProblem;
import dev.headgate.event.TenantId;
import dev.headgate.event.WireTime;
import dev.headgate.process.json.Fields;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.util.Optional;

/// Keeps consumers' places by name. Two that share a name cannot overwrite each other unseen: a
/// move says which version it saw.
public final class Bookmarks {

  private static final int LONGEST = 100;

  private final Cursors cursors;

  public Bookmarks(Cursors cursors) {
    this.cursors = cursors;
  }

  /// `GET /api/v1/cursors/{name}`.
  public Work get(Request request) {
    String name = name(request);
    return transaction ->
        BookmarkRows.find(transaction, name)
            .map(found -> answer(200, transaction.tenant(), name, found))
            .orElseThrow(() -> Refusal.of(StandardProblem.NOT_FOUND, "No cursor has this name."));
  }

  /// `PUT /api/v1/cursors/{name}`.
  public Work put(Request request) {
    String name = name(request);
    Position position = position(request);
    return transaction -> {
      Optional<Bookmark> known = BookmarkRows.find(transaction, name);
      request.precondition().check(known.map(Bookmark::version).orElse(0L));
      return known.isEmpty()
          ? create(transaction, request, name, position)
          : move(transaction, request, name, position, known.get().version());
    };
  }

  private Answer create(Transaction transaction, Request request, String name, Position position) {
    return BookmarkRows.create(transaction, name, position, request.principal().subject())
        .map(made ->
            answer(201, transaction.tenant(), name, made).locatedAt("/api/v1/cursors/" + name))
        .orElseThrow(Bookmarks::unseen);
  }

  private Answer move(
      Transaction transaction, Request request, String name, Position position, long version) {
    if (request.precondition() instanceof Precondition.None) {
      throw unseen();
    }
    return BookmarkRows.move(transaction, name, position, request.principal().subject(), version)
        .map(moved -> answer(200, transaction.tenant(), name, moved))
        .orElseThrow(() ->
            Refusal.of(
                CommandProblem.PRECONDITION_FAILED,
                "Somebody else moved the cursor; read it again and decide anew."));
  }

  /// The position of the body; without one, the beginning of the log.
  private Position position(Request request) {
    Fields fields = new Fields(request.body());
    String text = fields.optionalText(Cursors.PARAMETER, 1, LONGEST);
    Optional<Position> position =
        text == null
            ? Optional.of(Position.BEGINNING)
            : cursors.read(request.principal().tenant(), text);
    if (position.isEmpty()) {
      fields.reject(Cursors.PARAMETER, "must be a next_cursor that this API gave your tenant");
    }
    fields.end();
    return position.orElseThrow();
  }

  private Answer answer(int status, TenantId tenant, String name, Bookmark found) {
    boolean isBeginning = found.position().equals(Position.BEGINNING);
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name)
            .put("cursor", isBeginning ? null : cursors.write(tenant, found.position()))
            .put("version", found.version())
            .put("updated_by", found.updatedBy())
            .put("updated_at", WireTime.format(found.updatedAt()));
    return Answer.of(status, body).at(found.version());
  }

  private static Refusal unseen() {
    return Refusal.of(
        CommandProblem.PRECONDITION_REQUIRED,
        "Read the cursor and send its ETag as If-Match; If-Match: * overwrites whatever is there.");
  }

  private static String name(Request request) {
    String name = request.path("name");
    if (!NameForm.CONSUMER.fits(name)) {
      throw Refusal.of(
          StandardProblem.MALFORMED_REQUEST, "A cursor's name has " + NameForm.CONSUMER.words());
    }
    return name;
  }
}
