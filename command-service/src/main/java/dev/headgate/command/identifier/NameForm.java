package dev.headgate.command.identifier;

import java.util.regex.Pattern;

/// How names that clients choose are written. The CHECKs of the command database say the same.
public enum NameForm {
  AGGREGATE_TYPE("[a-z][a-z0-9_]{0,62}", "a name in snake_case"),
  AGGREGATE_ID("[A-Za-z0-9._:@-]{1,200}", "1 to 200 of A-Z a-z 0-9 . _ : @ -"),
  /// Of those who pull the log: processors and cursors.
  CONSUMER("[A-Za-z0-9._-]{1,100}", "1 to 100 of A-Z a-z 0-9 . _ -");

  private final Pattern pattern;
  private final String words;

  NameForm(String pattern, String words) {
    this.pattern = Pattern.compile(pattern);
    this.words = words;
  }

  public Pattern pattern() {
    return pattern;
  }

  /// What is expected, for whoever wrote something else.
  public String words() {
    return words;
  }

  public boolean fits(String name) {
    return pattern.matcher(name).matches();
  }
}
