package dev.headgate.projector.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.WireTime;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// A row of a view as JSON: every column by its name, in its order.
public final class RowJson implements RowMapper<ObjectNode> {

  public static final RowJson MAPPER = new RowJson();

  // Numbers of a state keep the digits they came with.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private RowJson() {}

  @Override
  public ObjectNode map(ResultSet row, StatementContext context) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    ObjectNode json = JSON.createObjectNode();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      put(json, columns.getColumnLabel(column), columns.getColumnTypeName(column), row, column);
    }
    return json;
  }

  private static void put(ObjectNode json, String name, String type, ResultSet row, int column)
      throws SQLException {
    if (row.getObject(column) == null) {
      json.putNull(name);
      return;
    }
    switch (type) {
      case "int4", "int8" -> json.put(name, row.getLong(column));
      case "bool" -> json.put(name, row.getBoolean(column));
      case "timestamptz" ->
          json.put(name, WireTime.format(row.getObject(column, OffsetDateTime.class).toInstant()));
      case "jsonb" -> json.set(name, tree(row.getString(column)));
      case "text", "uuid" -> json.put(name, row.getString(column));
      default -> throw new IllegalStateException("no JSON for " + name + " of type " + type);
    }
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
