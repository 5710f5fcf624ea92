package dev.headgate.command.http;

import dev.headgate.command.problem.Problem;
import dev.headgate.command.problem.ProblemJson;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// What Jetty refuses before Javalin sees it: broken HTTP, headers that are too large.
final class JettyProblems implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Problem problem =
        new Problem(
            status,
            status == 431 ? "headers_too_large" : status < 500 ? "malformed_request" : "busy",
            "The request was refused before it was read",
            "Send well-formed HTTP/1.1 with less than 16 KiB of headers.",
            List.of());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Refusals.PROBLEM_JSON);
    Content.Sink.write(response, true, ProblemJson.write(problem).toString(), callback);
    return true;
  }
}
