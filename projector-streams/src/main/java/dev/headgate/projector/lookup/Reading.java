package dev.headgate.projector.lookup;

import dev.headgate.projector.exchange.Route;
import dev.headgate.projector.readdatabase.TenantReads;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/// What can be asked of the read model.
public final class Reading {

  private final Lookup lookup;
  private final Listing listing;
  private final AuditTrail audit;

  public Reading(TenantReads reads, MeterRegistry metrics) {
    this.lookup = new Lookup(reads, new Waiting(reads, metrics));
    this.listing = new Listing(reads);
    this.audit = new AuditTrail(reads);
  }

  /// The route table; the API document lists the same paths.
  public List<Route> routes() {
    return List.of(
        Route.get("getUser", "/v1/users/{id}", Lookup.PARAMETERS, lookup::user),
        Route.get("listSessions", "/v1/users/{id}/sessions", Listing.PARAMETERS, listing::sessions),
        Route.get("listApiKeys", "/v1/users/{id}/api-keys", Listing.PARAMETERS, listing::apiKeys),
        Route.get("getSession", "/v1/sessions/{id}", Lookup.PARAMETERS, lookup::session),
        Route.get("getApiKey", "/v1/api-keys/{id}", Lookup.PARAMETERS, lookup::apiKey),
        Route.get("getState", "/v1/state/{aggregate_type}/{id}", Lookup.PARAMETERS, lookup::state),
        Route.get("listAudit", "/v1/audit", AuditTrail.PARAMETERS, audit::list));
  }
}
