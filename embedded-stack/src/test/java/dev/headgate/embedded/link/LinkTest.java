package dev.headgate.embedded.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LinkTest {

  private ServerSocket echo;
  private Thread listener;
  private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
  private Link link;

  @BeforeEach
  void open() throws Exception {
    echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    listener =
        Thread.startVirtualThread(() -> {
          while (!echo.isClosed()) {
            try {
              Socket client = echo.accept();
              Thread.startVirtualThread(() -> answer(client));
            } catch (IOException e) {
              return;
            }
          }
        });
    link = Link.to(echo.getLocalPort());
  }

  private void answer(Socket client) {
    try (client) {
      for (int read = client.getInputStream().read();
          read >= 0;
          read = client.getInputStream().read()) {
        heard.add(read);
        client.getOutputStream().write(read);
      }
    } catch (IOException e) {
      heard.add(-1);
    }
  }

  @AfterEach
  void close() throws Exception {
    link.close();
    echo.close();
  }

  @Test
  void letsBytesThroughAndEndsWithThem() throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write("abc".getBytes(UTF_8));
      socket.shutdownOutput();
      assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("abc");
    }
  }

  @Test
  void resetsOpenAndNewConnectionsWhileItIsCut() throws Exception {
    try (Socket socket = connect()) {
      assertThat(asked(socket, 1)).isEqualTo(1);
      link.cut();
      assertThatThrownBy(() -> asked(socket, 2)).isInstanceOf(SocketException.class);
    }
    assertThatThrownBy(
            () -> {
              try (Socket socket = connect()) {
                asked(socket, 3);
              }
            })
        .isInstanceOf(SocketException.class);
    link.heal();
    try (Socket socket = connect()) {
      assertThat(asked(socket, 4)).isEqualTo(4);
    }
  }

  @Test
  void holdsBytesBackWhileItIsStalledAndLosesNone() throws Exception {
    try (Socket socket = connect()) {
      assertThat(asked(socket, 1)).isEqualTo(1);
      link.stall();
      socket.setSoTimeout(200);
      assertThatThrownBy(() -> asked(socket, 2)).isInstanceOf(SocketTimeoutException.class);
      link.heal();
      socket.setSoTimeout(10_000);
      assertThat(socket.getInputStream().read()).isEqualTo(2);
    }
  }

  @Test
  void delaysEachDirection() throws Exception {
    try (Socket socket = connect()) {
      link.slow(Duration.ofMillis(100));
      Instant begun = Instant.now();
      assertThat(asked(socket, 1)).isEqualTo(1);
      assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofMillis(199));
    }
  }

  @Test
  void endsTheAnswersAndStillCarriesTheQuestionsWhenHalfClosed() throws Exception {
    try (Socket socket = connect()) {
      assertThat(asked(socket, 1)).isEqualTo(1);
      link.halfClose();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      socket.getOutputStream().write(2);
      assertThat(heard.take()).isEqualTo(1);
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  @Test
  void resetsWhoeverAsksForNobody() throws Exception {
    echo.close();
    listener.join(); // a parked accept() lets one more in until it wakes
    try (Socket socket = connect()) {
      assertThatThrownBy(() -> asked(socket, 1)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void answersNobodyOnceItIsClosed() throws Exception {
    for (int round = 0; round < 200; round++) {
      Link closing = Link.to(echo.getLocalPort());
      closing.close();
      int port = closing.port();
      assertThatThrownBy(
              () -> {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                  asked(socket, 1);
                }
              })
          .isInstanceOf(SocketException.class);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), link.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  /// What comes back. An end of the stream counts as a reset: which of the two a client sees hangs
  /// on what it is doing at that moment.
  private static int asked(Socket socket, int question) throws IOException {
    socket.getOutputStream().write(question);
    int answer = socket.getInputStream().read();
    if (answer < 0) {
      throw new SocketException("the stream has ended");
    }
    return answer;
  }
}
