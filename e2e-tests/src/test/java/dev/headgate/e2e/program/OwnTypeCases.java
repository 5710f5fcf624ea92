package dev.headgate.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.e2e.gateway.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Event types that are files alone travel like those that are shipped.
interface OwnTypeCases {

  Program program();

  OwnTypes ownTypes();

  @Test
  default void carriesTypesThatAreFilesAlone() throws IOException {
    JsonNode status = new ObjectMapper().readTree(program().run("status", "--json").out());
    UUID tenant = UUID.randomUUID();
    JsonNode example = ownTypes().example("ParkingLotOpened");

    URI gateway = URI.create(status.path("command_url").asText());

    Answer answer = ownTypes().append(gateway, tenant, "parking_lot", "ParkingLotOpened", example);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    assertThat(ownTypes().firstRecord("parking.parkinglot.events.v1"))
        .contains(
            "ce_id:" + answer.eventIds().getFirst(), "ce_type:ParkingLotOpened", "Ada Lovelace");
    URI projector = URI.create(status.at("/services/projector-streams/url").asText());
    assertThat(ownTypes().state(projector, tenant, "parking_lot", 1)).isEqualTo(example);
    assertThat(OwnTypes.asyncApi(gateway))
        .contains("\n  parking.parkinglot.events.v1:\n", "\n    ParkingLotOpened.v1:\n");
    program().run("verify").requireSuccess();
  }
}
