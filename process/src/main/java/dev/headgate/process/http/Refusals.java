package dev.headgate.process.http;

import dev.headgate.process.problem.Problem;
import dev.headgate.process.problem.ProblemJson;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every refusal as `application/problem+json`, and the only place that logs a failed request.
public final class Refusals {

  public static final String PROBLEM_JSON = "application/problem+json";

  private static final String CODE = "headgate.refusal";

  /// Names a realm and a scheme that browsers leave alone: what it takes to be known is told by the
  /// security schemes of the API document. https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1
  private static final String CHALLENGE = "Headgate realm=\"headgate\"";

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private Refusals() {}

  static void mount(RoutesConfig routes) {
    routes.exception(Refusal.class, (refusal, context) -> refused(refusal, context));
    routes.exception(
        HttpResponseException.class, (response, context) -> unmatched(response, context));
    routes.exception(
        UncheckedIOException.class,
        (_, context) ->
            write(context, Problem.of(StandardProblem.MALFORMED_REQUEST, "The body ended early.")));
    routes.exception(Exception.class, Refusals::failed);
  }

  /// Answers with a problem.
  public static void write(Context context, Problem problem) {
    UnreadBody.drop(context);
    isRefused(context, problem.code());
    if (problem.passes()) {
      context.header("Retry-After", "1");
    }
    status(context, problem.status())
        .header("Cache-Control", "no-store")
        .contentType(PROBLEM_JSON)
        .result(ProblemJson.write(problem).toString());
  }

  /// Sets the status, and with a 401 the challenge that belongs to it.
  public static Context status(Context context, int status) {
    if (status == 401) {
      context.header("WWW-Authenticate", CHALLENGE);
    }
    return context.status(status);
  }

  /// Notes why a request was refused.
  public static void isRefused(Context context, String code) {
    context.attribute(CODE, code);
  }

  /// Why a request was refused, if it was.
  public static Optional<String> codeOf(Context context) {
    return Optional.ofNullable(context.attribute(CODE));
  }

  private static void refused(Refusal refusal, Context context) {
    if (refusal.problem().status() == 503) {
      LOG.warn("refused for now code={}", refusal.problem().code(), refusal.getCause());
    }
    write(context, refusal.problem());
  }

  /// The log gets the stack, which whoever speaks with a database keeps free of values; the body
  /// says nothing.
  private static void failed(Exception failure, Context context) {
    LOG.error("request failed method={} path={}", context.method(), context.path(), failure);
    write(
        context,
        Problem.of(
            StandardProblem.INTERNAL_FAILURE, "It is logged. Whether it was done is unknown."));
  }

  private static void unmatched(HttpResponseException response, Context context) {
    if (response.getStatus() == 405) {
      context.header("Allow", String.join(", ", response.getDetails().values()));
    }
    write(context, unmatched(response));
  }

  private static Problem unmatched(HttpResponseException response) {
    return switch (response.getStatus()) {
      case 404 -> Problem.of(StandardProblem.NOT_FOUND, "No route has this path.");
      case 405 -> Problem.of(StandardProblem.METHOD_NOT_ALLOWED, "See /openapi.yaml.");
      case 413 -> Problem.of(StandardProblem.BODY_TOO_LARGE, "The body is too large.");
      default -> Problem.of(StandardProblem.MALFORMED_REQUEST, "The request cannot be read.");
    };
  }
}
