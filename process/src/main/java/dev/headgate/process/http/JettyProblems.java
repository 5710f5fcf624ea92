package dev.headgate.process.http;

import dev.headgate.process.problem.Problem;
import dev.headgate.process.problem.ProblemJson;
import dev.headgate.process.problem.StandardProblem;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// What Jetty refuses before Javalin sees it: broken HTTP, headers that are too large.
final class JettyProblems implements Request.Handler {

  private static final String ADVICE =
      "Send well-formed HTTP/1.1 with less than 16 KiB of headers.";

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Problem problem = problem(response.getStatus());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Refusals.PROBLEM_JSON);
    // The body, if there is one, is not read: no other request can follow it.
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    if (problem.passes()) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
    }
    Content.Sink.write(response, true, ProblemJson.write(problem).toString(), callback);
    return true;
  }

  private static Problem problem(int status) {
    return switch (status) {
      case 431 -> Problem.of(StandardProblem.HEADERS_TOO_LARGE, ADVICE);
      case 503 -> Problem.of(StandardProblem.BUSY, "The service is stopping.");
      default -> {
        StandardProblem type = StandardProblem.MALFORMED_REQUEST;
        yield new Problem(status, type.code(), type.title(), ADVICE, List.of());
      }
    };
  }
}
