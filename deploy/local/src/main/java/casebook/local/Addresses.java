package casebook.local;

import java.util.Optional;

/**
 * Where the servers answer that the services need.
 *
 * @param postgres JDBC URL up to the name of the database
 * @param kafka bootstrap servers
 * @param issuer URL of the OpenID Connect issuer
 * @param mongodb where there is one; else the assessment service keeps its documents in PostgreSQL
 */
record Addresses(String postgres, String kafka, String issuer, Optional<String> mongodb) {}
