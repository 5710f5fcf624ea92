package dev.headgate.cli.control;

/// How to reach a supervisor: a loopback port and the token that admits.
record Address(long pid, int port, String token) {

  @Override
  public String toString() {
    return "Address[pid " + pid + ", port " + port + "]";
  }
}
