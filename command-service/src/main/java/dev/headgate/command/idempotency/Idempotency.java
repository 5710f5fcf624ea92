package dev.headgate.command.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.idempotency.StoredAnswers.Row;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.problem.CommandProblem;
import dev.headgate.process.problem.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// Carries a request out once for each key and tenant. The answer is stored in the transaction of
/// its events, so there is never one without the other. Any thread may use it.
public final class Idempotency {

  private static final byte CLEAR = 0;
  private static final byte SEALED = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sealing sealing;

  public Idempotency(Sealing sealing) {
    this.sealing = sealing;
  }

  /// Gives the stored answer, or does the work and stores what comes of it.
  ///
  /// @throws Refusal 409 while the same key is at work, 422 when it was used for something else
  public Answer once(Transaction transaction, IdempotentRequest request, Supplier<Answer> work) {
    String tenant = transaction.tenant().toString();
    byte[] keyHash = sealing.fingerprint("key", request.key().getBytes(UTF_8));
    if (!StoredAnswers.tryLock(transaction.handle(), tenant, keyHash)) {
      throw Refusal.passing(
          CommandProblem.IDEMPOTENCY_KEY_IN_FLIGHT, "Wait for the first request, then send again.");
    }
    byte[] fingerprint = sealing.fingerprint("request", request.content());
    Optional<Row> stored = StoredAnswers.find(transaction.handle(), keyHash);
    if (stored.isPresent()) {
      return replay(tenant, request, fingerprint, stored.get());
    }
    Answer answer = work.get();
    Row row = new Row(fingerprint, pack(tenant, request, answer));
    StoredAnswers.store(transaction.handle(), keyHash, row);
    return answer;
  }

  private Answer replay(String tenant, IdempotentRequest request, byte[] fingerprint, Row row) {
    if (!MessageDigest.isEqual(fingerprint, row.fingerprint())) {
      throw Refusal.of(
          CommandProblem.IDEMPOTENCY_KEY_REUSED, "Use a new Idempotency-Key for a new request.");
    }
    byte[] rest = Arrays.copyOfRange(row.answer(), 1, row.answer().length);
    return row.answer()[0] == SEALED
        ? read(sealing.open(request.key(), tenant.getBytes(UTF_8), rest), true)
        : read(rest, false);
  }

  private byte[] pack(String tenant, IdempotentRequest request, Answer answer) {
    byte[] text = write(answer);
    byte[] rest =
        answer.secret() ? sealing.seal(request.key(), tenant.getBytes(UTF_8), text) : text;
    return ByteBuffer.allocate(1 + rest.length)
        .put(answer.secret() ? SEALED : CLEAR)
        .put(rest)
        .array();
  }

  private static byte[] write(Answer answer) {
    ObjectNode object = JSON.createObjectNode();
    object.put("status", answer.status());
    object.set("body", answer.body());
    object.put("version", answer.version());
    object.put("location", answer.location());
    try {
      return JSON.writeValueAsBytes(object);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Answer read(byte[] text, boolean secret) {
    try {
      JsonNode object = JSON.readTree(text);
      JsonNode version = object.required("version");
      return new Answer(
          object.required("status").intValue(),
          (ObjectNode) object.required("body"),
          version.isNull() ? null : version.longValue(),
          object.required("location").textValue(),
          secret);
    } catch (IOException broken) {
      throw new UncheckedIOException("a stored answer is no JSON", broken);
    }
  }
}
