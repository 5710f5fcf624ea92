package dev.headgate.e2e;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One service as it is shipped: its jar and its libraries, on a free port.
record ServiceJvm(Process process, int port) implements AutoCloseable {

  private static final Path HOME = Path.of(System.getProperty("headgate.home"));

  static ServiceJvm start(String module, String main, Map<String, String> environment)
      throws IOException {
    Path target = HOME.resolve(module).resolve("target");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                target.resolve(module + ".jar") + ":" + target.resolve("lib") + "/*",
                main));
    int port = freePort();
    builder.environment().putAll(environment);
    builder.environment().put("HEADGATE_HTTP_PORT", String.valueOf(port));
    builder.redirectErrorStream(true).redirectOutput(target.resolve("testcontainers.log").toFile());
    return new ServiceJvm(builder.start(), port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  boolean isReady() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException("the service ended with " + process.exitValue());
    }
    URI uri = URI.create("http://127.0.0.1:" + port + "/health/ready");
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    try {
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false; // it does not listen yet
    } finally {
      connection.disconnect();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
