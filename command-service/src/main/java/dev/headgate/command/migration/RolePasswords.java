package dev.headgate.command.migration;

/// The passwords of the roles that log in.
public record RolePasswords(String command, String relay, String reader, String maintenance) {

  @Override
  public String toString() {
    return "RolePasswords[***]";
  }
}
